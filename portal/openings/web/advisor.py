"""The team's desk for openings: its views stand in three files."""

from portal.openings.web import advisor_moving, advisor_writing, needing
from portal.openings.web.advisor_desk import desk

__all__ = ["advisor_moving", "advisor_writing", "desk", "needing"]
