"""Desks, pages and frames. For people who know Flask: see README.md beside this file."""

from portal.kernel.web.desk import Desk, KeptDesk, SafeDesk, takes_up_to
from portal.kernel.web.frame import ContactCard, FrameSources, Link, NavigationEntry, start_page_of
from portal.kernel.web.gates import before_factor, demand_proof, is_sent_again, proven
from portal.kernel.web.keeping import only_for_now
from portal.kernel.web.listing import Listing, listing
from portal.kernel.web.page import Answer, Page
from portal.kernel.web.remembering import once_per_version
from portal.kernel.web.senders import sender

__all__ = [
    "Answer",
    "ContactCard",
    "Desk",
    "FrameSources",
    "KeptDesk",
    "Link",
    "Listing",
    "NavigationEntry",
    "Page",
    "SafeDesk",
    "before_factor",
    "demand_proof",
    "is_sent_again",
    "listing",
    "once_per_version",
    "only_for_now",
    "proven",
    "sender",
    "start_page_of",
    "takes_up_to",
]
