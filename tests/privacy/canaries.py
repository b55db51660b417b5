"""Canaries: words that stand in the inner columns of people, and that must be heard nowhere else.

The columns come from the models: a new one joins by itself, with a value of its own as its type allows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from itertools import count, product
from string import ascii_lowercase
from typing import Any
from uuid import UUID

import phonenumbers
from babel.dates import format_date
from sqlalchemy import JSON, Date, DateTime, Text, Time, Uuid, inspect
from sqlalchemy.orm import Session

from portal.kernel.crypto import EncryptedDate, EncryptedJSON, EncryptedText
from portal.kernel.db import Entity
from portal.kernel.db.types import Moment
from portal.kernel.marks import Mark, mark_of

LATIN, ARABIC = "qzk", "كناري"
WORD = re.compile(rf"{LATIN}[a-z]{{3}}yx|{ARABIC}[\u0600-\u06ff]{{3}}")
ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
# Columns that hold no word of their own, and why.
SILENT = {
    "proposals_consent.text_version": "which text was read: the same for everyone",
    "proposals_consent.text_language": "in which language it was read: one of ten",
    "proposals_consent.text_sha256": "the mark of the text: the same for everyone",
    "proposals_consent.aid_language": "in which language it was explained",
    "proposals_consent.aid_sha256": "the mark of the translation: the same for everyone",
    "proposals_consent.company_name": "the company's own",
    "proposals_consent.opening_title": "the company's own",
    "candidates_candidate.restricted_at": "would hide everything",
    "proposals_consent.withdrawn_at": "would take the consent away",
    "proposals_consent.company_id": "the company's own",
    "proposals_consent.opening_id": "the company's own",
    "proposals_consent.proposal_id": "the company's own",
    "proposals_company_notes.confirmed_by_id": "no key leads to a person: a place, a month, who of the team wrote it down",
    "proposals_proposal.hints": "codes of a closed list",
    "internships_internship.proposal_id": "the company's own",
    "internships_internship.company_id": "the company's own",
    "internships_internship.opening_id": "the company's own",
    "internships_internship.starts_on": "agreed with the company itself",
    "internships_internship.ends_on": "agreed with the company itself",
    "internships_internship.begins_at": "agreed with the company itself",
    "internships_internship.mentor_name": "somebody of the company",
    "internships_internship.tasks": "what the company offers",
    "placements_placement.proposal_id": "the company's own",
    "placements_placement.internship_id": "the company's own",
    "placements_placement.company_id": "the company's own",
    "placements_placement.fixed_term_until": "agreed with the company itself",
    "placements_follow_up.placement_id": "leads to the work, which the page of the team needs",
    "placements_placement.starts_on": "agreed with the company itself",
    "proposals_proposal.meeting_at": "agreed with the company itself",
    "proposals_proposal.times_offered": "agreed with the company itself",
    "proposals_proposal.times_at": "agreed with the company itself",
    "proposals_proposal.entry_key": "random, of the entry in calendars",
    "proposals_proposal.entry_at": "agreed with the company itself",
    "internships_internship.ended_on": "agreed with the company itself",
    "candidates_candidate.contact_language": "one of the languages we speak",
    "candidates_candidate.known_work": "codes of a closed list",
    "candidates_candidate.known_competences": "codes of a closed list",
    "candidates_candidate.from_jobcenter": "names of our own fields",
    "internships_authority_request.internship_id": "leads to the internship, which the company knows",
    "internships_assessment.internship_id": "leads to the internship, which the company knows",
    "internships_assessment.due_on": "the last day, agreed with the company itself",
    "internships_kit.filled_at": "when the company itself wrote it",
    "internships_kit.filled_by_id": "somebody of the company",
    "internships_kit.sent_at": "when both were told where it is",
    "internships_agreement.internship_id": "leads to the internship, which the company knows",
    "internships_agreement.content": "what both sides sign, the person first; its words are those of its source",
    "internships_agreement.document": "the file of the same words; its hash is what is signed",
    "internships_agreement.template": "which words were used: the same for everyone",
    "internships_agreement.sha256": "the mark of the document",
    "internships_agreement.voided_at": "would take the version away",
    "internships_kit.internship_id": "leads to the internship, which the company knows",
    "internships_kit.meeting_point": "what the company writes about its own place",
    "internships_kit.begins_at": "what the company writes about its own place",
    "internships_kit.contact_name": "somebody of the company",
    "internships_kit.contact_phone": "somebody of the company",
    "internships_kit.clothes": "what the company writes about its own place",
    "internships_signature.agreement_id": "leads to the agreement, which the company signs",
    "internships_signature.scan_id": "leads to a scan, which the team alone opens",
    "internships_signature.signed_on": "the company reads who signed when",
    "internships_signature.document_sha256": "the mark of the document",
    "internships_sign_key.agreement_id": "leads to the agreement, which the company signs",
    "internships_sign_key.account_id": "somebody of the company",
    "internships_scan.agreement_id": "leads to the agreement, which the company signs",
    "internships_scan.content": "a file, for the team alone",
    "internships_legal_figure.valid_from": "a figure of the law: of nobody",
    "internships_legal_figure.amount": "a figure of the law: of nobody",
    "internships_legal_figure.source": "a figure of the law: of nobody",
    "internships_legal_figure.note": "a figure of the law: of nobody",
    "internships_legal_figure.checked_on": "a figure of the law: of nobody",
    "internships_legal_figure.at": "a figure of the law: of nobody",
    "internships_legal_figure.by_id": "a figure of the law: of nobody",
    "internships_past.started_month": "statistics: no key leads to a person",
    "placements_past.started_month": "statistics: no key leads to a person",
    "placements_past.ended_month": "statistics: no key leads to a person",
    "candidates_personal_link.revoked_at": "would end the link",
}
LIES_AHEAD = ("until", "ends_on", "expires_at", "expires_on")
_words = count()


@dataclass(frozen=True)
class Canary:
    """What was planted where, in whose record."""

    column: str
    mark: Mark
    owner: UUID | None


@dataclass
class Aviary:
    """All canaries, and how to hear them."""

    words: dict[str, Canary] = field(default_factory=dict)
    ids: dict[str, Canary] = field(default_factory=dict)
    phrases: dict[str, Canary] = field(default_factory=dict)
    columns: set[str] = field(default_factory=set)

    def heard_in(self, text: str) -> set[Canary]:
        """Return the canaries in a text, however it writes them."""
        low = text.lower()
        found = {self.words[word] for word in WORD.findall(low) if word in self.words}
        found |= {self.ids[key] for key in (each.replace("-", "") for each in ID.findall(low)) if key in self.ids}
        return found | {canary for phrase, canary in self.phrases.items() if phrase in low}

    def plant(self, session: Session, entity: Entity, owner: UUID, *, only_filled: bool = False) -> None:
        """Put a value of its own into every inner column of a row; `only_filled` leaves empty ones empty."""
        for column in inner_columns(type(entity)):
            key = inspect(type(entity)).get_property_by_column(column).key
            old = getattr(entity, key)
            if str(column) in SILENT or (only_filled and old is None):
                continue
            mark = mark_of(column)
            assert mark is not None
            for value, spellings in _value(column, old):
                self.columns.add(str(column))
                setattr(entity, key, value)
                self._remember(Canary(str(column), mark, owner), value, spellings)
        session.flush()  # what was planted must be read back from the database
        if entity.__tablename__.startswith(("candidates_", "proposals_consent")):
            self.ids[entity.id.hex] = Canary(f"{entity.__tablename__}.id", Mark.INTERNAL, owner)

    def _remember(self, canary: Canary, value: Any, spellings: Iterable[str]) -> None:
        if isinstance(value, UUID):
            self.ids[value.hex] = canary
            return
        for spelling in spellings:
            place = self.words if WORD.fullmatch(spelling) else self.phrases
            # A day or an hour is the same for everybody: there is nobody who may see it.
            place[spelling] = (
                canary if place is self.words or canary.mark is Mark.DISCLOSED else Canary(canary.column, canary.mark, None)
            )


def inner_columns(kind: type[Entity]) -> list[Any]:
    """List the columns of a table that are not published."""
    marked = [(column, mark_of(column)) for column in kind.__table__.columns]
    return [column for column, mark in marked if mark in (Mark.INTERNAL, Mark.DISCLOSED)]


def _value(column: Any, old: Any) -> Iterator[tuple[Any, Iterable[str]]]:
    """Return what to plant in a column of this type, with all its spellings; nothing for codes and numbers."""
    kind, name = column.type, column.name
    if isinstance(kind, Uuid):
        if old is not None:
            yield old, ()
    elif isinstance(kind, EncryptedJSON | JSON):
        latin, arabic = _word(), _arabic()
        yield [latin.capitalize(), arabic], (latin, arabic)
    elif isinstance(kind, EncryptedDate | Date):
        day = _day(str(column))
        yield day, _spellings_of(day)
    elif isinstance(kind, Moment | DateTime):
        day = _day(str(column))
        yield datetime(day.year, day.month, day.day, 2, 41, tzinfo=UTC), _spellings_of(day)
    elif isinstance(kind, Time):
        moment = time(3, 11 + len(name)) if name.startswith("start") else time(4, 11 + len(name))
        yield moment, (f"{moment:%H:%M}", f"{moment:%H.%M}", f"{moment.hour}:{moment:%M}")
    elif isinstance(kind, EncryptedText | Text):
        yield _text(name)


def _text(name: str) -> tuple[str, tuple[str, ...]]:
    word = _word()
    if name == "phone":
        number = phonenumbers.parse(f"+4915199{next(_words):06d}", "DE")
        formats = phonenumbers.PhoneNumberFormat
        kinds = (formats.E164, formats.INTERNATIONAL, formats.NATIONAL)
        return f"+49{number.national_number}", tuple(phonenumbers.format_number(number, kind) for kind in kinds)
    if name == "email":
        return f"{word}@mail.example", (word,)
    return word.capitalize(), (word,)


def _letters(alphabet: str) -> str:
    wanted = next(_words)
    return next("".join(each) for number, each in enumerate(product(alphabet, repeat=3)) if number == wanted)


def _word() -> str:
    return f"{LATIN}{_letters(ascii_lowercase)}yx"


def _arabic() -> str:
    return ARABIC + _letters("بتثجحخدذرزسشصضطظعغفقلمنهوي")


_days: dict[str, date] = {}


def _day(column: str) -> date:
    if column not in _days:
        number = len(_days)
        year = (2070 if column.endswith(LIES_AHEAD) else 1940) + number % 25
        _days[column] = date(year, 1 + number % 12, 13 + number % 15)
    return _days[column]


def _spellings_of(day: date) -> tuple[str, ...]:
    long = [format_date(day, form, locale=locale) for form in ("long", "MMMM y", "MMM y") for locale in ("de", "en")]
    short = [f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}", f"{day:%m/%Y}", f"{day:%d/%m/%Y}"]
    return tuple(spelling.lower() for spelling in (*long, *short))
