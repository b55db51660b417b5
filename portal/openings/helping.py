"""What helps somebody who writes an opening: soft hints beside a field, never a refusal."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.queries.rates import Rates
from portal.openings.services import OpeningDraft, pay_of
from portal.openings.wages import hints_on_pay
from portal.redaction.contacts import find_contacts
from portal.redaction.marks import settled
from portal.redaction.reading import read
from portal.wording import find_risks, is_for_all, reword

CONTACT: Final = _l(
    "We bring people together with you. Please keep phone numbers and addresses with your company, not in the text."
)
NO_RATES: Final = Rates()
TEXTS: Final = ("title", "tasks", "requirements")


@dataclass(frozen=True)
class Help:
    """A hint beside a field: the words it is about, if any, and what could stand there instead ("" leaves them out)."""

    field: str
    advice: Sentence
    about: Sentence | None = None
    words: str | None = None
    neutral: str | None = None
    is_wording: bool = False

    @property
    def key(self) -> str:
        """What the page sends back if somebody takes the neutral wording."""
        return f"{self.field}:{self.words}"


def helps_for(draft: OpeningDraft, rates: Rates = NO_RATES, *, on: date | None = None) -> tuple[Help, ...]:
    """Return what to say about a draft, in the order of its fields; on pay where amounts and a day are given."""
    on_texts = tuple(found for field in TEXTS for _start, _end, found in _on_text(draft, field))
    on_pay = hints_on_pay(pay_of(draft), rates, on=on) if on and rates.rows else ()
    return (*on_texts, *(Help(field, sentence) for field, sentence in on_pay))


def taken_over(draft: OpeningDraft, field: str, keys: frozenset[str]) -> str:
    """Return a text of the draft with the neutral wordings somebody ticked."""
    chosen = [(start, end, found.neutral) for start, end, found in _on_text(draft, field) if found.key in keys]
    return reword(_text(draft, field), [(start, end, words) for start, end, words in chosen if words is not None])


def _on_text(draft: OpeningDraft, field: str) -> Iterator[tuple[int, int, Help]]:
    text = _text(draft, field)
    for each in find_risks(text, is_title=field == "title", is_marked=is_for_all(_text(draft, "title"))):
        yield (
            each.start,
            each.end,
            Help(field, each.advice, each.ground.label, text[each.start : each.end], each.neutral, is_wording=True),
        )
    reading = read(text)
    for mark in settled(find_contacts(reading.plain), reading.plain):
        start, end = reading.span(mark.start, mark.end)
        yield start, end, Help(field, CONTACT, _l("Contact details"), text[start:end], "")


def _text(draft: OpeningDraft, field: str) -> str:
    return getattr(draft, field) or ""
