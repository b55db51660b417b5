"""Reading people's records. Projections for advisors; nothing here is for companies."""

from portal.candidates.queries.links import LINK_PURPOSE, LinkRow, links_of, usable_link, usable_links
from portal.candidates.queries.listing import (
    CandidateFilter,
    CandidateList,
    CandidateRow,
    candidate_title,
    find_candidates,
    name_of,
    names_of_candidates,
    possible_duplicates,
)
from portal.candidates.queries.record import (
    CandidateRecord,
    CompetenceRow,
    CourseRow,
    ExperienceRow,
    LevelRow,
    candidate_record,
    contact_language,
    course_hours,
    draft_of,
)

__all__ = [
    "LINK_PURPOSE",
    "CandidateFilter",
    "CandidateList",
    "CandidateRecord",
    "CandidateRow",
    "CompetenceRow",
    "CourseRow",
    "ExperienceRow",
    "LevelRow",
    "LinkRow",
    "candidate_record",
    "candidate_title",
    "contact_language",
    "course_hours",
    "draft_of",
    "find_candidates",
    "links_of",
    "name_of",
    "names_of_candidates",
    "possible_duplicates",
    "usable_link",
    "usable_links",
]
