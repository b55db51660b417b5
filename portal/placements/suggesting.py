"""What a record of work found starts with: what the opening offers."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.openings.models import Opening
from portal.openings.words import OpeningKind
from portal.placements.words import PlacementKind
from portal.proposals.models import Proposal

KINDS = {OpeningKind.VACANCY: PlacementKind.JOB, OpeningKind.APPRENTICESHIP_PLACE: PlacementKind.APPRENTICESHIP}


def suggested_placement(session: Session, proposal_id: UUID) -> dict[str, Any]:
    """Return the kind of work and the hours the opening offers; an internship says nothing of the work after it."""
    said = select(Opening.kind, Opening.hours_per_week).join(Proposal, Proposal.opening_id == Opening.id)
    kind, hours = session.execute(said.where(Proposal.id == proposal_id)).one()
    if kind not in KINDS:
        return {}
    return {"kind": KINDS[kind], "hours_per_week": hours}
