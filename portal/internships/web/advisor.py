"""The team's desk for internships: its views stand in five files."""

from portal.internships.web import advisor_asking, advisor_certificate, advisor_leading, advisor_planning
from portal.internships.web.advisor_desk import desk
from portal.internships.web.advisor_reading import panel_of_proposal

__all__ = ["advisor_asking", "advisor_certificate", "advisor_leading", "advisor_planning", "desk", "panel_of_proposal"]
