"""Letters about proposals: a code and a link. No letter says anything about the person."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from portal.accounts.queries import team_address
from portal.candidates.queries import link_secret
from portal.companies.queries import letter_addresses
from portal.kernel.clock import today
from portal.kernel.i18n import person_language
from portal.kernel.links import link_token
from portal.kernel.mail import Letter
from portal.proposals.calendar import attached
from portal.proposals.meeting_words import MAY_MEET, MeetingNews, MeetingSide
from portal.proposals.models import CompanyNotes
from portal.proposals.queries import (
    LetterFacts,
    asked_person,
    calendar_entry,
    letter_facts,
    may_hear_of,
    meeting_plan,
    proposal_of_consent,
)
from portal.proposals.services.company_notes import CONFIRM_DELETED
from portal.proposals.words import DeclineReason, ProposalState

S = ProposalState
# The company reads the same, whether the person, the team or the state of the place ended it.
NO_LONGER = "no_longer_available"
NO_LONGER_AVAILABLE = (S.WITHDRAWN, S.SUPERSEDED, S.DISCLOSURE_DECLINED, S.EXPIRED)


@dataclass(frozen=True)
class CompanyLetter:
    """What a company reads: greeting, code, place."""

    name: str
    reference: str
    proposal_id: UUID
    opening_title: str
    answer_until: date | None = None


@dataclass(frozen=True)
class GoneLetter:
    """What a company reads of what is erased: a greeting."""

    name: str


@dataclass(frozen=True)
class DeleteLetter:
    """What a company reads: greeting, its own place, a month, a link. Nothing of the person, no code."""

    name: str
    opening_title: str
    ended_month: date
    token: str
    is_again: bool


@dataclass(frozen=True)
class AdvisorLetter:
    """What an advisor reads: code, company, place, answer."""

    name: str
    reference: str
    proposal_id: UUID
    company_name: str
    opening_title: str
    reason: DeclineReason | None


@dataclass(frozen=True)
class QuestionLetter:
    """What the person reads: that there is a question, and where. It names nobody and no company."""

    token: str


@dataclass(frozen=True)
class MeetingLetter:
    """What both sides read about a meeting: code, place, day and time; nobody's name but the reader's own."""

    name: str
    reference: str
    proposal_id: UUID
    opening_title: str
    news: MeetingNews
    is_team: bool
    times: tuple[datetime, ...] = ()


def proposal_presented(session: Session, proposal_id: UUID) -> list[Letter]:
    """Tell a company that a proposal waits for it."""
    return _to_company(session, proposal_id, "proposal_presented", (S.PRESENTED,))


def answer_missing(session: Session, proposal_id: UUID) -> list[Letter]:
    """Remind a company that a proposal waits; whoever answered meanwhile gets nothing."""
    return _to_company(session, proposal_id, "answer_missing", (S.PRESENTED,))


def name_is_known(session: Session, proposal_id: UUID) -> list[Letter]:
    """Tell a company that the person said yes."""
    return _to_company(session, proposal_id, "name_is_known", (S.DISCLOSED, S.MEETING_SCHEDULED))


def no_longer_available(session: Session, proposal_id: UUID) -> list[Letter]:
    """Tell a company that a proposal it has seen is gone; after work was found, only if the person took their yes back."""
    facts = letter_facts(session, proposal_id)
    states = (*NO_LONGER_AVAILABLE, S.PLACED) if facts and facts.is_taken_back else NO_LONGER_AVAILABLE
    return _to_company(session, proposal_id, NO_LONGER, states)


def something_is_gone(session: Session, company_id: UUID) -> list[Letter]:
    """Tell a company that something it saw is gone; of what is erased no code is left to name."""
    to_all, template = letter_addresses(session, company_id), "proposals/letters/something_is_gone"
    return [Letter(to.email, to.language, template, GoneLetter(to.name)) for to in to_all]


def please_delete(session: Session, notes_id: UUID) -> list[Letter]:
    """Ask everyone who acts for a company to delete what was noted in cases that are over; the first answer counts."""
    row = session.get(CompanyNotes, notes_id)
    if row is None or row.confirmed_at is not None:
        return []
    token, is_again = link_token(CONFIRM_DELETED, row.id), row.reminded_after > 0
    return [
        Letter(
            to.email,
            to.language,
            "proposals/letters/please_delete",
            DeleteLetter(to.name, row.opening_title, row.ended_month, token, is_again),
        )
        for to in letter_addresses(session, row.company_id)
    ]


def company_wants(session: Session, proposal_id: UUID) -> list[Letter]:
    """Tell the advisor that a company wants to meet the person."""
    return _to_advisor(session, proposal_id, "company_wants")


def company_declines(session: Session, proposal_id: UUID) -> list[Letter]:
    """Tell the advisor that it does not fit, and why."""
    return _to_advisor(session, proposal_id, "company_declines")


def person_answered(session: Session, consent_id: UUID) -> list[Letter]:
    """Tell the advisor that the person answered or took an answer back; what, stands in the portal."""
    proposal_id = proposal_of_consent(session, consent_id)
    return _to_advisor(session, proposal_id, "person_answered") if proposal_id else []


def question_asked(session: Session, consent_id: UUID) -> list[Letter]:
    """Tell the person that we have a question, if we know an e-mail address."""
    asked = asked_person(session, consent_id)
    if asked is None:
        return []
    letter = QuestionLetter(link_secret(asked.link_id))
    return [Letter(asked.email, person_language(asked.language), "proposals/letters/question_asked", letter)]


def meeting_offered(session: Session, proposal_id: UUID) -> list[Letter]:
    """Ask the side that shall choose, as long as the times are still to be chosen from."""
    plan = meeting_plan(session, proposal_id, on=today())
    if plan is None or not plan.times or plan.is_refused or plan.times_by is None:
        return []
    return _about_meeting(session, proposal_id, MeetingNews.OFFERED, (plan.times_by.other,), plan.times)


def meeting_refused(session: Session, proposal_id: UUID) -> list[Letter]:
    """Tell the side that offered times that none of them fits."""
    plan = meeting_plan(session, proposal_id, on=today())
    if plan is None or not plan.is_refused or plan.times_by is None:
        return []
    return _about_meeting(session, proposal_id, MeetingNews.REFUSED, (plan.times_by,))


def meeting_agreed(session: Session, proposal_id: UUID) -> list[Letter]:
    """Send the company the entry for its calendar; the team too, where the company chose."""
    plan = meeting_plan(session, proposal_id, on=today())
    if plan is None or plan.at is None or plan.state not in MAY_MEET:
        return []
    sides = (MeetingSide.COMPANY, MeetingSide.TEAM) if plan.times_by is MeetingSide.TEAM else (MeetingSide.COMPANY,)
    return _about_meeting(session, proposal_id, MeetingNews.AGREED, sides, (plan.at,))


def meeting_called_off(session: Session, proposal_id: UUID) -> list[Letter]:
    """Take the entry out of both calendars."""
    plan = meeting_plan(session, proposal_id, on=today())
    if plan is None or plan.at is not None:
        return []
    return _about_meeting(session, proposal_id, MeetingNews.CALLED_OFF, tuple(MeetingSide))


def _about_meeting(
    session: Session,
    proposal_id: UUID,
    news: MeetingNews,
    sides: tuple[MeetingSide, ...],
    times: tuple[datetime, ...] = (),
) -> list[Letter]:
    facts, entry = letter_facts(session, proposal_id), calendar_entry(session, proposal_id)
    if facts is None:
        return []
    advisor = team_address(session, facts.advisor_id)
    tells_company = news is MeetingNews.CALLED_OFF or may_hear_of(session, proposal_id, on=today())
    company = letter_addresses(session, facts.company_id) if tells_company and MeetingSide.COMPANY in sides else ()
    readers = [(to, False) for to in company]
    readers += [(advisor, True)] if advisor and MeetingSide.TEAM in sides else []
    files = (attached(entry),) if entry and news in (MeetingNews.AGREED, MeetingNews.CALLED_OFF) else ()
    return [
        Letter(
            to.email,
            to.language,
            "proposals/letters/meeting",
            MeetingLetter(to.name, facts.reference, facts.id, facts.opening_title, news, is_team, times),
            attachments=files,
        )
        for to, is_team in readers
    ]


def _to_company(session: Session, proposal_id: UUID, template: str, states: tuple[ProposalState, ...]) -> list[Letter]:
    """Write to everyone who acts for the company today, if the proposal still stands where the letter says."""
    facts = letter_facts(session, proposal_id)
    if facts is None or not facts.was_presented or facts.state not in states:
        return []
    if template != NO_LONGER and not may_hear_of(session, proposal_id, on=today()):
        return []
    return [
        Letter(
            to.email,
            to.language,
            f"proposals/letters/{template}",
            CompanyLetter(to.name, facts.reference, facts.id, facts.opening_title, facts.answer_until),
        )
        for to in letter_addresses(session, facts.company_id)
    ]


def _to_advisor(session: Session, proposal_id: UUID, template: str) -> list[Letter]:
    facts = letter_facts(session, proposal_id)
    to = team_address(session, facts.advisor_id) if facts else None
    if facts is None or to is None:
        return []
    return [Letter(to.email, to.language, f"proposals/letters/{template}", _advisor_letter(to.name, facts))]


def _advisor_letter(name: str, facts: LetterFacts) -> AdvisorLetter:
    return AdvisorLetter(name, facts.reference, facts.id, facts.company_name, facts.opening_title, facts.decline_reason)
