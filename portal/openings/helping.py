"""What helps somebody who writes an opening: soft hints beside a field, never a refusal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.german import GermanMeter, Skill, german_uses, meter_for
from portal.labour.levels import AT_WORK, LevelAtWork
from portal.labour.words import LanguageLevel
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
GERMAN: Final = _l("German at the start")
PAY: Final = _l("Pay")
NO_RATES: Final = Rates()
# Work that is mostly learned by being shown.
_HELPERS: Final = re.compile(
    r"hilfe\b|hilfskr|helfer|aushilf|reinig|putz|spül|küche|lager|versand|pack|produktion|ernte|zusteller|praktik|service",
    re.IGNORECASE,
)
TEXTS: Final = ("title", "tasks", "requirements")


@dataclass(frozen=True)
class Help:
    """A hint beside a field: the words it is about, if any, and what could stand there instead ("" leaves them out)."""

    field: str
    advice: Sentence
    about: Sentence
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
    return (*on_texts, *_on_german(draft), *(Help(field, sentence, PAY) for field, sentence in on_pay))


@dataclass(frozen=True)
class MeterShown:
    """The German that work takes: per skill, altogether, and whether the place asks for more than that."""

    skills: tuple[tuple[Skill, LanguageLevel], ...]
    level: LanguageLevel
    asked: LanguageLevel
    at_work: LevelAtWork

    @property
    def asks_for_more(self) -> bool:
        """Whether the place asks for more than the work takes."""
        return self.asked.rank > self.level.rank


def meter_shown(meter: GermanMeter, asked: LanguageLevel) -> MeterShown:
    """Return the meter beside what the place asks for."""
    return MeterShown(meter.skills, meter.level, asked, AT_WORK[meter.level])


def _on_german(draft: OpeningDraft) -> Iterator[Help]:
    meter = meter_for(german_uses(draft.german_for))
    if draft.german_for and draft.language_level.rank > meter.level.rank:
        yield Help(
            "language_level",
            _l("What you ticked takes %(level)s. The lower the level, the more people can come.", level=meter.level.label),
            GERMAN,
        )
    elif draft.language_level.rank >= LanguageLevel.B2.rank and _HELPERS.search(_text(draft, "title")):
        yield Help(
            "language_level", _l("For helpers B2 is a lot: it takes two years of learning. A2 or B1 is often enough."), GERMAN
        )


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
