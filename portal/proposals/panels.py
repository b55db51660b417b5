"""What proposals add to the record of a person or a company; for advisors alone."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Uuid, bindparam, select
from sqlalchemy.orm import Session

from portal.kernel.access import Actor, Role
from portal.kernel.web.records import Panel
from portal.proposals.models import Proposal
from portal.proposals.queries import StaffRow, proposals_for_company, proposals_of_candidate

PROPOSALS_OF_PERSON = select(Proposal.id).where(Proposal.candidate_id == bindparam("subject_id", type_=Uuid()))


@dataclass(frozen=True)
class ProposalsPanel(Panel):
    """What was proposed; a person can be proposed anew from here."""

    template: ClassVar[str] = "proposals/panel.html"

    rows: tuple[StaffRow, ...]
    candidate_id: UUID | None


def proposals_of_person(session: Session, actor: Actor, candidate_id: UUID) -> Panel | None:
    """Show on a person's record what they were proposed for."""
    if actor.role is not Role.ADVISOR:
        return None
    return ProposalsPanel(proposals_of_candidate(session, candidate_id), candidate_id)


def proposals_of_firm(session: Session, actor: Actor, company_id: UUID) -> Panel | None:
    """Show on a company's record what was proposed to it."""
    if actor.role is not Role.ADVISOR:
        return None
    return ProposalsPanel(proposals_for_company(session, company_id), None)
