"""Keeping what is known of a company right: facts, sites, training authorisation, advisor."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.queries import advisor_card
from portal.companies.models import Company, CompanySite
from portal.companies.words import CompanyState, TrainingAuthorisation
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.outbox import announce

IS_GONE = _l("This company has left.")


@dataclass(frozen=True)
class FactsDraft:
    """What is written down about a company."""

    name: str
    postcode: str
    contact_name: str | None
    phone: str | None
    website: str | None
    registration_number: str | None
    insurer: str | None
    insurance_number: str | None


@dataclass(frozen=True)
class SiteDraft:
    """A place where the company works; `way` says how people get there without a car."""

    name: str
    postcode: str
    street: str | None = None
    town: str | None = None
    way: str | None = None


@dataclass(frozen=True)
class TrainingDraft:
    """What the chamber says, and since when it is confirmed."""

    training: TrainingAuthorisation
    confirmed_on: date | None = None


def change_facts(session: Session, company_id: UUID, draft: FactsDraft, *, by: By, at: datetime) -> None:
    """Correct what is written down about the company."""
    company = _locked(session, company_id)
    company.name = draft.name
    if draft.postcode != company.postcode:
        site = CompanySite(name=draft.name)
        site.lie_at(draft.postcode, None)
        company.postcode, company.town = draft.postcode, site.town or None
    company.contact_name = draft.contact_name
    company.phone = draft.phone
    company.website = draft.website
    company.registration_number = draft.registration_number
    company.insurer = draft.insurer
    company.insurance_number = draft.insurance_number
    record(session, "company.changed", company.id, by=by, at=at)
    announce(session, "company.changed", company.id, at=at)


def add_site(session: Session, company_id: UUID, draft: SiteDraft, *, by: By, at: datetime) -> CompanySite:
    """Add a place where the company works."""
    company = _locked(session, company_id)
    has_sites = session.scalar(select(CompanySite.id).where(CompanySite.company_id == company.id).limit(1)) is not None
    site = CompanySite(company_id=company.id, is_main=not has_sites)
    _write_site(site, draft)
    session.add(site)
    session.flush()  # openings may refer to it at once
    record(session, "company.site_added", company.id, by=by, at=at)
    return site


def change_site(session: Session, site_id: UUID, draft: SiteDraft, *, by: By, at: datetime) -> CompanySite:
    """Correct a place where the company works."""
    site = session.get_one(CompanySite, site_id, with_for_update=True)
    _locked(session, site.company_id)
    _write_site(site, draft)
    record(session, "company.site_changed", site.company_id, by=by, at=at)
    return site


def note_training(session: Session, company_id: UUID, draft: TrainingDraft, *, by: By, at: datetime) -> None:
    """Note what the chamber says about training apprentices (sections 27 to 33 BBiG)."""
    company = _locked(session, company_id)
    is_confirmed = draft.training is TrainingAuthorisation.CONFIRMED
    if is_confirmed and draft.confirmed_on is None:
        raise RuleBroken(_l("Please enter the day of the chamber's confirmation."), field="confirmed_on")
    was = company.training
    company.training = draft.training
    company.training_confirmed_on = draft.confirmed_on if is_confirmed else None
    record(session, "company.training_noted", company.id, Change(was.value, draft.training.value), by=by, at=at)


def assign_advisor(session: Session, company_id: UUID, advisor_id: UUID, *, by: By, at: datetime) -> None:
    """Give the company another contact person."""
    company = _locked(session, company_id)
    if advisor_card(session, advisor_id) is None:
        raise RuleBroken(_l("Please choose somebody who is in service."), field="advisor")
    company.advisor_id = advisor_id
    record(session, "company.assigned", company.id, Change(reason=str(advisor_id)), by=by, at=at)


def _write_site(site: CompanySite, draft: SiteDraft) -> None:
    site.name = draft.name
    site.street = draft.street
    site.way = draft.way
    site.lie_at(draft.postcode, draft.town)
    if not site.town:
        raise RuleBroken(_l("We do not know this postcode. Please write the town, too."), field="town")


def _locked(session: Session, company_id: UUID) -> Company:
    company = session.get_one(Company, company_id, with_for_update=True)
    if company.state is CompanyState.LEFT:
        raise RuleBroken(IS_GONE)
    return company
