"""What follows from which topic. Every listener bears being called twice."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.contacts.services import finish_tasks
from portal.contacts.words import TaskKind
from portal.kernel.audit import By
from portal.kernel.outbox import Topics, follows, writes
from portal.proposals import emails
from portal.proposals.services import (
    ask_disclosure_once,
    call_off_with_case,
    expire_proposal,
    supersede_for_candidate,
    supersede_for_company,
    supersede_for_opening,
)


def ask_for_the_name(session: Session, proposal_id: UUID, at: datetime) -> None:
    """Ask the person whether the company that wants to meet them may know their name."""
    ask_disclosure_once(session, proposal_id, by=By.system(), at=at)


def end_outdated(session: Session, proposal_id: UUID, at: datetime) -> None:
    """End a proposal that nobody answered in time."""
    expire_proposal(session, proposal_id, at)


def close_with_opening(session: Session, opening_id: UUID, at: datetime) -> None:
    """End what was proposed for a place that is closed."""
    supersede_for_opening(session, opening_id, at)


def close_with_candidate(session: Session, candidate_id: UUID, at: datetime) -> None:
    """End what is open of a person who found work or is no longer accompanied."""
    supersede_for_candidate(session, candidate_id, at)


def close_with_company(session: Session, company_id: UUID, at: datetime) -> None:
    """End what is open of a company that left or was blocked."""
    supersede_for_company(session, company_id, at)


def close_call(session: Session, proposal_id: UUID, at: datetime) -> None:
    """Take the missing answer off the advisor's list: it came, or nobody waits for it any more."""
    finish_tasks(session, TaskKind.ANSWER_MISSING, proposal_id, by=By.system(), at=at)


def call_off(session: Session, proposal_id: UUID, at: datetime) -> None:
    """Take the meeting out of calendars whose case is over."""
    call_off_with_case(session, proposal_id, at)


CLOSE_CALL = follows(close_call)
TOPICS: Topics = {
    "proposal.presented": (writes(emails.proposal_presented),),
    "proposal.reminded": (writes(emails.answer_missing),),
    # Announced by earlier versions and still waiting; the schedule ends proposals now.
    "proposal.outdated": (follows(end_outdated),),
    "proposal.wanted": (follows(ask_for_the_name), CLOSE_CALL, writes(emails.company_wants)),
    "proposal.declined": (CLOSE_CALL, writes(emails.company_declines)),
    "proposal.disclosed": (writes(emails.name_is_known),),
    "proposal.ended": (
        CLOSE_CALL,
        follows(call_off),
        writes(emails.no_longer_available),
    ),
    "meeting.offered": (writes(emails.meeting_offered),),
    "meeting.refused": (writes(emails.meeting_refused),),
    "meeting.agreed": (writes(emails.meeting_agreed),),
    "meeting.called_off": (writes(emails.meeting_called_off),),
    "proposals.erased": (writes(emails.something_is_gone),),
    "notes.asked": (writes(emails.please_delete),),
    "consent.asked": (writes(emails.question_asked),),
    "consent.given": (writes(emails.person_answered),),
    "consent.refused": (writes(emails.person_answered),),
    "consent.withdrawn": (writes(emails.person_answered),),
    "opening.closed": (follows(close_with_opening),),
    "candidate.placed": (follows(close_with_candidate),),
    "candidate.left": (follows(close_with_candidate),),
    "company.left": (follows(close_with_company),),
    "company.blocked": (follows(close_with_company),),
}
