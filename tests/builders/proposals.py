"""Proposals in every state, walked there by the use cases themselves."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.companies.models import Company
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import LOCAL_ZONE, local_day
from portal.kernel.retention import months_later
from portal.kernel.workdays import working_days_after
from portal.openings.models import Opening
from portal.proposals import services
from portal.proposals.models import CompanyNotes, Consent, Proposal
from portal.proposals.services import ConsentAnswer, OwnAnswer, Preparation
from portal.proposals.texts import reading_of
from portal.proposals.words import ConsentChannel, ConsentPurpose, DeclineReason, ProposalState
from portal.ui.filters import moment_code
from tests.builders.candidates import SHOWS_DOUGH, a_candidate
from tests.builders.openings import an_opening
from tests.moments import NOON

S = ProposalState
SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
SYSTEM = By.system()
PERSON = By(None, Role.CANDIDATE.value)
EMPLOYER = By(None, Role.EMPLOYER.value)
Walk = Callable[[Session, Proposal, By, datetime], object]


def advisor_of(candidate: Candidate) -> By:
    """The candidate's advisor, acting."""
    return By(candidate.advisor_id, Role.ADVISOR.value)


def on_paper(purpose: ConsentPurpose, *, is_yes: bool = True, **changes: Any) -> ConsentAnswer:
    """An answer on signed paper."""
    columns = {"channel": ConsentChannel.PAPER, "paper_number": "A-17", "reading": reading_of(purpose, "de", ()), **changes}
    return ConsentAnswer(purpose, is_yes, **columns)


def own(purpose: ConsentPurpose, *, is_yes: bool) -> OwnAnswer:
    """An answer the person gives by themselves, to the German text."""
    return OwnAnswer(is_yes, reading_of(purpose, "de", ()))


def _say(purpose: ConsentPurpose, *, is_yes: bool) -> Walk:
    answer = on_paper(purpose, is_yes=is_yes)
    return lambda session, proposal, by, at: services.record_consent(session, proposal.id, answer, by=by, at=at)


def _decline(session: Session, proposal: Proposal, _by: By, at: datetime) -> None:
    services.decline_proposal(session, proposal.id, DeclineReason.TASKS, by=EMPLOYER, at=at)


def _meet(session: Session, proposal: Proposal, by: By, at: datetime) -> None:
    services.schedule_meeting(session, proposal.id, at + timedelta(days=3), by=by, at=at)


ASK: Walk = lambda session, proposal, by, at: services.request_consent(session, proposal.id, by=by, at=at)  # noqa: E731 - one line each
PRESENT: Walk = lambda session, proposal, by, at: services.present(session, proposal.id, by=by, at=at)  # noqa: E731
WANT: Walk = lambda session, proposal, _by, at: services.want_candidate(session, proposal.id, by=EMPLOYER, at=at)  # noqa: E731
ASK_NAME: Walk = lambda session, proposal, by, at: services.ask_disclosure(session, proposal.id, by=by, at=at)  # noqa: E731
START: Walk = lambda session, proposal, by, at: services.start_internship(session, proposal.id, by=by, at=at)  # noqa: E731
OFFER: Walk = lambda session, proposal, by, at: services.make_offer(session, proposal.id, by=by, at=at)  # noqa: E731
PLACE: Walk = lambda session, proposal, by, at: services.place(session, proposal.id, by=by, at=at)  # noqa: E731
END: Walk = lambda session, proposal, by, at: services.end_without_work(session, proposal.id, by=by, at=at)  # noqa: E731
WITHDRAW: Walk = lambda session, proposal, by, at: services.withdraw_proposal(session, proposal.id, by=by, at=at)  # noqa: E731
SUPERSEDE: Walk = lambda session, proposal, _by, at: services.supersede_for_opening(session, proposal.opening_id, at)  # noqa: E731
EXPIRE: Walk = lambda session, _proposal, _by, at: services.expire_proposals(session, at=at + timedelta(days=15))  # noqa: E731
YES, NO = _say(SHOW, is_yes=True), _say(SHOW, is_yes=False)
NAME_YES, NAME_NO = _say(KNOW, is_yes=True), _say(KNOW, is_yes=False)
SHOWN = (ASK, YES, PRESENT)
KNOWN = (*SHOWN, WANT, ASK_NAME, NAME_YES)
WAYS: dict[ProposalState, tuple[Walk, ...]] = {
    S.DRAFT: (),
    S.CONSENT_REQUESTED: (ASK,),
    S.CONSENT_GIVEN: (ASK, YES),
    S.CONSENT_DECLINED: (ASK, NO),
    S.PRESENTED: SHOWN,
    S.WANTED: (*SHOWN, WANT),
    S.DECLINED: (*SHOWN, _decline),
    S.DISCLOSURE_REQUESTED: (*SHOWN, WANT, ASK_NAME),
    S.DISCLOSED: KNOWN,
    S.DISCLOSURE_DECLINED: (*SHOWN, WANT, ASK_NAME, NAME_NO),
    S.MEETING_SCHEDULED: (*KNOWN, _meet),
    S.INTERNSHIP: (*KNOWN, START),
    S.OFFER: (*KNOWN, OFFER),
    S.PLACED: (*KNOWN, PLACE),
    S.NOT_PLACED: (*KNOWN, END),
    S.EXPIRED: (*SHOWN, EXPIRE),
    S.SUPERSEDED: (*SHOWN, SUPERSEDE),
    S.WITHDRAWN: (*SHOWN, WITHDRAW),
}


def a_proposal(
    session: Session,
    *,
    state: ProposalState = S.PRESENTED,
    candidate: Candidate | None = None,
    opening: Opening | None = None,
    at: datetime = NOON,
) -> Proposal:
    """A proposal of a person for an internship slot in a bakery, in the wished state."""
    candidate = candidate or a_candidate(session)
    opening = opening or an_opening(session)
    by = advisor_of(candidate)
    wanted = Preparation(candidate.id, opening.id, SHOWS_DOUGH)
    proposal = services.prepare_proposal(session, wanted, by=by, at=at)
    for step in WAYS[state]:
        step(session, proposal, by, at)
    session.flush()  # readers need the rows
    assert proposal.state is state
    return proposal


def three_times(at: datetime = NOON) -> tuple[datetime, ...]:
    """Times on the next working days but two, at noon."""
    days = [working_days_after(local_day(at), number) for number in (3, 4, 5)]
    return tuple(datetime.combine(day, time(12), LOCAL_ZONE).astimezone(UTC) for day in days)


def offer_three_times(session: Session, proposal: Proposal, by: By, at: datetime = NOON) -> str:
    """Offer times to meet; the first of them, as it stands in addresses."""
    services.offer_times(session, proposal.id, three_times(at), by=by, at=at)
    return moment_code(three_times(at)[0])


def consent_of(session: Session, proposal: Proposal, purpose: ConsentPurpose = SHOW) -> Consent:
    """The question to the person, or their answer."""
    return session.scalars(select(Consent).where(Consent.proposal_id == proposal.id, Consent.purpose == purpose)).one()


def some_notes(session: Session, company: Company | None = None, *, at: datetime = NOON) -> CompanyNotes:
    """What a company was asked to delete on this day, after a case that ended half a year before."""
    opening = an_opening(session, company)
    notes = CompanyNotes(
        company_id=opening.company_id,
        opening_id=opening.id,
        opening_title=opening.title,
        ended_month=months_later(local_day(at), -6).replace(day=1),
        due_on=local_day(at),
        asked_at=at,
        confirmed_at=None,
    )
    session.add(notes)
    session.flush()  # readers need notes.id
    return notes
