"""Lists of people: by advisor, state, goal and the beginning of a name. Names are encrypted; their hashes are searched."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from portal.accounts.queries import staff_of_site
from portal.candidates.likeness import birth_tokens, sound_alike
from portal.candidates.models import Candidate, CandidateLanguage, NameToken
from portal.candidates.words import CandidateState
from portal.kernel.access import Actor, Role
from portal.kernel.crypto import search_tokens
from portal.kernel.places import Region
from portal.labour.languages import GERMAN
from portal.labour.words import Goal, LanguageLevel, OccupationField

MOST_DRAFTS = 10


@dataclass(frozen=True)
class CandidateFilter:
    """Which people a list shows; what is None or empty narrows nothing. `site_id` is where their advisor works."""

    advisor_id: UUID | None = None
    state: CandidateState | None = None
    goal: Goal | None = None
    name: str = ""
    site_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A person in a list."""

    id: UUID
    name: str
    state: CandidateState
    goal: Goal
    field: OccupationField | None
    advisor_id: UUID | None
    town: str | None
    region: Region | None
    available_from: date | None
    german: LanguageLevel | None
    created_at: datetime


@dataclass(frozen=True)
class CandidateList:
    """A stretch of a list; `next` continues it."""

    rows: tuple[CandidateRow, ...]
    next: str | None


_GERMAN_LEVEL = (
    select(CandidateLanguage.level)
    .where(CandidateLanguage.candidate_id == Candidate.id, CandidateLanguage.language == GERMAN)
    .order_by(CandidateLanguage.assessed_on.desc())
    .limit(1)
    .correlate(Candidate)
    .scalar_subquery()
)
_ROWS = select(
    Candidate.id,
    Candidate.given_name,
    Candidate.family_name,
    Candidate.state,
    Candidate.goal,
    Candidate.field,
    Candidate.advisor_id,
    Candidate.town,
    Candidate.region,
    Candidate.available_from,
    _GERMAN_LEVEL.label("german"),
    Candidate.created_at,
)


def find_candidates(session: Session, wanted: CandidateFilter, *, after: str | None = None, limit: int = 25) -> CandidateList:
    """Return people, the newest first; `after` is the `next` of the stretch before."""
    query = _narrowed(_ROWS, wanted).order_by(Candidate.created_at.desc(), Candidate.id.desc()).limit(limit + 1)
    position = _read_position(after)
    if position is not None:
        moment, candidate_id = position
        query = query.where(tuple_(Candidate.created_at, Candidate.id) < tuple_(moment, candidate_id))
    rows = [_row(found) for found in session.execute(query)]
    return CandidateList(tuple(rows[:limit]), _position(rows[limit - 1]) if len(rows) > limit else None)


def people_being_taken_in(session: Session, advisor_id: UUID) -> tuple[CandidateRow, ...]:
    """Return the drafts an advisor has begun, the newest first."""
    mine = CandidateFilter(advisor_id=advisor_id, state=CandidateState.DRAFT)
    return find_candidates(session, mine, limit=MOST_DRAFTS).rows


def names_of_candidates(session: Session, candidate_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of these people, for advisors' lists."""
    query = select(Candidate.id, Candidate.given_name, Candidate.family_name).where(Candidate.id.in_(set(candidate_ids)))
    return {candidate_id: name_of(given, family) for candidate_id, given, family in session.execute(query)}


def candidate_title(session: Session, actor: Actor, candidate_id: UUID) -> str | None:
    """Return the name of a person, to advisors alone."""
    if actor.role is not Role.ADVISOR:
        return None
    return names_of_candidates(session, [candidate_id]).get(candidate_id)


def possible_duplicates(session: Session, candidate_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return others with the same birth date (or day and month swapped) whose names sound alike. A hint, no judgement."""
    person = select(Candidate.given_name, Candidate.family_name, Candidate.birth_on).where(Candidate.id == candidate_id)
    given, family, birth_on = session.execute(person).one()
    if birth_on is None:
        return ()
    born_alike = select(NameToken.candidate_id).where(NameToken.token.in_(birth_tokens(birth_on)))
    others = select(Candidate.id, Candidate.given_name, Candidate.family_name).where(
        Candidate.id.in_(born_alike), Candidate.id != candidate_id
    )
    found = ((other_id, name_of(*names)) for other_id, *names in session.execute(others.order_by(Candidate.created_at)))
    return tuple((other_id, name) for other_id, name in found if sound_alike(name, name_of(given, family)))


def _narrowed(query: Select[*tuple[Any, ...]], wanted: CandidateFilter) -> Select[*tuple[Any, ...]]:
    if wanted.advisor_id is not None:
        query = query.where(Candidate.advisor_id == wanted.advisor_id)
    if wanted.site_id is not None:
        query = query.where(Candidate.advisor_id.in_(staff_of_site(wanted.site_id)))
    if wanted.state is not None:
        query = query.where(Candidate.state == wanted.state)
    if wanted.goal is not None:
        query = query.where(Candidate.goal == wanted.goal)
    for token in sorted(search_tokens(wanted.name)):
        query = query.where(Candidate.id.in_(select(NameToken.candidate_id).where(NameToken.token == token)))
    return query


def _row(found: Any) -> CandidateRow:
    return CandidateRow(
        id=found.id,
        name=name_of(found.given_name, found.family_name),
        state=found.state,
        goal=found.goal,
        field=found.field,
        advisor_id=found.advisor_id,
        town=found.town,
        region=Region(found.region) if found.region else None,
        available_from=found.available_from,
        german=found.german,
        created_at=found.created_at,
    )


def name_of(given: str | None, family: str | None) -> str:
    """Return a name as people say it; some people have only one."""
    return " ".join(part for part in (given, family) if part)


def _position(row: CandidateRow) -> str:
    return f"{row.created_at.isoformat()}~{row.id}"


def _read_position(text: str | None) -> tuple[datetime, UUID] | None:
    """Read where to go on; what somebody made up starts from the beginning."""
    moment, _, candidate_id = (text or "").partition("~")
    try:
        found = datetime.fromisoformat(moment.replace(" ", "+"))
        return (found, UUID(candidate_id)) if found.tzinfo else None
    except ValueError:
        return None
