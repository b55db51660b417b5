"""Proposing a person for an opening: one proposal for each pair, with a code that says nothing."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate, PublishedProfile
from portal.candidates.services import ProfileChoice, publish_masked
from portal.candidates.words import CandidateState
from portal.companies.queries import company_card
from portal.kernel.access import Role
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce
from portal.kernel.states import SYSTEM
from portal.openings.queries import OpeningCard, opening_card
from portal.openings.words import OpeningState
from portal.proposals.models import Proposal
from portal.proposals.words import Hint, ProposalState

# Without 0, O, 1, I, L that look alike, and without vowels, so that no code reads as a word.
LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"
SHORT, LONG = 4, 5
TRIES = 20


@dataclass(frozen=True)
class ProposalDraft:
    """Who is proposed for what, with which masked profile, and which hints the advisor has seen."""

    candidate_id: UUID
    opening_id: UUID
    profile_id: UUID
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True)
class Preparation:
    """A proposal whose masked profile is still to be made; `hints` stand against it, `acknowledged` were ticked."""

    candidate_id: UUID
    opening_id: UUID
    choice: ProfileChoice
    hints: tuple[Hint, ...] = ()
    acknowledged: frozenset[Hint] = frozenset()


def prepare_proposal(session: Session, wanted: Preparation, *, by: By, at: datetime) -> Proposal:
    """Make the masked profile and propose it, once the advisor has thought about everything that stands against it."""
    if not wanted.acknowledged.issuperset(wanted.hints):
        raise RuleBroken(_l("Please tick each line, or choose another place."), field="acknowledged")
    # Asked before the profile is made, so that a refusal names the pair and not the profile.
    opening = _refuse_pair(session, wanted.candidate_id, wanted.opening_id)
    # Other languages tell where somebody comes from: the opening decides, whatever was chosen.
    choice = replace(wanted.choice, languages=opening.languages)
    profile_id = publish_masked(session, wanted.candidate_id, choice, by=by, at=at)
    draft = ProposalDraft(wanted.candidate_id, wanted.opening_id, profile_id, wanted.hints)
    return propose(session, draft, by=by, at=at)


def propose(session: Session, draft: ProposalDraft, *, by: By, at: datetime) -> Proposal:
    """Propose a person for an opening; nobody outside the team learns of it yet."""
    if by.role not in (SYSTEM, Role.ADVISOR) or by.account_id is None:
        raise RuleBroken(_l("Somebody else has to do this."))
    opening = _refuse_pair(session, draft.candidate_id, draft.opening_id)
    _refuse_foreign_profile(session, draft)
    proposal = Proposal(
        candidate_id=draft.candidate_id,
        opening_id=opening.id,
        company_id=opening.company_id,
        profile_id=draft.profile_id,
        reference=_new_reference(session),
        hints=[hint.value for hint in draft.hints],
        made_by_id=by.account_id,
        created_at=at,
    )
    session.add(proposal)
    session.flush()  # the trail needs proposal.id
    record(session, "proposal.made", proposal.id, Change(becomes=ProposalState.DRAFT.value), by=by, at=at)
    announce(session, "proposal.made", proposal.id, at=at)
    return proposal


def _refuse_pair(session: Session, candidate_id: UUID, opening_id: UUID) -> OpeningCard:
    """Return the opening, if this person can be proposed for it; holds the person, so that two cannot do it at once."""
    candidate = session.get_one(Candidate, candidate_id, with_for_update=True)
    if candidate.state is not CandidateState.ACTIVE:
        raise RuleBroken(_l("The person is not active. Nobody is proposed while they pause or work."))
    opening = opening_card(session, opening_id)
    company = company_card(session, opening.company_id) if opening else None
    if opening is None or company is None or opening.state is not OpeningState.PUBLISHED or not company.is_active:
        raise RuleBroken(_l("This place is no longer open."))
    pair = select(Proposal.id).where(Proposal.candidate_id == candidate_id, Proposal.opening_id == opening_id)
    if session.scalar(pair) is not None:
        raise RuleBroken(_l("This person has already been proposed for this place."))
    return opening


def _refuse_foreign_profile(session: Session, draft: ProposalDraft) -> None:
    own = select(PublishedProfile.id).where(
        PublishedProfile.candidate_id == draft.candidate_id, PublishedProfile.profile_id == draft.profile_id
    )
    if session.scalar(own) is None:
        raise LookupError("this profile was not made of this person")


def _new_reference(session: Session) -> str:
    """Draw a code that no proposal has; it tells nothing of person, company or time."""
    for length in (SHORT, LONG):
        for _ in range(TRIES):
            reference = "".join(secrets.choice(LETTERS) for _ in range(length))
            if session.scalar(select(Proposal.id).where(Proposal.reference == reference)) is None:
                return reference
    raise LookupError("no free reference found")
