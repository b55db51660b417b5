"""Reading the first-day kit: by the company once it may know the person, by the person once there is an agreement."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.accounts.queries import AdvisorCard
from portal.internships.agreement.content import Content
from portal.internships.agreement.models import Agreement
from portal.internships.agreement.words import AgreementState
from portal.internships.kit.models import Kit
from portal.internships.kit.words import TRADES, WITH_FOOD, Trade
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.access import Actor
from portal.kernel.clock import today
from portal.openings.models import Opening
from portal.proposals.disclosure import identities_for
from portal.proposals.queries import advisor_of

LIVE: Final = (InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING)
AGREED: Final = (AgreementState.OPEN, AgreementState.SIGNED)
"""There is a document: before it nobody has to be anywhere."""


@dataclass(frozen=True)
class KitView:
    """The first day as everyone may know it. It does not say who comes."""

    internship_id: UUID
    reference: str
    company_name: str
    address: str
    starts_on: date
    ends_on: date
    hours_per_week: int
    begins_at: time | None
    """As it was agreed."""
    meets_at: time | None
    """When the company waits for them on the first morning, where that is another time."""
    meeting_point: str | None
    contact_name: str
    contact_phone: str | None
    clothes: str | None
    trade: Trade | None
    with_food: bool
    advisor: AdvisorCard | None
    is_filled: bool


def kit_for_company(session: Session, actor: Actor, internship_id: UUID) -> KitView | None:
    """Return the kit to the company of the internship, while it may know who comes."""
    wanted = _KITS.where(Internship.id == internship_id, Internship.company_id == actor.organisation_id)
    row = session.execute(wanted).one_or_none()
    if row is None or not identities_for(session, [row[0].proposal_id], on=today()):
        return None
    return _view(session, *row)


def kit_for_person(session: Session, actor: Actor, internship_id: UUID) -> KitView | None:
    """Return the kit to the person whose internship it is."""
    wanted = _KITS.where(Internship.id == internship_id, Internship.candidate_id == actor.subject_id)
    row = session.execute(wanted).one_or_none()
    return _view(session, *row) if row else None


def kits_of_person(session: Session, candidate_id: UUID) -> tuple[UUID, ...]:
    """Return the internships of a person that have a kit, the first to begin first."""
    wanted = _agreed(select(Internship.id)).where(Internship.candidate_id == candidate_id)
    return tuple(session.scalars(wanted.order_by(Internship.starts_on, Internship.id)))


def has_kit(session: Session, internship_id: UUID) -> bool:
    """Say whether an internship has come so far that there is a kit."""
    return session.scalar(_agreed(select(Internship.id)).where(Internship.id == internship_id)) is not None


def _agreed(wanted: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return wanted.join(Agreement, Agreement.internship_id == Internship.id).where(
        Agreement.state.in_(AGREED), Internship.state.in_(LIVE)
    )


_KITS = _agreed(select(Internship, Agreement, Opening.field, Kit)).join(Opening, Opening.id == Internship.opening_id)
_KITS = _KITS.outerjoin(Kit, Kit.internship_id == Internship.id)


def _view(session: Session, internship: Internship, agreement: Agreement, field: Any, kit: Kit | None) -> KitView:
    said, agreed = kit or Kit(), Content.kept(agreement.content)
    begins_at = agreed.first_hour
    return KitView(
        internship_id=internship.id,
        reference=agreed.reference,
        company_name=agreed.company_name,
        address=agreed.company_address,
        starts_on=internship.starts_on,
        ends_on=internship.ends_on,
        hours_per_week=internship.hours_per_week,
        begins_at=begins_at,
        meets_at=said.begins_at if said.begins_at != begins_at else None,
        meeting_point=said.meeting_point,
        contact_name=said.contact_name or internship.mentor_name,
        contact_phone=said.contact_phone,
        clothes=said.clothes,
        trade=TRADES.get(field),
        with_food=field in WITH_FOOD,
        advisor=advisor_of(session, internship.candidate_id),
        is_filled=said.filled_at is not None,
    )
