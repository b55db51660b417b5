"""How the history of work found is told to the team."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling
from portal.placements.words import PlacementState

TELLING = Telling(
    titles={
        "placement.agreed": _l("Agreed"),
        "placement.started": _l("The work began"),
        "placement.cancelled": _l("Did not start"),
        "placement.ended": _l("The work ended"),
    },
    states={state.value: state.label for state in PlacementState},
)
