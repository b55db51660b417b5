"""The team's desk for openings: its views stand in two files."""

from portal.openings.web import advisor_moving, advisor_writing
from portal.openings.web.advisor_desk import desk

__all__ = ["advisor_moving", "advisor_writing", "desk"]
