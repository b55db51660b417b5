"""Notes about companies and other people that name somebody: the name is taken out of them, the note stays.

The same strict rules look for the name as when a text is looked through for names of others (`portal/redaction`); a word that
somebody else who stays bears too is left where it stands alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.candidates.models import Candidate, CandidateCompetence, CandidateText, Experience, PublishedProfile
from portal.companies.models import Company
from portal.contacts.models import Enquiry, LogEntry, Task
from portal.internships.assessment.models import Assessment
from portal.internships.kit.models import Kit
from portal.internships.models import AuthorityRequest, Internship
from portal.kernel.db import Entity
from portal.messages.models import Message
from portal.openings.models import Opening
from portal.profiles.models import Profile
from portal.redaction.marking import NameBook, find_marks_by
from portal.redaction.words import Kind
from portal.retention.models import PersonRequest
from portal.retention.scanning import SHORTEST_NUMBER, plain, words_of

# Where somebody of the team writes freely about others.
NOTES: Final[tuple[tuple[type[Entity], str], ...]] = (
    (LogEntry, "text"),
    (Task, "note"),
    (Enquiry, "message"),
    (Candidate, "notes"),
    (CandidateCompetence, "remark"),
    (CandidateText, "text"),
    (CandidateText, "released"),
    (Experience, "employer"),
    (Message, "text"),
    (PersonRequest, "text"),
    (PersonRequest, "answer"),
    (Internship, "tasks"),
    (Kit, "meeting_point"),
    (Kit, "clothes"),
    (AuthorityRequest, "conditions"),
    (Assessment, "own_words"),
    (Profile, "short_text"),
    (Opening, "rejection_reason"),
    (Company, "rejection_reason"),
)
ASKED_ANYWAY: Final = frozenset({(PersonRequest, "text"), (PersonRequest, "answer"), (Internship, "tasks")})
"""What the person wrote or was given to read: it goes out to them, whoever else it names."""
GONE: Final = "•"


@dataclass(frozen=True)
class Named:
    """By what somebody can be named in a note."""

    book: NameBook
    spellings: tuple[str, ...]
    full_name: frozenset[str]
    contacts: tuple[str, ...]
    borne_by_others: frozenset[str]

    def may_stand_in(self, text: str) -> bool:
        """Say quickly whether a closer look is worth it."""
        written = plain(text)
        beginnings = (word[:4] for spelling in self.spellings for word in words_of(spelling) if len(word) > 1)
        return self.reaches(text) or any(beginning in written for beginning in beginnings)

    def reaches(self, text: str) -> bool:
        """Say whether a phone number or a mail address of the person stands in a text."""
        digits = "".join(each for each in text if each.isdigit())
        return any(plain(each) in plain(text) if "@" in each else each in digits for each in self.contacts)

    def names(self, stretch: str) -> bool:
        """Say whether a marked stretch means the person, and not somebody else of that name."""
        words = frozenset(words_of(stretch))
        return self.full_name <= words or not words <= self.borne_by_others


def named(session: Session, candidate: Candidate) -> Named:
    """Return by what a person can be named, and which of these words others bear too."""
    others = {word for name in _names_of_others(session, candidate.id) for word in words_of(name)}
    digits = "".join(each for each in candidate.phone or "" if each.isdigit())[-SHORTEST_NUMBER:]
    contacts = tuple(each for each in (candidate.email, digits) if each)
    spellings = (candidate.full_name, *(candidate.other_spellings or ()))
    known = tuple(filter(None, spellings))
    return Named(NameBook((), (known,)), known, frozenset(words_of(candidate.full_name)), contacts, frozenset(others))


def mentions(session: Session, person: Named, candidate_id: UUID) -> int:
    """Count the notes about others that name the person."""
    return sum(1 for _row, _column, text in _notes(session, candidate_id) if without(text, person) != text)


def take_out(session: Session, person: Named, candidate_id: UUID) -> int:
    """Take the name out of every note about others, and count them. What stands beside it keeps its place."""
    count = 0
    for row, column, text in _notes(session, candidate_id):
        left = without(text, person)
        if left != text:
            setattr(row, column, left)
            count += 1
    return count


def without(text: str, person: Named) -> str:
    """Return the text with as many dots in place of the name, so that marks made before still stand where they stood."""
    if not person.may_stand_in(text):
        return text
    left = text
    for mark in find_marks_by(text, person.book):
        stretch = text[mark.start : mark.end]
        is_name = mark.kind is Kind.OTHER_NAME and person.names(stretch)
        if is_name or (mark.kind in (Kind.PHONE, Kind.EMAIL) and person.reaches(stretch)):
            left = left[: mark.start] + GONE * len(stretch) + left[mark.end :]
    return left


def _notes(session: Session, candidate_id: UUID) -> Iterator[tuple[Any, str, str]]:
    """Read all notes but those that go with the person."""
    for entity, pairs in groupby(NOTES, key=lambda note: note[0]):
        columns = [column for _entity, column in pairs]
        written = select(entity).where(or_(*(getattr(entity, column).is_not(None) for column in columns)))
        for row in session.scalars(written.where(_is_of_others(entity, candidate_id))):
            yield from ((row, column, text) for column in columns if (text := getattr(row, column)) is not None)


def _is_of_others(entity: Any, candidate_id: UUID) -> ColumnElement[bool]:
    """Say which rows do not go with the person anyway."""
    if entity is AuthorityRequest:
        mine = select(Internship.id).where(Internship.candidate_id == candidate_id)
        return AuthorityRequest.internship_id.not_in(mine)
    if entity is Profile:
        shown = select(PublishedProfile.profile_id).where(PublishedProfile.candidate_id == candidate_id)
        return Profile.id.not_in(shown)
    own = Candidate.id if entity is Candidate else getattr(entity, "candidate_id", None)
    return true() if own is None else own != candidate_id


def _names_of_others(session: Session, candidate_id: UUID) -> Iterable[str]:
    people = select(Candidate.given_name, Candidate.family_name, Candidate.other_spellings).where(Candidate.id != candidate_id)
    for given, family, spellings in session.execute(people):
        yield from filter(None, (given, family, *(spellings or ())))
    yield from session.scalars(select(Account.name))
    yield from filter(None, session.scalars(select(Company.contact_name)))
