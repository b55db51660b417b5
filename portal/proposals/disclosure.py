"""The one place where a name leaves the house: while the person's second yes for this company and opening carries."""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session, aliased

from portal.candidates.identity import Identity
from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.kernel.audit import By
from portal.proposals.models import Consent, Proposal
from portal.proposals.words import KNOWN, ConsentPurpose, ConsentState


@dataclass
class NamesTold:
    """Whose names were opened while a page was made, by proposal; and to whom, where nobody is signed in."""

    proposal_ids: set[UUID] = field(default_factory=set)
    reader: By | None = None


names_told: ContextVar[NamesTold | None] = ContextVar("names_told", default=None)
# Names of their own: what selects the lines may ask the same tables in conditions of its own.
_Known, _Person = aliased(Consent), aliased(Candidate)


def identity_for(session: Session, proposal: Proposal, *, on: date) -> Identity | None:
    """Return who the person is, if the company of this proposal may know it on this day."""
    return identities_for(session, [proposal.id], on=on).get(proposal.id)


def identities_for(session: Session, proposal_ids: Iterable[UUID], *, on: date) -> dict[UUID, Identity]:
    """Return the persons a company may know by name, by proposal; asked anew each time, never kept."""
    wanted = set(proposal_ids)
    if not wanted:
        return {}
    rows = session.execute(
        select(Proposal.id, Consent, Candidate)
        .join(Consent, Consent.proposal_id == Proposal.id)
        .join(Candidate, Candidate.id == Proposal.candidate_id)
        .join(Company, Company.id == Proposal.company_id)
        .where(
            Proposal.id.in_(wanted),
            Proposal.state.in_(KNOWN),
            Company.state == CompanyState.ACTIVE,
            Candidate.state != CandidateState.LEFT,
            Candidate.restricted_at.is_(None),
            Consent.purpose == ConsentPurpose.KNOW,
            Consent.state == ConsentState.GIVEN,
            Consent.candidate_id == Proposal.candidate_id,
            Consent.company_id == Proposal.company_id,
            Consent.opening_id == Proposal.opening_id,
        )
    )
    people = ((key, _person(consent, candidate, on)) for key, consent, candidate in rows)
    return {key: person for key, person in people if person is not None}


def tell_names_to(reader: By | None) -> None:
    """Say who reads this page, where they came by a link and are not signed in; None if it shows no name after all."""
    told = names_told.get()
    if told is not None:
        told.reader = reader
        if reader is None:
            told.proposal_ids.clear()


def lines_with_identity(
    session: Session, lines: Select[*tuple[Any, ...]], *, on: date
) -> tuple[tuple[tuple[Any, ...], Identity | None], ...]:
    """Return lines about proposals (joined with their company), each with the person where the company may know them."""
    asked = lines.add_columns(_Known, _Person).outerjoin(
        _Known,
        and_(
            _Known.proposal_id == Proposal.id,
            _Known.candidate_id == Proposal.candidate_id,
            _Known.company_id == Proposal.company_id,
            _Known.opening_id == Proposal.opening_id,
            _Known.purpose == ConsentPurpose.KNOW,
            _Known.state == ConsentState.GIVEN,
            Proposal.state.in_(KNOWN),
            Company.state == CompanyState.ACTIVE,
        ),
    )
    may_be_named = and_(_Person.state != CandidateState.LEFT, _Person.restricted_at.is_(None))
    asked = asked.outerjoin(_Person, and_(_Person.id == _Known.candidate_id, may_be_named))
    return tuple((tuple(line), _person(consent, person, on)) for *line, consent, person in session.execute(asked))


def _person(consent: Consent | None, candidate: Candidate | None, on: date) -> Identity | None:
    """Open the name, if the yes carries on this day: the one line. Whoever makes a page is told whose it was."""
    if candidate is None or consent is None or not consent.is_in_force(on):
        return None
    told = names_told.get()
    if told is not None and consent.proposal_id is not None:
        told.proposal_ids.add(consent.proposal_id)
    return Identity.of(candidate)
