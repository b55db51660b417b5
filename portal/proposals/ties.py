"""What proposals hold of a company: why it cannot leave yet, and its part of the export. No person in either."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.kernel.clock import local_day
from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.words import KNOWN, OPEN


def reasons_to_stay(session: Session, company_id: UUID) -> Sequence[Sentence]:
    """Say that people whose names the company knows are still waiting for it."""
    known = select(Proposal.id).where(Proposal.company_id == company_id, Proposal.state.in_(KNOWN & OPEN)).limit(1)
    if session.scalar(known) is None:
        return ()
    return (_l("You are in contact with a person about a place. Please bring this to an end first."),)


def export_proposals(session: Session, company_id: UUID) -> list[dict[str, Any]]:
    """Return what was presented to the company and what it answered: codes, places, days.

    Days and the order of codes: by moments, or by who came first, two companies could tell who is the same person.
    """
    rows = session.execute(
        select(
            Proposal.reference,
            Opening.title,
            Proposal.presented_at,
            Proposal.answered_at,
            Proposal.answered_how,
            Proposal.decline_reason,
        )
        .join(Opening, Opening.id == Proposal.opening_id)
        .where(Proposal.company_id == company_id, Proposal.presented_at.is_not(None))
        .order_by(Proposal.reference)
    )
    return [
        {
            "reference": reference,
            "opening": title,
            "presented_on": local_day(presented_at).isoformat() if presented_at else None,
            "answered_on": local_day(answered_at).isoformat() if answered_at else None,
            "answered_how": how.value if how else None,
            "reason": reason.value if reason else None,
        }
        for reference, title, presented_at, answered_at, how, reason in rows
    ]
