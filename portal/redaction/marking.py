"""All matchers over one text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal.redaction.contacts import find_contacts
from portal.redaction.days import find_days
from portal.redaction.firms import find_firms
from portal.redaction.marks import Mark, settled
from portal.redaction.name_marks import find_names
from portal.redaction.names import NameBook, People
from portal.redaction.numbers import find_numbers
from portal.redaction.places import find_places
from portal.redaction.reading import read
from portal.redaction.topics import find_topics
from portal.redaction.workplaces import find_workplaces

__all__ = ["NameBook", "People", "find_marks", "find_marks_by"]


def find_marks(text: str, people: People = (), others: People = ()) -> list[Mark]:
    """Mark what tells who somebody is; `people` are those the text is about, `others` all else in the file.

    Every mark is a question to the advisor. No mark is no promise: a text without marks has to be read all the same.
    """
    return find_marks_by(text, NameBook(people, others))


def find_marks_by(text: str, book: NameBook) -> list[Mark]:
    """Mark a text with names that are prepared already."""
    reading = read(text)
    if not reading.plain:
        return []
    found: Iterable[Mark] = settled(_all_marks(reading.plain, book), reading.plain)
    placed = []
    for mark in found:
        start, end = reading.span(mark.start, mark.end)
        placed.append(replace(mark, start=start, end=end))
    return placed


def _all_marks(plain: str, book: NameBook) -> Iterator[Mark]:
    yield from find_names(plain, book)
    yield from find_contacts(plain)
    yield from find_numbers(plain)
    yield from find_days(plain)
    yield from find_places(plain)
    yield from find_topics(plain)
    yield from find_workplaces(plain)
    yield from find_firms(plain)
