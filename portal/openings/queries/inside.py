"""Openings as their company and the team see them: with state, gaps and what may be done now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from portal.companies.models import Company
from portal.companies.queries import CompanyCard, card_of_company, company_card
from portal.companies.words import CompanyState
from portal.kernel.access import STAFF, Actor, Role
from portal.openings.models import Gap, Opening
from portal.openings.queries.cards import OpeningCard, card_of
from portal.openings.queries.public import TEXT, OpeningText, text_of_row
from portal.openings.words import OPENING_STATES, OpeningState, Visibility

S = OpeningState


@dataclass(frozen=True)
class OwnOpening:
    """A company's own opening: its card, what is missing, what may be done, whether the company agreed to it yet."""

    card: OpeningCard
    gaps: tuple[Gap, ...]
    verbs: tuple[str, ...]
    is_editable: bool
    rejection_reason: str | None
    company: CompanyCard

    @property
    def awaits_confirmation(self) -> bool:
        """Whether an advisor entered it and the company has not looked at it yet."""
        return self.card.confirmed_at is None and self.card.state in (S.DRAFT, S.PUBLISHED, S.PAUSED)


_WITH_COMPANY = select(Opening).join(Opening.company).options(contains_eager(Opening.company))


def own_opening(session: Session, actor: Actor, opening_id: UUID) -> OwnOpening | None:
    """Return the opening, if it is one of the actor's company."""
    opening = session.scalar(_WITH_COMPANY.where(Opening.id == opening_id, Opening.company_id == actor.own_organisation_id))
    return _own(opening, Role.EMPLOYER) if opening else None


def staff_opening(session: Session, actor: Actor, opening_id: UUID) -> OwnOpening | None:
    """Return any company's opening to the team."""
    opening = session.scalar(_WITH_COMPANY.where(Opening.id == opening_id))
    return _own(opening, actor.role) if opening else None


def opening_title(session: Session, actor: Actor, opening_id: UUID) -> str | None:
    """Return the title of an opening to members of staff."""
    if actor.role not in STAFF:
        return None
    return session.scalar(select(Opening.title).where(Opening.id == opening_id))


def _own(opening: Opening, role: Role) -> OwnOpening:
    verbs = OPENING_STATES.verbs(opening.state, role)
    is_editable = opening.is_editable_by_company or (role is not Role.EMPLOYER and opening.state is S.SUBMITTED)
    return OwnOpening(
        card_of(opening), opening.gaps, verbs, is_editable, opening.rejection_reason, card_of_company(opening.company)
    )


def opening_text(session: Session, opening_id: UUID) -> OpeningText:
    """Return an opening in any state as visitors would read it; only asked behind a finder."""
    return text_of_row(session.execute(TEXT.where(Opening.id == opening_id)).one())


@dataclass(frozen=True)
class Standing:
    """Where an opening stands, for letters."""

    company_id: UUID
    title: str
    state: OpeningState
    visibility: Visibility
    confirmed_at: datetime | None
    rejection_reason: str | None

    @property
    def is_for_everyone(self) -> bool:
        """Whether it is meant for the public site."""
        return self.visibility is Visibility.PUBLIC


_STANDING = select(
    Opening.company_id, Opening.title, Opening.state, Opening.visibility, Opening.confirmed_at, Opening.rejection_reason
)


def standing_of(session: Session, opening_id: UUID) -> Standing | None:
    """Return where an opening stands now."""
    row = session.execute(_STANDING.where(Opening.id == opening_id)).one_or_none()
    return Standing(*row) if row else None


def company_merged_into(session: Session, lead_id: UUID) -> UUID | None:
    """Return the company a lead turned out to be."""
    return session.scalar(select(Company.merged_into_id).where(Company.id == lead_id))


def company_to_enter_for(session: Session, actor: Actor, company_id: UUID) -> CompanyCard | None:
    """Return a company for which a member of staff may enter an opening."""
    card = company_card(session, company_id) if actor.role in STAFF else None
    return card if card and card.state not in (CompanyState.LEFT, CompanyState.BLOCKED) else None


def company_of(session: Session, opening_id: UUID) -> UUID | None:
    """Return the company of an opening."""
    return session.scalar(select(Opening.company_id).where(Opening.id == opening_id))


def export_openings(session: Session, company_id: UUID) -> list[dict[str, Any]]:
    """Return what the portal holds of a company's openings, in plain words for its export."""
    found = session.scalars(select(Opening).where(Opening.company_id == company_id).order_by(Opening.created_at, Opening.id))
    return [{column.key: _plain(getattr(opening, column.key)) for column in Opening.__mapper__.column_attrs} for opening in found]


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def opening_ids_of(session: Session, company_id: UUID, states: Iterable[OpeningState] = tuple(OpeningState)) -> tuple[UUID, ...]:
    """Return the ids of a company's openings in these states."""
    return tuple(session.scalars(select(Opening.id).where(Opening.company_id == company_id, Opening.state.in_(states))))
