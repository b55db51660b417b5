"""How messages are told in the history of a proposal: that they were written, never what."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.web.records import Telling

TELLING = Telling(
    titles={
        "message.written": _l("Company wrote a message"),
        "message.sent": _l("Message sent to the company"),
        "message.settled": _l("Message needed no written answer"),
    }
)
