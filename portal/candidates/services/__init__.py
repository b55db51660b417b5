"""What advisors do with a person's record, one verb per function."""

from portal.candidates.drafts import (
    Aims,
    CandidateDraft,
    CompetenceDraft,
    Contact,
    CourseDraft,
    ExperienceDraft,
    Internal,
    Knows,
    LevelDraft,
    ProfileChoice,
    Reach,
    Search,
    Times,
    WeeklyHour,
    Who,
    WorkPermit,
)
from portal.candidates.services.describing import (
    add_competence,
    add_experience,
    enrol_in_course,
    remove_detail,
    set_language_level,
)
from portal.candidates.services.entering import change_candidate, enter_candidate, hand_over
from portal.candidates.services.intake import IntakePart, begin_intake, discard_intake, finish_intake, save_intake
from portal.candidates.services.linking import (
    BY_THE_PERSON,
    create_personal_link,
    link_handed_out_last,
    open_personal_link,
    revoke_personal_link,
)
from portal.candidates.services.moving import (
    leave_candidate,
    mark_placed,
    pause_candidate,
    resume_candidate,
    return_candidate,
)
from portal.candidates.services.publishing import publish_masked
from portal.candidates.services.restricting import lift_restriction, restrict_candidate
from portal.candidates.services.viewing import LOOKED, note_look

__all__ = [
    "BY_THE_PERSON",
    "LOOKED",
    "Aims",
    "CandidateDraft",
    "CompetenceDraft",
    "Contact",
    "CourseDraft",
    "ExperienceDraft",
    "IntakePart",
    "Internal",
    "Knows",
    "LevelDraft",
    "ProfileChoice",
    "Reach",
    "Search",
    "Times",
    "WeeklyHour",
    "Who",
    "WorkPermit",
    "add_competence",
    "add_experience",
    "begin_intake",
    "change_candidate",
    "create_personal_link",
    "discard_intake",
    "enrol_in_course",
    "enter_candidate",
    "finish_intake",
    "hand_over",
    "leave_candidate",
    "lift_restriction",
    "link_handed_out_last",
    "mark_placed",
    "note_look",
    "open_personal_link",
    "pause_candidate",
    "publish_masked",
    "remove_detail",
    "restrict_candidate",
    "resume_candidate",
    "return_candidate",
    "revoke_personal_link",
    "save_intake",
    "set_language_level",
]
