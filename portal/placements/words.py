"""Words of placements."""

from portal.kernel.access import Role
from portal.kernel.i18n import lazy_gettext as _l
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


_STAFF = (Role.ADVISOR, Role.COORDINATOR)
S = PlacementState
PLACEMENT_STATES = StateTable(
    (
        move("start", S.AGREED, S.STARTED, *_STAFF),
        move("cancel", S.AGREED, S.CANCELLED, *_STAFF),
        move("end", S.STARTED, S.ENDED, *_STAFF),
    )
)
