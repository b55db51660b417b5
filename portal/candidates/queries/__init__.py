"""Reading people's records. Projections for advisors; nothing here is for companies."""

from portal.candidates.queries.links import LinkRow, hash_of, link_behind, link_secret, links_of, usable_link, usable_links
from portal.candidates.queries.listing import (
    CandidateFilter,
    CandidateList,
    CandidateRow,
    candidate_title,
    find_candidates,
    name_of,
    names_of_candidates,
    people_being_taken_in,
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
from portal.candidates.queries.release import CrowdTold, Release, release_of
from portal.candidates.queries.wording import mark_text, names_around, seen_of

__all__ = [
    "CandidateFilter",
    "CandidateList",
    "CandidateRecord",
    "CandidateRow",
    "CompetenceRow",
    "CourseRow",
    "CrowdTold",
    "ExperienceRow",
    "LevelRow",
    "LinkRow",
    "Release",
    "candidate_record",
    "candidate_title",
    "contact_language",
    "course_hours",
    "draft_of",
    "find_candidates",
    "hash_of",
    "link_behind",
    "link_secret",
    "links_of",
    "mark_text",
    "name_of",
    "names_around",
    "names_of_candidates",
    "people_being_taken_in",
    "possible_duplicates",
    "release_of",
    "seen_of",
    "usable_link",
    "usable_links",
]
