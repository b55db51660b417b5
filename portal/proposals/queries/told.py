"""What a company reads beside a proposal: its history, and what it answered."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.queries import ToldLine, told_to_company
from portal.openings.models import Opening
from portal.proposals.company_words import ProposalAct
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState

_TITLES = {act.value: act.label for act in ProposalAct}
ASKED = (ProposalState.WANTED, ProposalState.DISCLOSURE_REQUESTED)


@dataclass(frozen=True)
class GivenAnswer:
    """What a company answered a moment ago; nothing of the person."""

    reference: str
    opening_id: UUID
    opening_title: str
    is_wanted: bool
    answered_at: datetime


def story_of_proposal(session: Session, proposal_id: UUID) -> tuple[ToldLine, ...]:
    """Return what happened with a proposal, newest first. How the person said yes is not for companies."""
    lines = told_to_company(session, proposal_id, _TITLES)
    return tuple(replace(line, text="") if line.verb == ProposalAct.DISCLOSED.value else line for line in lines)


_ANSWERS = select(Proposal.reference, Opening.id, Opening.title, Proposal.state, Proposal.answered_at).join(
    Opening, Opening.id == Proposal.opening_id
)


def given_answer(session: Session, proposal_id: UUID) -> GivenAnswer | None:
    """Return the company's answer as long as nothing followed it; only asked behind a finder."""
    wanted = _ANSWERS.where(Proposal.id == proposal_id, Proposal.state.in_((*ASKED, ProposalState.DECLINED)))
    row = session.execute(wanted).one_or_none()
    if row is None or row.answered_at is None:
        return None
    return GivenAnswer(row.reference, row[1], row.title, row.state in ASKED, row.answered_at)
