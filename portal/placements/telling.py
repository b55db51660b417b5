"""How the history of work found is told to the team."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling
from portal.placements.words import FollowUpResult, FollowUpStep, PlacementState, Sign

TELLING = Telling(
    titles={
        "placement.agreed": _l("Agreed"),
        "placement.started": _l("The work began"),
        "placement.cancelled": _l("Did not start"),
        "placement.ended": _l("The work ended"),
        "placement.asked": _l("Both asked how it is going"),
        "placement.company_said": _l("Company answered"),
        "placement.person_said": _l("Person answered"),
        "placement.heard": _l("Heard by the advisor"),
    },
    states={word.value: word.label for words in (PlacementState, FollowUpStep) for word in words},
    reasons={word.value: word.label for words in (Sign, FollowUpResult) for word in words},
)
