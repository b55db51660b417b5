"""A meeting as calendars read it: a neutral title with the code, a time, a link behind the sign-in. Nobody is named."""

from flask import current_app

from portal.kernel.calendars import MIME, CalendarEntry, Method, calendar_file
from portal.kernel.clock import now
from portal.kernel.i18n import gettext as _
from portal.kernel.mail import Attachment
from portal.kernel.settings import Settings
from portal.proposals.meeting_words import LASTS
from portal.proposals.queries import Entry

FILE_NAME = "kai.ics"


def entry_of(entry: Entry, url: str = "") -> CalendarEntry:
    """Return the entry of a meeting; the title is read on phones and by colleagues, so it says the code alone."""
    return CalendarEntry(
        uid=f"{entry.key}@kai",
        title=_("KAI meeting %(reference)s", reference=entry.reference),
        begins=entry.at,
        url=url,
        version=entry.version,
        length=LASTS,
        is_off=entry.is_off,
    )


def file_of(entry: Entry, url: str = "") -> bytes:
    """Write the calendar file of one meeting, or the one that takes it out again."""
    method = Method.CANCEL if entry.is_off else Method.PUBLISH
    return calendar_file([entry_of(entry, url)], at=now(), sender=house_address(), method=method)


def attached(entry: Entry) -> Attachment:
    """Return the calendar file as it goes along with a letter."""
    method = Method.CANCEL if entry.is_off else Method.PUBLISH
    return Attachment(FILE_NAME, MIME, file_of(entry), (("method", method.value), ("charset", "utf-8")))


def house_address() -> str:
    """Return the address letters come from: a calendar wants to know who keeps an entry, and that is the house."""
    settings: Settings = current_app.extensions["portal_settings"]
    return settings.mail_from.rpartition("<")[2].rstrip("> ")
