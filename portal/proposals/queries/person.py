"""What the person reads: questions, their answers, who looked. Nothing of a proposal before they were asked."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Uuid, and_, bindparam, null, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.accounts.queries import AdvisorCard, advisors_around, the_responsible
from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.kernel.access import Actor
from portal.kernel.audit.models import AuditEntry
from portal.kernel.i18n import speaking
from portal.labour.words import DayPart
from portal.openings.models import Opening
from portal.openings.words import OpeningKind
from portal.profiles.fragment import shown_language
from portal.profiles.queries import MaskedProfile, masked_profile, masked_profiles
from portal.proposals.consent_words import Explainer
from portal.proposals.models import Consent, Proposal
from portal.proposals.queries.visible import is_accompanied
from portal.proposals.words import (
    PERSON_STANDINGS,
    ConsentChannel,
    ConsentPurpose,
    ConsentState,
    PersonStanding,
    ProposalState,
)

_OF_PROPOSAL = ("reference", "shown_at", "standing")
SEEN_STANDINGS = (PersonStanding.AGREED, PersonStanding.SHOWN, PersonStanding.WANTED)
MOST_LINES = 100
MOST_LOOKS = 20
ASKED = or_(
    and_(Consent.purpose == ConsentPurpose.SHOW, Proposal.state == ProposalState.CONSENT_REQUESTED),
    and_(Consent.purpose == ConsentPurpose.KNOW, Proposal.state == ProposalState.DISCLOSURE_REQUESTED),
)


@dataclass(frozen=True)
class Question:
    """A question to the person: for which place of which company, and what it is about."""

    consent_id: UUID
    purpose: ConsentPurpose
    company_name: str
    company_town: str | None
    opening_title: str
    opening_kind: OpeningKind
    weeks: int | None
    starts_on: date | None
    hours_per_week: int | None
    day_part: DayPart | None
    profile: MaskedProfile


@dataclass(frozen=True)
class OwnConsent:
    """An answer the person gave, to which text, and where it led."""

    id: UUID
    reference: str
    purpose: ConsentPurpose
    state: ConsentState
    company_name: str
    opening_title: str
    text_version: str
    text_language: str
    text_sha256: str
    aid_language: str | None
    aid_sha256: str | None
    explained_by: Explainer | None
    channel: ConsentChannel | None
    paper_number: str | None
    interpreter_helped: bool
    asked_at: datetime
    answered_at: datetime | None
    expires_on: date | None
    withdrawn_at: datetime | None
    shown_at: datetime | None
    standing: PersonStanding | None
    """How it stands; nothing while the profile rests and no company sees it."""

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether there is a yes to take back."""
        return self.state is ConsentState.GIVEN

    @property
    def is_for_name(self) -> bool:
        """Whether it was about the name."""
        return self.purpose is ConsentPurpose.KNOW

    def has_ended(self, on: date) -> bool:
        """Whether it was a yes and its time is over."""
        return self.state is ConsentState.GIVEN and self.expires_on is not None and self.expires_on < on


@dataclass(frozen=True)
class Shown:
    """What a company sees or saw of the person, since when, and when it looked."""

    consent: OwnConsent
    profile: MaskedProfile | None
    looks: tuple["Look", ...]


@dataclass(frozen=True)
class Look:
    """Somebody of a company looked."""

    at: datetime
    company_name: str
    with_name: bool


def open_questions(session: Session, candidate_id: UUID) -> tuple[Question, ...]:
    """Return what the person is asked at the moment, the oldest question first."""
    rows = session.execute(_questions(candidate_id).order_by(Consent.asked_at, Consent.id).limit(MOST_LINES)).all()
    with speaking(shown_language()):
        profiles = masked_profiles(session, [row[1] for row in rows])
    return tuple(_question(profiles[row[1]], *row) for row in rows if row[1] in profiles)


def own_question(session: Session, actor: Actor, consent_id: UUID) -> Question | None:
    """Return a question, if it is put to the person at the desk."""
    row = session.execute(_questions(actor.own_subject_id).where(Consent.id == consent_id)).one_or_none()
    with speaking(shown_language()):
        profile = masked_profile(session, row[1]) if row else None
    return _question(profile, *row) if row and profile else None


def own_consents(session: Session, candidate_id: UUID) -> tuple[OwnConsent, ...]:
    """Return the person's answers, the latest first."""
    rows = session.execute(_answers(candidate_id).order_by(Consent.answered_at.desc(), Consent.id).limit(MOST_LINES))
    return tuple(_own_consent(row) for row in rows)


def own_consent(session: Session, actor: Actor, consent_id: UUID) -> OwnConsent | None:
    """Return an answer of the person at the desk."""
    row = session.execute(_answers(actor.own_subject_id).where(Consent.id == consent_id)).one_or_none()
    return _own_consent(row) if row else None


def answer_to(session: Session, proposal_id: UUID, purpose: ConsentPurpose) -> OwnConsent | None:
    """Return what the person of a proposal answered, as it stands on their receipt; for who has found the proposal."""
    asked = _ANSWERS.where(Consent.proposal_id == proposal_id, Consent.purpose == purpose)
    row = session.execute(asked.order_by(Consent.answered_at.desc()).limit(1)).one_or_none()
    return _own_consent(row) if row else None


def own_shown(session: Session, actor: Actor, consent_id: UUID) -> Shown | None:
    """Return what was shown to the company after an answer of the person at the desk."""
    row = session.execute(_answers(actor.own_subject_id).where(Consent.id == consent_id)).one_or_none()
    if row is None:
        return None
    proposal: Proposal = row[1]
    with speaking(shown_language()):
        profile = masked_profile(session, proposal.profile_id)
    looks = session.execute(_LOOKS.where(Proposal.id == proposal.id).limit(MOST_LOOKS))
    return Shown(_own_consent(row), profile, tuple(_look(*each) for each in looks))


def looks_at(session: Session, candidate_id: UUID) -> tuple[Look, ...]:
    """Return who looked at the person's profile or name, the latest first."""
    rows = session.execute(_LOOKS.where(Proposal.candidate_id == candidate_id).limit(MOST_LOOKS))
    return tuple(_look(*each) for each in rows)


def is_paused(session: Session, candidate_id: UUID) -> bool:
    """Whether the person rests from being proposed."""
    return session.scalar(select(Candidate.state).where(Candidate.id == candidate_id)) is CandidateState.PAUSED


_LOOKS = (
    select(AuditEntry.at, Company.name, AuditEntry.verb)
    .join(Proposal, Proposal.id == AuditEntry.subject_id)
    .join(Company, Company.id == Proposal.company_id)
    .where(AuditEntry.verb.in_(("profile.viewed", "identity.viewed")))
    .order_by(AuditEntry.at.desc(), AuditEntry.id)
)
_ADVISOR = advisors_around(Candidate.advisor_id, null()).join(  # type: ignore[arg-type]  # columns are expressions
    Candidate, and_(Candidate.id == bindparam("candidate_id", type_=Uuid()), Candidate.advisor_id == Account.id)
)


def advisor_of(session: Session, candidate_id: UUID) -> AdvisorCard | None:
    """Return whom the person can call."""
    return the_responsible(session.execute(_ADVISOR, {"candidate_id": candidate_id}).all())


def _questions(candidate_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(Consent, Proposal.profile_id, Opening, Company.name, Company.town)
        .join(Proposal, Proposal.id == Consent.proposal_id)
        .join(Opening, Opening.id == Proposal.opening_id)
        .join(Company, Company.id == Proposal.company_id)
        .where(Consent.candidate_id == candidate_id, Consent.state == ConsentState.ASKED, ASKED)
    )


def _question(profile: MaskedProfile, consent: Consent, _profile_id: UUID, opening: Opening, *company: str | None) -> Question:
    name, town = company
    return Question(
        consent_id=consent.id,
        purpose=consent.purpose,
        company_name=name or "",
        company_town=opening.place_text or town,
        opening_title=opening.title,
        opening_kind=opening.kind,
        weeks=opening.weeks,
        starts_on=opening.starts_on,
        hours_per_week=opening.hours_per_week,
        day_part=opening.day_part,
        profile=profile,
    )


_ANSWERS: Select[*tuple[Any, ...]] = (
    select(Consent, Proposal, is_accompanied())
    .join(Proposal, Proposal.id == Consent.proposal_id)
    .where(Consent.state != ConsentState.ASKED)
)


def _answers(candidate_id: UUID) -> Select[*tuple[Any, ...]]:
    return _ANSWERS.where(Consent.candidate_id == candidate_id)


def _look(at: datetime, company_name: str, verb: str) -> Look:
    return Look(at, company_name, verb == "identity.viewed")


def _own_consent(row: Row[*tuple[Any, ...]]) -> OwnConsent:
    consent, proposal, may_be_seen = tuple(row)
    standing = PERSON_STANDINGS[proposal.state]
    kept = {each.name: getattr(consent, each.name) for each in fields(OwnConsent) if each.name not in _OF_PROPOSAL}
    return OwnConsent(
        **kept,
        reference=proposal.reference,
        shown_at=proposal.presented_at,
        standing=standing if may_be_seen or standing not in SEEN_STANDINGS else None,
    )
