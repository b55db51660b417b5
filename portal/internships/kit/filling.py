"""What the company says about the first day: four short answers, taken over from the last time."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.models import Company
from portal.internships.kit.models import Kit
from portal.internships.kit.reading import LIVE, has_kit
from portal.internships.models import Internship
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class KitDraft:
    """What the company enters; nothing of it is asked for."""

    meeting_point: str | None = None
    begins_at: time | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    clothes: str | None = None


def fill_kit(session: Session, internship_id: UUID, draft: KitDraft, *, by: By, at: datetime) -> Kit:
    """Keep what the company says about the first day; it stands in the kit at once."""
    internship = session.get_one(Internship, internship_id, with_for_update=True)
    if internship.state not in LIVE or not has_kit(session, internship_id):
        raise RuleBroken(_l("The first day can be filled in from the agreement on, until the internship is over."))
    kit = kit_row(session, internship_id)
    for name, value in vars(draft).items():
        setattr(kit, name, value or None)
    kit.filled_at, kit.filled_by_id = at, by.account_id
    record(session, "internship.kit_filled", internship_id, Change(), by=by, at=at)
    return kit


def kit_row(session: Session, internship_id: UUID) -> Kit:
    """Return the row of an internship's kit, a new one where there is none; asked by whoever holds the internship."""
    kit = session.scalar(select(Kit).where(Kit.internship_id == internship_id))
    if kit is None:
        kit = Kit(internship_id=internship_id)
        session.add(kit)
        session.flush()  # whoever comes next finds it
    return kit


def suggested_kit(session: Session, internship_id: UUID) -> KitDraft:
    """Return what the fields start with: what was said, else what the company said last time, else what the plan knows."""
    internship = session.get_one(Internship, internship_id)
    own = session.scalar(select(Kit).where(Kit.internship_id == internship_id, Kit.filled_at.is_not(None)))
    if own is not None:
        return KitDraft(own.meeting_point, own.begins_at, own.contact_name, own.contact_phone, own.clothes)
    of_company = select(Kit).join(Internship, Internship.id == Kit.internship_id)
    last = session.scalar(
        of_company.where(Internship.company_id == internship.company_id, Kit.filled_at.is_not(None))
        .order_by(Kit.filled_at.desc(), Kit.id)
        .limit(1)
    )
    if last is not None:
        return KitDraft(
            last.meeting_point, internship.begins_at or last.begins_at, last.contact_name, last.contact_phone, last.clothes
        )
    phone = session.scalar(select(Company.phone).where(Company.id == internship.company_id))
    return KitDraft(None, internship.begins_at, internship.mentor_name, phone)
