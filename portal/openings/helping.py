"""What helps somebody who writes an opening: soft hints beside a field, never a refusal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.german import GermanMeter, Skill, german_uses, meter_for
from portal.labour.levels import AT_WORK, LevelAtWork
from portal.labour.words import LanguageLevel, OccupationField
from portal.openings.queries.guide import NO_GUIDE, Guide, NoteRow
from portal.openings.services import OpeningDraft, pay_of
from portal.openings.wages import hints_on_pay
from portal.openings.words import NoteCode, OpeningKind
from portal.redaction.contacts import find_contacts
from portal.redaction.marks import settled
from portal.redaction.reading import read
from portal.wording import find_risks, is_for_all, reword
from portal.wording.words import Ground

CONTACT: Final = _l(
    "We bring people together with you. Please keep phone numbers and addresses with your company, not in the text."
)
GERMAN: Final = _l("German at the start")
PAY: Final = _l("Pay")
FIRST_DAY: Final = _l("Before the first day")
NOTE_OF: Final = {ground: NoteCode(ground.value) for ground in Ground}  # type: ignore[call-arg]  # Word takes a code
HELPERS: Final = _l("For helpers B2 is a lot: it takes two years of learning. A2 or B1 is often enough.")
# s. 28a(4) SGB IV with s. 2a SchwarzArbG; the words are a row, the fields are the nearest of our twelve.
REPORTED_AT_ONCE: Final = frozenset(
    {
        OccupationField.BUILDING,
        OccupationField.KITCHEN_SERVICE,
        OccupationField.WAREHOUSE_TRANSPORT,
        OccupationField.CLEANING,
    }
)
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
    ground: Ground | None = None
    note: NoteRow | None = None

    @property
    def key(self) -> str:
        """What the page sends back if somebody takes the neutral wording."""
        return f"{self.field}:{self.words}"

    @property
    def is_wording(self) -> bool:
        """Whether it is about words that could keep people away."""
        return self.ground is not None


def helps_for(draft: OpeningDraft, guide: Guide = NO_GUIDE, *, on: date | None = None) -> tuple[Help, ...]:
    """Return what to say about a draft, in the order of its fields; on pay where amounts and a day are given."""
    on_texts = tuple(found for field in TEXTS for _start, _end, found in _on_text(draft, field))
    on_pay = hints_on_pay(pay_of(draft), guide.rates, on=on) if on and guide.rates.rows else ()
    found = (*on_texts, *_on_german(draft), *(Help(field, sentence, PAY) for field, sentence in on_pay))
    return (*(_with_note(each, guide) for each in found), *_notes_alone(draft, guide))


def _with_note(help_: Help, guide: Guide) -> Help:
    """Give a hint its note: where the words themselves are kept as a row, they take the place of ours."""
    if help_.advice is CONTACT or help_.advice is HELPERS:
        note = guide.note(NoteCode.CONTACT if help_.advice is CONTACT else NoteCode.HELPERS_GERMAN)
        return replace(help_, advice=note.text, note=note) if note else help_
    if help_.ground is None:
        return help_
    return replace(help_, note=guide.note(NOTE_OF[help_.ground]))


def _notes_alone(draft: OpeningDraft, guide: Guide) -> Iterator[Help]:
    """Say what is good to know of a job by law; without a row, nothing."""
    no_pay, at_once = guide.note(NoteCode.NO_PAY), guide.note(NoteCode.REPORT_AT_ONCE)
    if draft.kind is not OpeningKind.VACANCY:
        return
    if no_pay and draft.pay_amount is None:
        yield Help("pay_amount", no_pay.text, PAY, note=no_pay)
    if at_once and draft.field in REPORTED_AT_ONCE:
        yield Help("field", at_once.text, FIRST_DAY, note=at_once)


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
        yield Help("language_level", HELPERS, GERMAN)


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
            Help(field, each.advice, each.ground.label, text[each.start : each.end], each.neutral, each.ground),
        )
    reading = read(text)
    for mark in settled(find_contacts(reading.plain), reading.plain):
        start, end = reading.span(mark.start, mark.end)
        yield start, end, Help(field, CONTACT, _l("Contact details"), text[start:end], "")


def _text(draft: OpeningDraft, field: str) -> str:
    return getattr(draft, field) or ""
