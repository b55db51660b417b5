"""The kit as it is read: the same parts on the page and on paper, in the language of who reads it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from portal.internships.kit.reading import KitView
from portal.internships.kit.texts import KitText, kit_text
from portal.internships.kit.words import TradeWord, words_of
from portal.kernel.documents import render_pdf
from portal.kernel.i18n import speaking
from portal.kernel.phones import as_written
from portal.proposals.receipts import told
from portal.ui.filters import clock, day

TEMPLATE: Final = "internships/documents/kit.typ"


@dataclass(frozen=True)
class KitLine:
    """A fact of the kit; `is_typed` says that the company wrote it, in its own language."""

    label: str
    value: str


@dataclass(frozen=True)
class KitPart:
    """A part of the kit: facts, sentences, things to tick off."""

    heading: str
    lines: tuple[KitLine, ...] = ()
    sentences: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sign:
    """A pictogram, its name and what it asks for."""

    code: str
    name: str
    sentence: str


@dataclass(frozen=True)
class KitSheet:
    """The whole kit in one language."""

    title: str
    lead: str
    notes: tuple[str, ...]
    parts: tuple[KitPart, ...]
    safety: str
    signs: tuple[Sign, ...]
    words_heading: str
    words_lead: str
    german: str
    meaning: str
    words: tuple[TradeWord, ...]
    pdf: str


def sheet_of(kit: KitView, language: str, reviewed: Collection[str]) -> KitSheet:
    """Return the kit as it is read in a language."""
    text = kit_text(language)
    with speaking(text.language):
        parts = tuple(_parts(kit, text))
    return KitSheet(
        title=text.title,
        lead=text.lead,
        notes=text.notes(reviewed),
        parts=parts,
        safety=text.headings["safety"],
        signs=tuple(Sign(code, *said) for code, said in text.signs.items()),
        words_heading=text.headings["words"],
        words_lead=text.sentences["words"],
        german=text.labels["german"],
        meaning="English",
        words=words_of(kit.trade),
        pdf=text.pdf,
    )


def kit_pdf(kit: KitView, language: str, reviewed: Collection[str]) -> bytes:
    """Return the kit to print: tagged, for the wall or the pocket."""
    sheet, text = sheet_of(kit, language, reviewed), kit_text(language)
    return render_pdf(TEMPLATE, _printed(sheet, text, kit))


def _parts(kit: KitView, text: KitText) -> Iterator[KitPart]:
    headings, said = text.headings, text.sentences

    def lines(*pairs: tuple[str, object]) -> tuple[KitLine, ...]:
        return tuple(KitLine(text.labels[key], str(value)) for key, value in pairs if value not in ("", None))

    place = (("company", kit.company_name), ("address", kit.address), ("meeting", kit.meeting_point))
    yield KitPart(headings["place"], lines(*place))
    meets, starts = (clock(each) if each else None for each in (kit.meets_at, kit.begins_at))
    first = (("first_day", day(kit.starts_on)), ("meet_at", meets), ("start", starts))
    days = lines(*first, ("until", day(kit.ends_on)), ("hours", kit.hours_per_week))
    yield KitPart(headings["time"], days, (said["meets"],) if meets and starts else ())
    yield KitPart(headings["contact"], lines(*_in_company(kit)), (said["ask"],))
    clothes = (kit.clothes,) if kit.clothes else (said["clothes"],)
    yield KitPart(headings["clothes"], sentences=clothes)
    yield KitPart(headings["bring"], items=(*text.bring, *((said["food"],) if kit.with_food else ())))
    yield KitPart(headings["ill"], lines(*_to_call(kit)), (said["ill"],))


def _in_company(kit: KitView) -> Iterator[tuple[str, object]]:
    yield "contact", kit.contact_name
    yield "phone", as_written(kit.contact_phone) if kit.contact_phone else None


def _to_call(kit: KitView) -> Iterator[tuple[str, object]]:
    yield from _in_company(kit)
    if kit.advisor:
        yield "advisor", kit.advisor.name
        yield "phone", as_written(kit.advisor.phone) if kit.advisor.phone else None


def _printed(sheet: KitSheet, text: KitText, kit: KitView) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "lang": text.language.partition("-")[0],
        "dir": text.direction,
        "date": kit.starts_on.isoformat(),
        "reference": kit.reference,
        "notes": list(sheet.notes),
        "lead": sheet.lead,
        "parts": [
            {
                "heading": part.heading,
                "facts": [told(line.label, line.value) for line in part.lines],
                "sentences": list(part.sentences),
                "items": list(part.items),
            }
            for part in sheet.parts
        ],
        "safety": sheet.safety,
        "signs": [{"code": sign.code, "name": sign.name, "sentence": sign.sentence} for sign in sheet.signs],
        "words": {
            "heading": sheet.words_heading,
            "lead": sheet.words_lead,
            "german": sheet.german,
            "meaning": sheet.meaning,
            "rows": [[word.german, word.meaning] for word in sheet.words],
        },
    }
