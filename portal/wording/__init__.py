"""Wording of openings: finds what could keep people from applying who may apply (AGG ss. 1, 7, 11). Words in, findings out."""

from portal.wording.finding import Finding, find_risks, reword
from portal.wording.sex import is_for_all

__all__ = ["Finding", "find_risks", "is_for_all", "reword"]
