"""People who may be the one being taken in. A phone shared by a family is no reason: only names and birth dates count."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.likeness import names_alike
from portal.candidates.models import Candidate

MOST_SHOWN = 5
_NAMES = select(Candidate.id, Candidate.given_name, Candidate.family_name, Candidate.other_spellings, Candidate.birth_on)


def people_alike(session: Session, candidate_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return others with the same name in any spelling or order, unless their birth date says that it is somebody else."""
    rows = session.execute(_NAMES).all()
    person = next(row for row in rows if row.id == candidate_id)
    names = _names(person.given_name, person.family_name, person.other_spellings)
    found = [
        (row.id, _names(row.given_name, row.family_name, None)[0])
        for row in rows
        if row.id != candidate_id
        and _may_be_born_alike(person.birth_on, row.birth_on)
        and names_alike(names, _names(row.given_name, row.family_name, row.other_spellings))
    ]
    return tuple(found[:MOST_SHOWN])


def _names(given: str | None, family: str | None, spellings: list[str] | None) -> list[str]:
    return [" ".join(part for part in (given, family) if part), *(spellings or ())]


def _may_be_born_alike(one: date | None, other: date | None) -> bool:
    """Say whether two birth dates may be one: the same, day and month swapped, or one of them unknown."""
    if one is None or other is None or one == other:
        return True
    return one.year == other.year and (one.day, one.month) == (other.month, other.day)
