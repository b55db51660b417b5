"""The advisors' pages about people, and the door of personal links."""

from portal.candidates.web import (
    advisor,
    advisor_details,
    advisor_intake,
    advisor_profile,
    advisor_sections,
    advisor_wording,
    demo,
    public,
)

__all__ = [
    "advisor",
    "advisor_details",
    "advisor_intake",
    "advisor_profile",
    "advisor_sections",
    "advisor_wording",
    "demo",
    "public",
]
