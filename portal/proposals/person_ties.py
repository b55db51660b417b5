"""What higher slices ask a person on their page, besides the questions of proposals. The roof lists who asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import current_app
from sqlalchemy.orm import Session


@dataclass(frozen=True)
class PersonAsk:
    """A card on the person's page: what it is about, and the way there; `is_open` while their answer is missing."""

    title: str
    text: str
    url: str
    label: str
    is_open: bool


Asking = Callable[[Session, UUID], Sequence[PersonAsk]]


def asks_of(session: Session, candidate_id: UUID) -> tuple[PersonAsk, ...]:
    """Return what is asked of a person, the open ones first."""
    askers: Sequence[Asking] = current_app.extensions["portal_person_asks"]
    found = (ask for asking in askers for ask in asking(session, candidate_id))
    return tuple(sorted(found, key=lambda ask: not ask.is_open))
