"""What proposals keep: the case goes some months after its end, the answer given by the person stays as a proof without a name.

A proof is the row of the consent without proposal and person: which text, when, how, for which company and place. The number of
its paper, or the receipt the person holds, leads to it; it leads to nobody (Art. 7(1), 11(1) GDPR).
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, or_, select, update
from sqlalchemy.orm import Session

from portal.candidates.retention import forget_published
from portal.contacts.models import LogEntry
from portal.contacts.services import erase_contacts
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.outbox.forgetting import forget_announced
from portal.kernel.retention import Going, Kept, Part, RuleBook, Staying
from portal.proposals.models import CompanyNotes, Consent, Proposal
from portal.proposals.services.company_notes import expect_deletion
from portal.proposals.words import KNOWN, SHOWN, ConsentState, ProposalState

MASKED_PROPOSALS, CONSENT_PROOF = "masked_proposals", "consent_proof"
# What was answered with yes has to be provable, also when it was taken back; a no and an open question prove nothing.
PROVES = (ConsentState.GIVEN, ConsentState.WITHDRAWN)
_SEEN_OPEN = SHOWN - {ProposalState.PLACED}


def _ended_before(limit: datetime) -> Select[Any]:
    return select(Proposal.id).where(Proposal.ended_at < limit)


def _forget_cases(session: Session, proposal_ids: Sequence[UUID], _by: By, at: datetime) -> None:
    """Delete ended cases of people who stay in the file."""
    consents = session.scalars(select(Consent.id).where(Consent.proposal_id.in_(proposal_ids))).all()
    profiles = session.scalars(select(Proposal.profile_id).where(Proposal.id.in_(proposal_ids))).all()
    _keep_proofs(session, proposal_ids, local_day(at))
    erase_contacts(session, proposal_ids)
    forget_announced(session, [*proposal_ids, *consents])
    session.execute(delete(Proposal).where(Proposal.id.in_(proposal_ids)))
    forget_published(session, profiles)


def _keep_proofs(session: Session, proposal_ids: Collection[UUID], on: date) -> None:
    """Take each yes off its case; with the case it ends at the latest."""
    mine, over = Consent.proposal_id.in_(proposal_ids), on - timedelta(days=1)
    session.execute(delete(Consent).where(mine, Consent.state.not_in(PROVES)))
    still = or_(Consent.expires_on.is_(None), Consent.expires_on > over)
    session.execute(update(Consent).where(mine, Consent.state == ConsentState.GIVEN, still).values(expires_on=over))
    session.execute(update(Consent).where(mine).values(proposal_id=None))


def _proofs_before(limit: datetime) -> Select[Any]:
    """Select proofs whose yes ended before a moment: by being taken back, or by its last day."""
    day = local_day(limit)
    by_day = Consent.withdrawn_at.is_(None) & (Consent.expires_on < day)
    return select(Consent.id).where(Consent.proposal_id.is_(None), or_(Consent.withdrawn_at < limit, by_day))


def _forget_proofs(session: Session, consent_ids: Sequence[UUID], _by: By, _at: datetime) -> None:
    session.execute(delete(Consent).where(Consent.id.in_(consent_ids)))


def _mine(candidate_id: UUID) -> Select[Any]:
    return select(Proposal.id).where(Proposal.candidate_id == candidate_id)


def _going(session: Session, candidate_id: UUID) -> Iterable[Going]:
    count = select(func.count()).select_from(Proposal).where(Proposal.candidate_id == candidate_id)
    yield Going(_l("Proposals to companies"), session.scalar(count) or 0)


def _staying(session: Session, candidate_id: UUID, book: RuleBook) -> Iterable[Staying]:
    given = select(Consent.withdrawn_at, Consent.expires_on).where(
        Consent.candidate_id == candidate_id, Consent.state.in_(PROVES)
    )
    ends = [min(local_day(taken) if taken else until or book.on, book.on) for taken, until in session.execute(given)]
    until = max((day for end in ends if (day := book.ends_on(CONSENT_PROOF, end))), default=None)
    what = _l("Proofs of consent, without name, person and case")
    yield Staying(what, len(ends), _l("We have to be able to prove that we were allowed to show the profile."), until)


def _forget(session: Session, candidate_id: UUID, by: By, at: datetime) -> None:
    """Delete all cases of a person. Companies that still saw one are told that something is no longer available."""
    proposals = session.scalars(_mine(candidate_id).with_for_update()).all()
    watching = select(Proposal.company_id).where(Proposal.id.in_(proposals), Proposal.state.in_(_SEEN_OPEN)).distinct()
    companies = session.scalars(watching).all()
    for company_id, opening_id in session.execute(_cases_with_a_name(proposals)):
        expect_deletion(session, company_id, opening_id, at=at)
    _forget_cases(session, proposals, by, at)
    session.execute(update(Consent).where(Consent.candidate_id == candidate_id).values(candidate_id=None))
    for company_id in companies:
        announce(session, "proposals.erased", company_id, at=at)


def _cases_with_a_name(proposal_ids: Collection[UUID]) -> Select[UUID, UUID]:
    """Select company and place of open cases in which the name is known; those that ended are noted already."""
    known = Proposal.state.in_(KNOWN - {ProposalState.PLACED})
    return select(Proposal.company_id, Proposal.opening_id).where(Proposal.id.in_(proposal_ids), known)


def _requests_before(limit: datetime) -> Select[Any]:
    last = func.coalesce(CompanyNotes.confirmed_at, CompanyNotes.asked_at)
    return select(CompanyNotes.id).where(last < limit)


def _forget_requests(session: Session, notes_ids: Sequence[UUID], _by: By, _at: datetime) -> None:
    session.execute(delete(CompanyNotes).where(CompanyNotes.id.in_(notes_ids)))


def _touched(since: datetime) -> tuple[Select[Any], ...]:
    moments = (Proposal.created_at, Proposal.presented_at, Proposal.answered_at, Proposal.meeting_at, Proposal.ended_at)
    answered = or_(Consent.answered_at >= since, Consent.withdrawn_at >= since)
    spoken = select(Proposal.candidate_id).join(LogEntry, LogEntry.subject_id == Proposal.id).where(LogEntry.at >= since)
    return (
        select(Proposal.candidate_id).where(or_(*(moment >= since for moment in moments))),
        select(Consent.candidate_id).where(Consent.candidate_id.is_not(None), answered),
        spoken,
    )


PART = Part(forget=_forget, going=_going, staying=_staying, touched=_touched)
KEPT_PROPOSALS = Kept(
    MASKED_PROPOSALS, _l("Masked proposals"), _l("the day the proposal ended"), due=_ended_before, forget=_forget_cases
)
KEPT_PROOFS = Kept(
    CONSENT_PROOF,
    _l("Proofs of consent of people and cases that are gone"),
    _l("the day the yes ended"),
    due=_proofs_before,
    forget=_forget_proofs,
)
KEPT_REQUESTS = Kept(
    "notes_requests",
    _l("Requests to companies to delete their notes"),
    _l("the day the company confirmed, or was asked"),
    due=_requests_before,
    forget=_forget_requests,
)
