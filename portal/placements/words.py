"""Words of placements."""

from datetime import date, timedelta

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.retention.periods import months_later
from portal.kernel.states import StateTable, move
from portal.kernel.words import Word


class PlacementKind(Word):
    """What kind of work was found."""

    JOB = "job", _l("Job with social insurance")
    MINI_JOB = "mini_job", _l("Mini-job")
    APPRENTICESHIP = "apprenticeship", _l("Apprenticeship")
    INTRODUCTORY_TRAINING = "eq", _l("Introductory training")


class PlacementState(Word):
    """Where a placement stands."""

    AGREED = "agreed", _l("Agreed")
    STARTED = "started", _l("Started")
    ENDED = "ended", _l("Ended")
    CANCELLED = "cancelled", _l("Did not start")


class FollowUpStep(Word):
    """When after the first day we ask how the work is going."""

    TWO_WEEKS = "two_weeks", _l("after two weeks")
    ONE_MONTH = "one_month", _l("after one month")
    THREE_MONTHS = "three_months", _l("after three months")
    SIX_MONTHS = "six_months", _l("after six months")
    TWELVE_MONTHS = "twelve_months", _l("after twelve months")

    def due_on(self, starts_on: date) -> date:
        """Return the day on which we ask."""
        if self is FollowUpStep.TWO_WEEKS:
            return starts_on + timedelta(weeks=2)
        return months_later(starts_on, MONTHS[self])


MONTHS = {
    FollowUpStep.ONE_MONTH: 1,
    FollowUpStep.THREE_MONTHS: 3,
    FollowUpStep.SIX_MONTHS: 6,
    FollowUpStep.TWELVE_MONTHS: 12,
}


class Side(Word):
    """Who says how the work is going."""

    COMPANY = "company", _l("Company")
    PERSON = "person", _l("Person")


class Sign(Word):
    """How the work is going, with one tap."""

    GOOD = "good", _l("The work is going well")
    SO_SO = "so_so", _l("The work is going so-so")
    BAD = "bad", _l("The work is not going well")
    OVER = "over", _l("The work has ended")


class FollowUpResult(Word):
    """What the advisor heard at a check; an end is recorded as the end of the work, with its reason."""

    EMPLOYED = "employed", _l("Still works there")
    CHANGED = "changed", _l("Works for another company")
    APPRENTICESHIP = "apprenticeship", _l("Has begun an apprenticeship")
    NOT_REACHED = "not_reached", _l("Not reached")


class EndOfWork(Word):
    """Why work ended. A closed list: nothing of somebody's private life is kept."""

    COMPANY = "company", _l("The company ended it")
    PERSON = "person", _l("The person ended it")
    TERM = "term", _l("The fixed term was over")
    OTHER_WORK = "other_work", _l("The person found other work")
    APPRENTICESHIP = "apprenticeship", _l("The person began an apprenticeship")
    OTHER = "other", _l("Another reason")


# Everyone works with their own people: coordinators see figures, not persons.
_STAFF = (Role.ADVISOR,)
S = PlacementState
PLACEMENT_STATES = StateTable(
    (
        move("start", S.AGREED, S.STARTED, *_STAFF),
        move("cancel", S.AGREED, S.CANCELLED, *_STAFF),
        move("end", S.STARTED, S.ENDED, *_STAFF),
    )
)
