"""Calendar files (RFC 5545): moments without a word about anybody, for whichever calendar people keep.

All times stand in UTC, which every calendar shows on its owner's clock, in summer and in winter. Whoever makes an entry answers
for its title: it is read on phones, in shared calendars and on servers that are not ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

MIME = "text/calendar"


class Method(StrEnum):
    """What a calendar shall do with a file: take the entries in, or take them out again (RFC 5546)."""

    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry: a moment with its length, or a whole day. The same `uid` with a higher `version` replaces the older one."""

    uid: str
    title: str
    begins: datetime | date
    url: str = ""
    version: int = 0
    length: timedelta = timedelta(hours=1)
    is_off: bool = False


def calendar_file(
    entries: Iterable[CalendarEntry], *, at: datetime, sender: str, name: str = "", method: Method = Method.PUBLISH
) -> bytes:
    """Write entries as a calendar file; `sender` is the address of the house, never of a person."""
    from icalendar import Calendar  # noqa: PLC0415 - slow to load, and few pages need it

    calendar = Calendar()
    calendar.add("prodid", "-//KAI//Portal//DE")
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry, at, sender, is_off=entry.is_off or method is Method.CANCEL))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, at: datetime, sender: str, *, is_off: bool) -> "Event":
    from icalendar import Event, vCalAddress  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.version)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("organizer", vCalAddress(f"mailto:{sender}"))
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("class", "PRIVATE")
    if entry.url:
        event.add("url", entry.url)
    if isinstance(entry.begins, datetime):
        event.add("dtstart", entry.begins.astimezone(UTC))
        event.add("dtend", (entry.begins + entry.length).astimezone(UTC))
    else:
        event.add("dtstart", entry.begins)
        event.add("dtend", entry.begins + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    return event
