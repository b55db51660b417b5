"""How the history of an internship is told to the team."""

from portal.internships.words import AbortReason, InternshipState, RequestAnswer, RequestMatter
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling

TELLING = Telling(
    titles={
        "internship.planned": _l("Internship planned"),
        "internship.changed": _l("Plan changed"),
        "internship.asked": _l("An authority was asked"),
        "internship.answered": _l("An authority answered"),
        "internship.approved": _l("Approved"),
        "internship.started": _l("First day"),
        "internship.decided": _l("The company said how it goes on"),
        "internship.completed": _l("Internship completed"),
        "internship.aborted": _l("Ended early"),
        "internship.cancelled": _l("Called off"),
    },
    states={each.value: each.label for each in (*InternshipState, *RequestAnswer)},
    reasons={each.value: each.label for each in (*AbortReason, *RequestMatter)},
)
