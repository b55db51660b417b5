"""The house of the year: a team, companies, places and people, entered little by little, each by the use case of its room."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.models import Account
from portal.candidates import services as candidates
from portal.candidates.drafts import CandidateDraft, CompetenceDraft, Contact, Internal, LevelDraft, Search, Who, WorkPermit
from portal.candidates.models import Candidate
from portal.companies import services as companies
from portal.companies.models import Company, CompanySite, Membership
from portal.companies.services import EntryDraft, MemberDraft
from portal.companies.words import CompanySource, CompanyState, Interest
from portal.demo.cast import Cast
from portal.demo.days import Days
from portal.demo.slots import SLOTS
from portal.demo.team import make_ready, open_sites
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.labour.competences import Competence
from portal.labour.languages import SpokenLanguage
from portal.labour.words import CompetenceLevel, DayPart, Evidence, Goal, LanguageLevel, LevelSource, OccupationField, PermitClass
from portal.openings import services as openings
from portal.openings.models import Opening
from portal.openings.words import OpeningKind, OpeningState

FIRST_DAY: Final = date(2026, 1, 5)
PLACES: Final = (("04668", "Grimma"), ("04808", "Wurzen"), ("04552", "Borna"), ("04416", "Markkleeberg"))
PER_COMPANY: Final = 2
ENTERED_WITHIN: Final = 0.6
"""By this part of the year everyone has come."""


@dataclass(frozen=True)
class Size:
    """How much happens: days, companies, people, internships, processes that are killed."""

    days: int = 365
    companies: int = 130
    people: int = 500
    internships: int = 160
    kills: int = 20
    at_least: float = 0.9
    """This part of what should come has to come: a few weeks are too short for most internships."""

    def come(self, many: int, day: int) -> int:
        """Return how many of so many have come by a day; a third is there when the year begins."""
        return min(many, many // 3 + int(many * day / (self.days * ENTERED_WITHIN)) + 1)


FULL: Final = Size()
SMALL: Final = Size(days=35, companies=6, people=18, internships=4, kills=5, at_least=0.25)


def chance(key: str, choices: int) -> int:
    """Draw a number below `choices` that is always the same for a key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % choices


def open_the_house(session: Session) -> None:
    """Let the team move in, some time before the year begins."""
    open_sites(session, Cast(Days(FIRST_DAY)))


def staff(session: Session) -> tuple[By, list[By]]:
    """Return the coordinator and the advisors, acting."""
    rows = session.execute(select(Account.id, Account.role).where(Account.role.in_((Role.ADVISOR, Role.COORDINATOR)))).all()
    named = sorted(rows, key=lambda row: str(row.role))
    advisors = [By(row.id, row.role.value) for row in named if row.role is Role.ADVISOR]
    return next(By(row.id, row.role.value) for row in named if row.role is Role.COORDINATOR), advisors


def comings(size: Size, day: int) -> list[Callable[[Session, datetime], bool]]:
    """Return who comes by a day: each call lets one more come, and says whether there was one."""
    return [
        lambda session, at: _next_company(session, size.come(size.companies, day), at),
        lambda session, at: _next_person(session, size.come(size.people, day), at),
        _next_place,
    ]


def _next_company(session: Session, wanted: int, at: datetime) -> bool:
    number = session.scalar(select(func.count(Company.id))) or 0
    if number >= wanted:
        return False
    coordinator, advisors = staff(session)
    by, (postcode, _town) = advisors[number % len(advisors)], PLACES[number % len(PLACES)]
    draft = EntryDraft(
        f"Betrieb {number:03d} GmbH",
        postcode,
        f"Chef {number:03d}",
        f"+4930231{number:05d}",
        CompanySource.VISIT,
        email=f"chef{number:03d}@betrieb{number:03d}.example",
        interests=(Interest.INTERNSHIP,),
    )
    company = companies.enter_company(session, draft, by=by, at=at)
    session.flush()  # members belong to it
    if number % 4 == 0:
        colleague = MemberDraft(f"Kollege {number:03d}", f"kollege{number:03d}@betrieb{number:03d}.example")
        companies.invite_member(session, company.id, colleague, by=by, at=at)
    session.flush()  # they sign in at once
    for account in session.scalars(select(Account).join(Membership).where(Membership.company_id == company.id)):
        make_ready(account, at)
    companies.approve_company(session, company.id, by=coordinator, at=at)
    return True


def _next_person(session: Session, wanted: int, at: datetime) -> bool:
    number = session.scalar(select(func.count(Candidate.id))) or 0
    if number >= wanted:
        return False
    _coordinator, advisors = staff(session)
    by = advisors[number % len(advisors)]
    person = candidates.enter_candidate(session, _person(number, at.date()), by=by, at=at)
    level = LevelDraft((LanguageLevel.A2, LanguageLevel.B1)[number % 2], LevelSource.TEACHER, at.date())
    candidates.set_language_level(session, person.id, level, by=by, at=at)
    for competence in (Competence.DOUGH, Competence.PUNCTUALITY):
        known = CompetenceDraft(competence, CompetenceLevel.INDEPENDENT, Evidence.OBSERVED, at.date())
        candidates.add_competence(session, person.id, known, by=by, at=at)
    return True


def _person(number: int, day: date) -> CandidateDraft:
    """Everybody has a name that stands nowhere else, so that it is found wherever it leaks."""
    postcode, town = PLACES[number % len(PLACES)]
    language = (SpokenLanguage.UKRAINIAN, SpokenLanguage.ARABIC, SpokenLanguage.GERMAN)[number % 3]
    return CandidateDraft(
        who=Who(f"Vornam{number:04d}x", f"Nachnam{number:04d}x"),
        contact=Contact(
            phone=f"+4917612{number:06d}",
            email=f"person{number:04d}@post.example" if number % 7 else None,
            street="Gartenstraße 3",
            postcode=postcode,
            town=town,
            language=language,
        ),
        search=Search(
            goal=Goal.INTERNSHIP,
            field=OccupationField.FOOD_PRODUCTION,
            available_from=day,
            hours_per_week=30,
            day_part=DayPart.MORNING,
            works_shifts=False,
            has_licence_b=False,
            has_forklift_licence=False,
        ),
        permit=WorkPermit(PermitClass.FREE, day),
        internal=Internal(birth_on=date(1990, 1, 1) + timedelta(days=number)),
    )


def _next_place(session: Session, at: datetime) -> bool:
    """Put up the next place of the first partner that offers too few; the team reads it at once."""
    offered = select(Opening.company_id).group_by(Opening.company_id).having(func.count(Opening.id) >= PER_COMPANY)
    partner = session.scalar(
        select(Company).where(Company.state == CompanyState.ACTIVE, Company.id.not_in(offered)).order_by(Company.name).limit(1)
    )
    member = first_member(session, partner.id) if partner else None
    if partner is None or member is None:
        return False
    number = session.scalar(select(func.count(Opening.id))) or 0
    site = session.scalars(select(CompanySite.id).where(CompanySite.company_id == partner.id)).first()
    slots = [slot for slot in SLOTS if slot.draft.kind is OpeningKind.INTERNSHIP_SLOT and slot.is_confirmed]
    base = next(islice(cycle(slots), number, None)).draft
    draft = replace(
        base, title=f"Praktikum {number:04d} in der Backstube", site_id=site, starts_on=None, valid_until=None, hours_per_week=30
    )
    opening = openings.draft_opening(session, partner.id, draft, by=member, at=at)
    openings.submit_opening(session, opening.id, by=member, at=at)
    if opening.state is OpeningState.SUBMITTED:
        _coordinator, advisors = staff(session)
        openings.publish_opening(session, opening.id, by=advisors[0], at=at)
    return True


def first_member(session: Session, company_id: UUID) -> By | None:
    """Return somebody of a company, acting."""
    found = select(Membership.account_id).where(Membership.company_id == company_id, Membership.left_at.is_(None))
    account_id = session.scalar(found.order_by(Membership.joined_at, Membership.account_id).limit(1))
    return By(account_id, Role.EMPLOYER.value) if account_id else None
