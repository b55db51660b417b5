"""Words of candidates."""

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.states import StateTable, move
from portal.kernel.words import Word


class CandidateState(Word):
    """Where a person stands with us."""

    DRAFT = "draft", _l("Being taken in")
    ACTIVE = "active", _l("Active")
    PAUSED = "paused", _l("Paused")
    PLACED = "placed", _l("In work")
    LEFT = "left", _l("No longer accompanied")


_STAFF = (Role.ADVISOR, Role.COORDINATOR)
S = CandidateState
CANDIDATE_STATES = StateTable(
    (
        move("take_in", S.DRAFT, S.ACTIVE, *_STAFF),
        move("pause", S.ACTIVE, S.PAUSED, Role.CANDIDATE, *_STAFF),
        move("resume", S.PAUSED, S.ACTIVE, Role.CANDIDATE, *_STAFF),
        move("place", {S.ACTIVE, S.PAUSED}, S.PLACED, *_STAFF),
        move("return", {S.PLACED, S.LEFT}, S.ACTIVE, *_STAFF),
        move("leave", {S.ACTIVE, S.PAUSED, S.PLACED}, S.LEFT, *_STAFF),
    )
)


class IntakeStep(Word):
    """The short steps of taking in a person; the answers are kept at each of them."""

    REACH = "reach", _l("Who it is")
    LANGUAGES = "languages", _l("Languages")
    AIMS = "aims", _l("Can and wants")
    TIMES = "times", _l("Times and permission")
    REVIEW = "review", _l("Look and take in")


class CourseKind(Word):
    """Kinds of German courses."""

    INTEGRATION = "integration", _l("Integration course")
    VOCATIONAL = "vocational", _l("Vocational German course")
    LITERACY = "literacy", _l("Literacy course")
    OTHER = "other", _l("Other course")


class BenefitAgency(Word):
    """Which office pays benefits. Never leaves the team."""

    JOBCENTER = "jobcenter", _l("Jobcentre")
    EMPLOYMENT_AGENCY = "employment_agency", _l("Employment agency")
    SOCIAL_OFFICE = "social_office", _l("Social welfare office")
    NOBODY = "nobody", _l("No benefits")


class FactSource(Word):
    """From whom we know something."""

    PERSON = "person", _l("The person told or showed us")
    JOBCENTER = "jobcenter", _l("Papers of the Jobcentre, or a talk with it")


class Fact(Word):
    """What of a person can be known from the Jobcentre alone, by the name of its column."""

    GOAL = "goal", _l("Looking for")
    FIELD = "field", _l("Field of work")
    AVAILABLE_FROM = "available_from", _l("Available from")
    HOURS_PER_WEEK = "hours_per_week", _l("Hours a week")
    DAY_PART = "day_part", _l("When in the day")
    WORKS_SHIFTS = "works_shifts", _l("Works in shifts")
    HAS_LICENCE_B = "has_licence_b", _l("Driving licence B")
    HAS_FORKLIFT_LICENCE = "has_forklift_licence", _l("Forklift licence")
    REGION = "region", _l("Where the person lives")
    PERMIT = "permit", _l("Permission to work")


class Weekday(Word):
    """Days of the week."""

    MONDAY = "mon", _l("Monday")
    TUESDAY = "tue", _l("Tuesday")
    WEDNESDAY = "wed", _l("Wednesday")
    THURSDAY = "thu", _l("Thursday")
    FRIDAY = "fri", _l("Friday")
    SATURDAY = "sat", _l("Saturday")


class ReleaseReason(Word):
    """Why a profile goes out although it could be of fewer than three people in the file."""

    NEEDED = "needed", _l("The company cannot decide without these details")
    AGREED = "agreed", _l("The person has seen it and wants it shown like this")
    RARE = "rare", _l("The work is so rare that hardly anybody else fits anyway")


class YesNo(Word):
    """An answer that may also be missing."""

    YES = "yes", _l("Yes")
    NO = "no", _l("No")

    @classmethod
    def of(cls, value: bool | None) -> "YesNo | None":  # noqa: FBT001 - it is the value itself
        """Return the word for a known answer."""
        return None if value is None else cls.YES if value else cls.NO


class TextPurpose(Word):
    """What a text about a person is written for. Each may leave only after somebody has looked at every mark in it."""

    SHORT_TEXT = "short_text", _l("Short text of the profile")


class Decision(Word):
    """What happens to a marked stretch of a text, and why."""

    REPLACE = "replace", _l("Replace it")
    ORDINARY = "ordinary", _l("It stays: here it is an ordinary word")
    COMPANY = "company", _l("It stays: it is about the company, not the person")
    NEEDED = "needed", _l("It stays: the work needs it, and the person agrees")
