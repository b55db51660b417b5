"""What happens while a company does not answer: two letters, a call, the end. Called by the schedule, once a day."""

from datetime import date, datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.contacts.services import TaskDraft, add_task
from portal.contacts.words import SubjectKind, TaskKind
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.outbox import announce
from portal.proposals.models import Proposal
from portal.proposals.queries.visible import is_open_to_company
from portal.proposals.services.ending import expire_proposals
from portal.proposals.services.presenting import DAYS_TO_ANSWER
from portal.proposals.words import ProposalState

LETTERS_AFTER = (3, 7)
CALL_AFTER = 10
LADDER = (*LETTERS_AFTER, CALL_AFTER)


def remind_companies(session: Session, at: datetime) -> None:
    """Do for each unanswered proposal what its day asks for; who missed several days does the last of them alone."""
    today = local_day(at)
    for proposal in session.scalars(_unanswered(today)):
        rung = _rung(proposal, today)
        if rung > proposal.reminded_after:
            _climb(session, proposal, rung, at=at)


def expire_unanswered(session: Session, at: datetime) -> None:
    """End what nobody answered in time."""
    expire_proposals(session, at=at)


def _unanswered(today: date) -> Select[Proposal]:
    """Hold what a company sees and has not answered, in the order in which all hold it; who sees nothing is not reminded."""
    latest = today + DAYS_TO_ANSWER - timedelta(days=LADDER[0])
    return (
        select(Proposal)
        .join(Company, Company.id == Proposal.company_id)
        .where(
            Proposal.state == ProposalState.PRESENTED,
            Proposal.answer_until.between(today, latest),
            Proposal.reminded_after < CALL_AFTER,
            is_open_to_company(today),
        )
        .order_by(Proposal.id)
        .with_for_update(of=Proposal)
        .execution_options(populate_existing=True)
    )


def _rung(proposal: Proposal, today: date) -> int:
    """Return the last day of the ladder that the wait has reached."""
    assert proposal.answer_until is not None  # noqa: S101 - the query asks for it
    waited = (today - (proposal.answer_until - DAYS_TO_ANSWER)).days
    return max((rung for rung in LADDER if rung <= waited), default=0)


def _climb(session: Session, proposal: Proposal, rung: int, *, at: datetime) -> None:
    was, proposal.reminded_after = proposal.reminded_after, rung
    verb = "proposal.reminded" if rung in LETTERS_AFTER else "proposal.unanswered"
    record(session, verb, proposal.id, Change(str(was), str(rung)), by=By.system(), at=at)
    if rung in LETTERS_AFTER:
        announce(session, verb, proposal.id, at=at)
        return
    advisor_id = session.get_one(Candidate, proposal.candidate_id).advisor_id or proposal.made_by_id
    draft = TaskDraft(TaskKind.ANSWER_MISSING, SubjectKind.PROPOSAL, proposal.id, local_day(at), proposal.company_id, advisor_id)
    add_task(session, draft, at=at)
