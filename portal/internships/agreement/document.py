"""The agreement as a document: German, tagged, for the archive; and as a copy that helps to read, in the person's language.

Made from what was kept when it was issued, and from nothing else: the same bytes each time. Values never stand inside
sentences, so that no language has to bend around them.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Final

from portal.candidates.sheets import code_for
from portal.internships.agreement.content import IN_TRAINING, Content
from portal.internships.agreement.texts import Text, text_of
from portal.internships.words import LegalBasis
from portal.kernel.documents import render_pdf
from portal.kernel.i18n import speaking
from portal.proposals.receipts import told
from portal.ui.filters import clock, day, decimal

TEMPLATE: Final = "internships/documents/agreement.typ"
GROUP: Final = 4


class Issue:
    """Which version of the agreement it is: its number, its words, its day, and how it can be checked."""

    def __init__(self, number: int, template: str, on: date, *, code: str, address: str) -> None:
        self.number, self.template, self.on, self.code, self.address = number, template, on, code, address


def agreement_pdf(content: Content, issue: Issue) -> bytes:
    """Return the agreement that is signed."""
    return _rendered(content, issue, text_of(issue.template), notes=())


def reading_copy(content: Content, issue: Issue, language: str, reviewed: Collection[str]) -> bytes:
    """Return the copy that helps to read; it says that the German one counts, and whether anybody has checked it."""
    text = text_of(issue.template, language)
    notes = [text.sentences["reading"]]
    if text.language not in reviewed:
        notes.append(text.sentences["unreviewed"])
    return _rendered(content, issue, text, notes=notes)


def sections_of(content: Content, number: int, text: Text) -> list[dict[str, Any]]:
    """Return what the agreement says, part by part: facts with their labels, then sentences."""
    with speaking(text.language):
        facts, sentences = dict(_facts(content, number, text)), dict(_sentences(content, text))
    parts = [key for key in text.headings if key not in ("signing", "check")]
    return [
        {"heading": text.headings[part], "facts": facts.get(part, []), "sentences": sentences.get(part, [])} for part in parts
    ]


def _rendered(content: Content, issue: Issue, text: Text, notes: Collection[str]) -> bytes:
    labels, said = text.labels, text.sentences
    signers = [(labels["person"], content.person_name), (labels["company"], content.company_name)]
    signers += [(labels["guardian"], "")] if content.is_minor else []
    signers.append((labels["advice"], content.advice_name))
    is_signed = not notes
    return render_pdf(
        TEMPLATE,
        {
            "title": text.title,
            "lang": text.language.partition("-")[0],
            "dir": text.direction,
            "date": issue.on.isoformat(),
            "notes": list(notes),
            "lead": said["lead"],
            "sections": sections_of(content, issue.number, text),
            "signing": {"heading": text.headings["signing"], "sentences": [said["change"], said["signing"]]},
            # Only the document itself is signed: a copy has no lines to sign on, and no code.
            "signers": [told(*each) for each in signers] if is_signed else [],
            "date_place": said["date_place"],
            "check": _check(issue, text) if is_signed else None,
        },
    )


def _check(issue: Issue, text: Text) -> dict[str, Any]:
    return {
        "heading": text.headings["check"],
        "sentence": text.sentences["check"],
        "facts": [
            told(text.labels["code"], spaced_code(issue.code)),
            told(text.labels["place"], issue.address.partition("?")[0]),
        ],
        "qr": code_for(issue.address),
        "alt": text.sentences["qr"],
    }


def spaced_code(code: str) -> str:
    """Return a code as people read it aloud: in groups of four."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def _facts(content: Content, number: int, text: Text) -> Iterator[tuple[str, list[dict[str, str]]]]:
    def lines(*pairs: tuple[str, object]) -> list[dict[str, str]]:
        return [told(text.labels[key], str(value)) for key, value in pairs if value not in ("", None)]

    first_hour = content.first_hour
    yield (
        "parties",
        [
            *lines(("reference", content.reference), ("version", number)),
            *lines(("company", content.company_name), ("address", content.company_address)),
            *lines(("person", content.person_name), ("address", content.person_address)),
            *lines(("advice", content.advice_name), ("address", content.advice_address)),
            *lines(("basis", text.basis[content.basis])),
        ],
    )
    yield "goals", lines(("goals", content.goals), ("tasks", content.tasks), ("mentor", content.mentor))
    yield (
        "time",
        lines(
            ("first_day", day(content.first_day)),
            ("last_day", day(content.last_day)),
            ("duration", (content.last_day - content.first_day).days + 1),
            ("hours_week", content.hours_per_week),
            ("days_week", content.days_per_week),
            ("hours_day", decimal(round(content.hours_per_week / content.days_per_week, 2))),
            ("begins_at", clock(first_hour) if first_hour else ""),
        ),
    )
    yield "pay", lines(("pay", content.pay_per_month))
    yield "holiday", lines(("holiday", content.holiday_days or ""))
    yield "collective", lines(("collective", content.collective))
    yield "safety", lines(("insurer", content.insurer))


def _sentences(content: Content, text: Text) -> Iterator[tuple[str, list[str]]]:
    said = text.sentences
    is_measure = content.basis == LegalBasis.MEASURE.value
    is_training = content.basis in {each.value for each in IN_TRAINING}
    yield "parties", [said["measure"]] if is_measure else []
    yield "pay", [*([] if content.pay_per_month else [said["unpaid"]]), *([said["benefits"]] if is_measure else [])]
    yield "holiday", [] if content.holiday_days else [said["no_holiday"]]
    yield "collective", [] if content.collective else [said["no_collective"]]
    yield "ending", [said["ending_training"] if is_training else said["ending"]]
    yield "safety", [said["safety"], said["absent"], *([said["minor"]] if content.is_minor else [])]
    yield "privacy", [said["privacy"]]
