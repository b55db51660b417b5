"""How the history of an opening is told to the team."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling
from portal.openings.words import FilledHow, OpeningState, WithdrawalReason

TELLING = Telling(
    titles={
        "opening.drafted": _l("Begun"),
        "opening.changed": _l("Changed"),
        "opening.needs_noted": _l("What the work asks was noted"),
        "opening.confirmed": _l("Confirmed by the company"),
        "opening.submitted": _l("Handed in"),
        "opening.taken_back": _l("Taken back"),
        "opening.rejected": _l("Sent back"),
        "opening.published": _l("Put online"),
        "opening.prolonged": _l("Said to be still free"),
        "opening.paused": _l("Paused"),
        "opening.resumed": _l("Put online again"),
        "opening.shown": _l("Visibility changed"),
        "opening.handed_over": _l("Handed over to another company"),
        "opening.filled": _l("Filled"),
        "opening.withdrawn": _l("Taken down"),
        "opening.expired": _l("Ran out"),
        "opening.reopened": _l("Opened again"),
    },
    states={state.value: state.label for state in OpeningState},
    reasons={
        **{word.value: word.label for words in (FilledHow, WithdrawalReason) for word in words},
        "trusted_partner": _l("At once, because the company is a trusted partner"),
        "import": _l("By import"),
        "stale": _l("Not confirmed for 60 days"),
    },
)
