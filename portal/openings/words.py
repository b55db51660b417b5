"""Words of openings, and the state table of an opening."""

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.states import StateTable, move
from portal.kernel.words import Word


class OpeningKind(Word):
    """The three kinds of openings."""

    VACANCY = "vacancy", _l("Job")
    INTERNSHIP_SLOT = "internship_slot", _l("Internship")
    APPRENTICESHIP_PLACE = "apprenticeship_place", _l("Apprenticeship")


class OpeningState(Word):
    """Where an opening stands."""

    DRAFT = "draft", _l("Draft")
    SUBMITTED = "submitted", _l("In review")
    PUBLISHED = "published", _l("Public")
    PAUSED = "paused", _l("Paused")
    FILLED = "filled", _l("Filled")
    EXPIRED = "expired", _l("Expired")
    WITHDRAWN = "withdrawn", _l("Withdrawn")
    REJECTED = "rejected", _l("Sent back")


S = OpeningState
_COMPANY_SIDE = (Role.EMPLOYER, Role.ADVISOR, Role.COORDINATOR)
_STAFF = (Role.ADVISOR, Role.COORDINATOR)
OPENING_STATES = StateTable(
    (
        move("submit", {S.DRAFT, S.REJECTED}, S.SUBMITTED, *_COMPANY_SIDE),
        move("publish", {S.DRAFT, S.REJECTED, S.SUBMITTED}, S.PUBLISHED, *_STAFF),
        move("reject", S.SUBMITTED, S.REJECTED, *_STAFF),
        move("take_back", S.SUBMITTED, S.DRAFT, *_COMPANY_SIDE),
        move("pause", S.PUBLISHED, S.PAUSED, *_COMPANY_SIDE),
        move("resume", S.PAUSED, S.PUBLISHED, *_COMPANY_SIDE),
        move("fill", {S.PUBLISHED, S.PAUSED}, S.FILLED, *_COMPANY_SIDE),
        move("withdraw", {S.DRAFT, S.SUBMITTED, S.PUBLISHED, S.PAUSED, S.REJECTED}, S.WITHDRAWN, *_COMPANY_SIDE),
        move("reopen", {S.FILLED, S.EXPIRED, S.WITHDRAWN}, S.DRAFT, *_COMPANY_SIDE),
        move("expire", {S.PUBLISHED, S.PAUSED}, S.EXPIRED),
    )
)


class OpeningShelf(Word):
    """How a company looks at its openings: what it works on, what we read, what is online, what is over."""

    DRAFTS = "drafts", _l("Drafts")
    REVIEW = "review", _l("In review")
    ONLINE = "online", _l("Online")
    OVER = "over", _l("Over")

    @classmethod
    def of(cls, state: OpeningState) -> "OpeningShelf":
        """Return where an opening in this state lies."""
        return _SHELVES[state]

    @classmethod
    def named(cls, code: str) -> "OpeningShelf | None":
        """Return the shelf an address names; None for all of them."""
        return next((shelf for shelf in cls if shelf.value == code), None)

    @property
    def states(self) -> tuple[OpeningState, ...]:
        """The states that lie on it."""
        return tuple(state for state, shelf in _SHELVES.items() if shelf is self)


_SHELVES = {
    S.DRAFT: OpeningShelf.DRAFTS,
    S.REJECTED: OpeningShelf.DRAFTS,
    S.SUBMITTED: OpeningShelf.REVIEW,
    S.PUBLISHED: OpeningShelf.ONLINE,
    S.PAUSED: OpeningShelf.ONLINE,
    S.FILLED: OpeningShelf.OVER,
    S.EXPIRED: OpeningShelf.OVER,
    S.WITHDRAWN: OpeningShelf.OVER,
}


STILL_FREE = "opening still free"
"""What a link is for that asks a company about its place."""


class OpeningAct(Word):
    """What a company reads of the history of its opening."""

    DRAFTED = "opening.drafted", _l("Draft begun")
    CHANGED = "opening.changed", _l("Changed")
    NEEDS_NOTED = "opening.needs_noted", _l("What the work asks was noted")
    CONFIRMED = "opening.confirmed", _l("Confirmed")
    SUBMITTED = "opening.submitted", _l("Sent")
    TAKEN_BACK = "opening.taken_back", _l("Taken back")
    REJECTED = "opening.rejected", _l("Sent back to you")
    PUBLISHED = "opening.published", _l("Went online")
    PROLONGED = "opening.prolonged", _l("Said to be still free")
    PAUSED = "opening.paused", _l("Paused")
    RESUMED = "opening.resumed", _l("Went online again")
    SHOWN = "opening.shown", _l("Visibility changed")
    FILLED = "opening.filled", _l("Filled")
    WITHDRAWN = "opening.withdrawn", _l("Taken down")
    EXPIRED = "opening.expired", _l("Ran out")
    REOPENED = "opening.reopened", _l("Opened again")


class OpeningSource(Word):
    """How an opening came in."""

    PORTAL = "portal", _l("Portal")
    PHONE = "phone", _l("Phone")
    VISIT = "visit", _l("Visit")
    IMPORT = "import", _l("Import")


class Visibility(Word):
    """Who sees a published opening."""

    PUBLIC = "public", _l("Everyone, on the public site")
    TEAM_ONLY = "team_only", _l("Only the KAI team")


class PayUnit(Word):
    """What a wage counts by."""

    HOUR = "hour", _l("per hour")
    MONTH = "month", _l("per month")


class Perspective(Word):
    """What can come after an internship."""

    HIRE_INTENDED = "hire_intended", _l("We want to hire afterwards")
    HIRE_POSSIBLE = "hire_possible", _l("Hiring is possible")
    TRIAL_ONLY = "trial_only", _l("Getting to know only")
    APPRENTICESHIP = "apprenticeship", _l("An apprenticeship can follow")


class FilledHow(Word):
    """How a place was filled."""

    KAI = "kai", _l("With a person from KAI")
    ELSEWHERE = "elsewhere", _l("In another way")


class WithdrawalReason(Word):
    """Why an opening was taken down."""

    NOT_NEEDED = "not_needed", _l("We no longer need anybody")
    LATER = "later", _l("Not now, perhaps later")
    MISTAKE = "mistake", _l("It was entered by mistake")
    COMPANY_LEFT = "company_left", _l("The company is no longer a partner")


class StartBand(Word):
    """When work begins, coarse. A place without a day can begin at once."""

    NOW = "now", _l("within two weeks")
    SOON = "soon", _l("within three months")
    LATER = "later", _l("later")

    def days(self) -> tuple[int | None, int | None]:
        """Return after how many days from now it begins at the earliest and at the latest."""
        return {"now": (None, 14), "soon": (14, 92), "later": (92, None)}[self.value]


class LicenceAsked(Word):
    """Which licence a place asks for."""

    NONE = "none", _l("no licence needed")
    CAR = "b", _l("driving licence (car)")
    FORKLIFT = "forklift", _l("forklift licence")


class Radius(Word):
    """How far around a place."""

    KM_5 = "5", _l("5 km")
    KM_10 = "10", _l("10 km")
    KM_20 = "20", _l("20 km")
    KM_30 = "30", _l("30 km")
    KM_50 = "50", _l("50 km")

    @property
    def km(self) -> int:
        """The radius in kilometres."""
        return int(self.value)


class RateCode(Word):
    """Lawful amounts that a place is held against."""

    MINIMUM_WAGE = "minimum_wage", _l("Minimum wage, euros an hour")
    MINIJOB_LIMIT = "minijob_limit", _l("Limit of a mini-job, euros a month")
    TRAINING_1 = "training_1", _l("Training pay, 1st year, euros a month")
    TRAINING_2 = "training_2", _l("Training pay, 2nd year, euros a month")
    TRAINING_3 = "training_3", _l("Training pay, 3rd year, euros a month")
    TRAINING_4 = "training_4", _l("Training pay, 4th year, euros a month")
    SECTOR_CARE = "sector_care", _l("Minimum wage in care, euros an hour")
    SECTOR_CLEANING = "sector_cleaning", _l("Minimum wage in cleaning, euros an hour")
    SECTOR_BUILDING = "sector_building", _l("Minimum wage in building trades, euros an hour")
    SECTOR_ELECTRICAL = "sector_electrical", _l("Minimum wage in electrical trades, euros an hour")


class ImportedKind(Word):
    """What an import brings in."""

    OPENING = "opening", _l("Opening")
    COMPANY = "company", _l("Company")


class Stays(Word):
    """Why something stays although its import is taken back."""

    CHANGED = "changed", _l("Somebody has worked on it since.")
    IN_USE = "in_use", _l("Something belongs to it: an opening, a proposal, a task or a note.")


class NoteCode(Word):
    """What the portal says to somebody who writes an opening, kept as rows with source and day of the check."""

    CONTACT = "contact", _l("Contact details in the text")
    HELPERS_GERMAN = "helpers_german", _l("Much German asked of helpers")
    NO_PAY = "no_pay", _l("No pay is named")
    REPORT_AT_ONCE = "report_at_once", _l("Fields in which work is reported before it begins")
    AGE = "age", _l("Wording: age")
    SEX = "sex", _l("Wording: gender")
    ORIGIN = "origin", _l("Wording: origin and language")
    RELIGION = "religion", _l("Wording: religion")
    DISABILITY = "disability", _l("Wording: health and disability")
    IDENTITY = "identity", _l("Wording: private life")
