"""Asking the person, and what their answer does. The person answers; the team can only write it down."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.candidates.services import create_personal_link
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.kernel.audit import By, Change, record
from portal.kernel.clock import local_day
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import DEFAULT_LANGUAGE
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.openings.models import Opening
from portal.proposals.consent_words import Explainer, WithdrawalChannel
from portal.proposals.models import Consent, Proposal
from portal.proposals.services.moving import MEANWHILE, locked, move, refuse_move
from portal.proposals.texts import Reading, consent_text
from portal.proposals.words import (
    ConsentChannel,
    ConsentPurpose,
    ConsentState,
    ProposalState,
)

MONTHS_SHOWN = 6
NEEDS_FIRST_YES = _l("The person's first yes is no longer valid.")
VERBS = {
    (ConsentPurpose.SHOW, True): "give_consent",
    (ConsentPurpose.SHOW, False): "decline_consent",
    (ConsentPurpose.KNOW, True): "disclose",
    (ConsentPurpose.KNOW, False): "decline_disclosure",
}


@dataclass(frozen=True)
class ConsentAnswer:
    """An answer the person gave in the advisor's presence: on signed paper or on the tablet, never by proxy."""

    purpose: ConsentPurpose
    is_yes: bool
    channel: ConsentChannel
    reading: Reading
    paper_number: str | None = None
    interpreter_helped: bool = False


@dataclass(frozen=True)
class OwnAnswer:
    """An answer the person gave by themselves: to which text, and who explained it where it needs explaining."""

    is_yes: bool
    reading: Reading
    explained_by: Explainer | None = None


def request_consent(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> Consent:
    """Ask the person whether this company may see their profile without their name."""
    return _request(session, locked(session, proposal_id), ConsentPurpose.SHOW, "request_consent", by=by, at=at)


def ask_disclosure(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> Consent:
    """Ask the person whether this company may know their name."""
    return _request(session, locked(session, proposal_id), ConsentPurpose.KNOW, "request_disclosure", by=by, at=at)


def ask_disclosure_once(session: Session, proposal_id: UUID, *, by: By, at: datetime) -> None:
    """Ask for the name, unless that has been done or the proposal has ended meanwhile."""
    if locked(session, proposal_id).state is ProposalState.WANTED:
        ask_disclosure(session, proposal_id, by=by, at=at)


def record_consent(session: Session, proposal_id: UUID, answer: ConsentAnswer, *, by: By, at: datetime) -> Consent:
    """Write down an answer given on paper or on the tablet."""
    proposal = locked(session, proposal_id)
    if answer.channel is ConsentChannel.LINK:
        raise RuleBroken(_l("Nobody can answer for the person: please use paper or the tablet together."), field="channel")
    paper_number = (answer.paper_number or "").strip() or None
    if answer.channel is ConsentChannel.PAPER and paper_number is None:
        raise RuleBroken(_l("Please enter the number of the paper, so that it is found again."), field="paper_number")
    refuse_move(proposal, VERBS[answer.purpose, answer.is_yes], by)
    consent = _question(session, proposal_id, answer.purpose) or _ask(session, proposal, answer.purpose, at=at)
    consent.paper_number = paper_number
    consent.interpreter_helped = answer.interpreter_helped
    consent.recorded_by_id = by.account_id
    consent.note_reading(answer.reading, Explainer.INTERPRETER if answer.interpreter_helped else Explainer.ADVISOR)
    _settle(session, proposal, consent, (answer.is_yes, answer.channel), by=by, at=at)
    return consent


def answer_question(session: Session, consent_id: UUID, answer: OwnAnswer, *, by: By, at: datetime) -> None:
    """Take the person's own answer to the text they read."""
    proposal, consent = _locked_question(session, consent_id)
    if consent.state is not ConsentState.ASKED:
        raise RuleBroken(MEANWHILE)
    if answer.reading.aid is not None and answer.explained_by is None:
        raise RuleBroken(_l("Please say who explained the German text to you."), field="explained_by")
    refuse_move(proposal, VERBS[consent.purpose, answer.is_yes], by)
    consent.note_reading(answer.reading, answer.explained_by)
    _settle(session, proposal, consent, (answer.is_yes, ConsentChannel.LINK), by=by, at=at)


def withdraw_consent(session: Session, consent_id: UUID, told: WithdrawalChannel | None = None, *, by: By, at: datetime) -> None:
    """Take a yes back, at any time and without a reason: the next request of the company finds nothing (Art. 7(3) GDPR).

    `told` is how the person told an advisor, who writes it down; nobody else ever takes it back for them.
    """
    proposal, consent = _locked_question(session, consent_id)
    if consent.state is not ConsentState.GIVEN:
        raise RuleBroken(MEANWHILE)
    _take_back(session, consent, told, by=by, at=at)
    known = consent_for(session, proposal.id, ConsentPurpose.KNOW)
    if known is not None and known.state is ConsentState.GIVEN:
        _take_back(session, known, told, by=by, at=at)  # who is not shown any longer is not known any longer
    if not proposal.state.is_over:
        move(session, proposal, "withdraw", by=by, at=at)
    elif proposal.state is ProposalState.PLACED:
        announce(session, "proposal.ended", proposal.id, at=at)  # the company reads that it is no longer available


def _take_back(session: Session, consent: Consent, told: WithdrawalChannel | None, *, by: By, at: datetime) -> None:
    consent.state = ConsentState.WITHDRAWN
    consent.withdrawn_at = at
    reason = f"{consent.purpose.value}_{told.value}" if told else consent.purpose.value
    change = Change(ConsentState.GIVEN.value, ConsentState.WITHDRAWN.value, reason)
    record(session, "consent.withdrawn", consent.proposal_id, change, by=by, at=at)
    announce(session, "consent.withdrawn", consent.id, at=at)


def consent_for(session: Session, proposal_id: UUID, purpose: ConsentPurpose) -> Consent | None:
    """Return the person's yes or no, or the open question; held until the transaction ends."""
    row = select(Consent).where(Consent.proposal_id == proposal_id, Consent.purpose == purpose)
    session.flush()  # what this use case changed already must not be read over
    return session.scalar(row.with_for_update().execution_options(populate_existing=True))


def refuse_without_first_yes(session: Session, proposal: Proposal, on: date) -> Consent:
    """Return the consent to be shown, if it carries today."""
    shown = consent_for(session, proposal.id, ConsentPurpose.SHOW)
    if shown is None or not shown.is_in_force(on):
        raise RuleBroken(NEEDS_FIRST_YES)
    return shown


def _request(session: Session, proposal: Proposal, purpose: ConsentPurpose, verb: str, *, by: By, at: datetime) -> Consent:
    move(session, proposal, verb, by=by, at=at)
    consent = _ask(session, proposal, purpose, at=at)
    candidate = session.get_one(Candidate, proposal.candidate_id)
    if candidate.state is not CandidateState.LEFT:
        create_personal_link(session, proposal.candidate_id, by=by, at=at)
    announce(session, "consent.asked", consent.id, at=at)
    return consent


def _ask(session: Session, proposal: Proposal, purpose: ConsentPurpose, *, at: datetime) -> Consent:
    consent = Consent(
        proposal_id=proposal.id,
        candidate_id=proposal.candidate_id,
        company_id=proposal.company_id,
        opening_id=proposal.opening_id,
        company_name=session.get_one(Company, proposal.company_id).name,
        opening_title=session.get_one(Opening, proposal.opening_id).title,
        purpose=purpose,
        state=ConsentState.ASKED,
        asked_at=at,
    )
    consent.note_reading(Reading(consent_text(purpose, DEFAULT_LANGUAGE)), None)
    session.add(consent)
    session.flush()  # the outbox needs consent.id
    return consent


def _settle(
    session: Session, proposal: Proposal, consent: Consent, answer: tuple[bool, ConsentChannel], *, by: By, at: datetime
) -> None:
    is_yes, channel = answer
    if is_yes and consent.purpose is ConsentPurpose.KNOW:
        # The second text says that the profile stays visible as long as the second yes is valid.
        refuse_without_first_yes(session, proposal, local_day(at)).expires_on = None
    consent.state = ConsentState.GIVEN if is_yes else ConsentState.REFUSED
    consent.channel = channel
    consent.answered_at = at
    if is_yes and consent.purpose is ConsentPurpose.SHOW:
        consent.expires_on = _months_after(local_day(at), MONTHS_SHOWN)
    move(session, proposal, VERBS[consent.purpose, is_yes], by=by, at=at, reason=channel.value)
    announce(session, "consent.given" if is_yes else "consent.refused", consent.id, at=at)


def _question(session: Session, proposal_id: UUID, purpose: ConsentPurpose) -> Consent | None:
    """Return the open question; an answered one cannot be answered again."""
    consent = consent_for(session, proposal_id, purpose)
    if consent is not None and consent.state is not ConsentState.ASKED:
        raise RuleBroken(MEANWHILE)
    return consent


def _locked_question(session: Session, consent_id: UUID) -> tuple[Proposal, Consent]:
    """Hold the proposal first, then its consent: the same order everywhere."""
    proposal = locked(session, session.get_one(Consent, consent_id).proposal_id)
    return proposal, session.get_one(Consent, consent_id, with_for_update=True)


def _months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise ValueError("no month is shorter than 28 days")
