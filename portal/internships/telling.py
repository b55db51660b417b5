"""How the history of an internship is told to the team."""

from portal.internships.words import AbortReason, InternshipState
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling

TELLING = Telling(
    titles={
        "internship.planned": _l("Internship planned"),
        "internship.changed": _l("Plan changed"),
        "internship.approved": _l("Approved"),
        "internship.started": _l("First day"),
        "internship.decided": _l("The company said how it goes on"),
        "internship.completed": _l("Internship completed"),
        "internship.aborted": _l("Ended early"),
        "internship.cancelled": _l("Called off"),
    },
    states={state.value: state.label for state in InternshipState},
    reasons={reason.value: reason.label for reason in AbortReason},
)
