"""What openings do when their company leaves, or turns out to be another one."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.openings.models import Opening
from portal.openings.queries import company_merged_into, opening_ids_of
from portal.openings.services.moving import locked, withdraw_opening
from portal.openings.words import OpeningState, WithdrawalReason

ENDED = (OpeningState.FILLED, OpeningState.EXPIRED, OpeningState.WITHDRAWN)


def close_openings_of(session: Session, company_id: UUID, at: datetime) -> None:
    """Take down everything a company offers, because it left; the names of its people go with it."""
    for opening_id in opening_ids_of(session, company_id):
        opening = locked(session, opening_id)
        opening.mentor_name = opening.rejection_reason = None
        if opening.state not in ENDED:
            withdraw_opening(session, opening_id, WithdrawalReason.COMPANY_LEFT, by=By.system(), at=at)


def follow_company(session: Session, lead_id: UUID, at: datetime) -> UUID | None:
    """Hand the openings of a lead to the company it turned out to be, and return that company."""
    company_id = company_merged_into(session, lead_id)
    if company_id is None:
        return None
    for opening_id in opening_ids_of(session, lead_id):
        opening = session.get_one(Opening, opening_id, with_for_update=True)
        opening.company_id = company_id
        opening.site_id = None
        record(session, "opening.handed_over", opening_id, Change(str(lead_id), str(company_id)), by=By.system(), at=at)
    session.flush()  # the index is told next
    return company_id
