"""The company's desk for openings: its views stand in three files."""

from portal.openings.web import employer_moving, employer_writing, needing
from portal.openings.web.employer_desk import desk

__all__ = ["desk", "employer_moving", "employer_writing", "needing"]
