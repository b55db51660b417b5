"""What an agreement says about this internship: the words of everyone who has a say, as they are on the day it is issued.

The fields are those of section 2 (1a) NachwG (version of 1 January 2025): parties with their addresses, goals, start and
duration, daily time, pay, holiday, and which collective agreements apply.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.models import Candidate
from portal.companies.models import Company, CompanySite
from portal.internships.judging import age_on
from portal.internships.models import Internship
from portal.internships.words import LegalBasis
from portal.kernel.settings import OperatorSettings
from portal.openings.models import Opening
from portal.proposals.models import Proposal

ADULT: Final = 18
WORKING_DAYS: Final = 5
HOLIDAY_A_MONTH: Final = 2
"""A twelfth of the 24 working days of section 3 BUrlG for each full month (section 5 BUrlG)."""
IN_TRAINING: Final = (LegalBasis.ORIENTATION, LegalBasis.INTRODUCTORY)
"""Internships under section 26 BBiG: holiday and notice as in training. The others are no employment."""


@dataclass(frozen=True)
class Terms:
    """What an advisor adds to the plan for the agreement."""

    goals: str
    person_address: str
    company_address: str
    days_per_week: int = WORKING_DAYS
    holiday_days: int = 0
    pay_per_month: Decimal | None = None
    collective: str | None = None


@dataclass(frozen=True)
class Content:
    """Everything the document says that is not the same in every agreement; texts and numbers only."""

    reference: str
    company_name: str
    company_address: str
    person_name: str
    person_address: str
    advice_name: str
    advice_address: str
    basis: str
    goals: str
    tasks: str
    mentor: str
    starts_on: str
    ends_on: str
    begins_at: str
    hours_per_week: int
    days_per_week: int
    holiday_days: int
    pay_per_month: str
    collective: str
    insurer: str
    is_minor: bool

    @classmethod
    def kept(cls, stored: Mapping[str, Any]) -> "Content":
        """Read what was kept."""
        return cls(**stored)

    def as_kept(self) -> dict[str, Any]:
        """Return what is kept."""
        return asdict(self)

    @property
    def first_day(self) -> date:
        """The first day."""
        return date.fromisoformat(self.starts_on)

    @property
    def last_day(self) -> date:
        """The last day, included."""
        return date.fromisoformat(self.ends_on)

    @property
    def first_hour(self) -> time | None:
        """When the first day begins."""
        return time.fromisoformat(self.begins_at) if self.begins_at else None

    @property
    def terms(self) -> Terms:
        """What an advisor had added to the plan."""
        pay = Decimal(self.pay_per_month) if self.pay_per_month else None
        own = (self.goals, self.person_address, self.company_address, self.days_per_week, self.holiday_days)
        return Terms(*own, pay, self.collective or None)


def content_of(session: Session, internship: Internship, terms: Terms) -> Content:
    """Write down what the agreement says today."""
    person = session.get_one(Candidate, internship.candidate_id)
    company = session.get_one(Company, internship.company_id)
    advice = OperatorSettings()
    pay = terms.pay_per_month if internship.basis is not LegalBasis.MEASURE else None
    return Content(
        reference=session.get_one(Proposal, internship.proposal_id).reference,
        company_name=company.name,
        company_address=terms.company_address,
        person_name=person.full_name,
        person_address=terms.person_address,
        advice_name=f"KAI, {advice.name}",
        advice_address=f"{advice.street}, {advice.postcode} {advice.town}",
        basis=internship.basis.value,
        goals=terms.goals,
        tasks=internship.tasks or "",
        mentor=internship.mentor_name,
        starts_on=internship.starts_on.isoformat(),
        ends_on=internship.ends_on.isoformat(),
        begins_at=f"{internship.begins_at:%H:%M}" if internship.begins_at else "",
        hours_per_week=internship.hours_per_week,
        days_per_week=terms.days_per_week,
        holiday_days=terms.holiday_days,
        pay_per_month=f"{pay:.2f}" if pay else "",
        collective=terms.collective or "",
        insurer=", ".join(part for part in (company.insurer, company.insurance_number) if part),
        is_minor=person.birth_on is not None and age_on(person.birth_on, internship.starts_on) < ADULT,
    )


def suggested_terms(session: Session, internship: Internship) -> Terms:
    """Return what the records know already, so that nobody types it again."""
    person = session.get_one(Candidate, internship.candidate_id)
    place = " ".join(part for part in (person.postcode, person.town) if part)
    return Terms(
        goals=internship.tasks or "",
        person_address=", ".join(part for part in (person.street, place) if part),
        company_address=_address_of(session, internship),
        days_per_week=WORKING_DAYS,
        holiday_days=holiday_of(internship.basis, internship.starts_on, internship.ends_on),
    )


def holiday_of(basis: LegalBasis, starts_on: date, ends_on: date) -> int:
    """Return the lawful holiday in working days: for full months of an internship that is like training, none otherwise."""
    if basis not in IN_TRAINING:
        return 0
    after = ends_on + timedelta(days=1)
    months = (after.year - starts_on.year) * 12 + after.month - starts_on.month - (after.day < starts_on.day)
    return HOLIDAY_A_MONTH * months


def _address_of(session: Session, internship: Internship) -> str:
    """Return where the opening is, or the company's main site."""
    site_id = session.scalar(select(Opening.site_id).where(Opening.id == internship.opening_id))
    sites = select(CompanySite).where(CompanySite.company_id == internship.company_id)
    first = session.scalars(sites.order_by(CompanySite.is_main.desc(), CompanySite.id)).all()
    site = next((each for each in first if each.id == site_id), first[0] if first else None)
    if site is None:
        company = session.get_one(Company, internship.company_id)
        return " ".join(part for part in (company.postcode, company.town) if part)
    return ", ".join(part for part in (site.street, f"{site.postcode} {site.town}") if part)
