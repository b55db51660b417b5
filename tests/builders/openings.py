"""Openings in every state, valid by default."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.companies.models import Company, CompanySite
from portal.labour.words import DayPart, LanguageLevel, OccupationField
from portal.openings.models import Opening
from portal.openings.services import OpeningDraft
from portal.openings.words import OpeningKind, OpeningState, PayUnit, Perspective
from tests.builders.companies import a_company
from tests.moments import NOON

OF_KIND: dict[OpeningKind, dict[str, Any]] = {
    OpeningKind.VACANCY: {"title": "Küchenhilfe (m/w/d)", "pay_unit": PayUnit.HOUR, "starts_on": date(2027, 1, 4)},
    OpeningKind.INTERNSHIP_SLOT: {
        "title": "Praktikum in der Backstube",
        "perspective": Perspective.HIRE_POSSIBLE,
        "mentor_name": "Jens Lindner",
        "starts_on": date(2027, 1, 11),
    },
    OpeningKind.APPRENTICESHIP_PLACE: {
        "title": "Ausbildung im Verkauf",
        "occupation": "Fachverkauf im Lebensmittelhandwerk",
        "starts_on": date(2027, 8, 1),
    },
}


def an_opening(
    session: Session, company: Company | None = None, *, kind: OpeningKind = OpeningKind.INTERNSHIP_SLOT, **changes: Any
) -> Opening:
    """A published internship slot at the company's main site; nothing is missing."""
    company = company or a_company(session)
    site = session.scalars(select(CompanySite).where(CompanySite.company_id == company.id, CompanySite.is_main)).first()
    state = changes.get("state", OpeningState.PUBLISHED)
    columns: dict[str, Any] = {
        "company_id": company.id,
        "kind": kind,
        "state": state,
        "tasks": "Teig abwiegen\nBleche belegen\nTheke auffüllen",
        "field": OccupationField.FOOD_PRODUCTION,
        "language_level": LanguageLevel.A2,
        "day_part": DayPart.MORNING,
        "hours_per_week": 20,
        "created_at": NOON,
        "changed_at": NOON,
        "confirmed_at": NOON,
        "published_at": NOON if state not in (OpeningState.DRAFT, OpeningState.SUBMITTED, OpeningState.REJECTED) else None,
        **OF_KIND[kind],
    }
    if site is not None:
        place = {"place_text": site.town, "latitude": site.latitude, "longitude": site.longitude, "region": site.region}
        columns.update(site_id=site.id, postcode=site.postcode, **place)
    opening = Opening(**{**columns, **changes})
    session.add(opening)
    session.flush()  # readers need opening.id
    return opening


def a_draft(
    session: Session, company: Company, *, kind: OpeningKind = OpeningKind.INTERNSHIP_SLOT, **changes: Any
) -> OpeningDraft:
    """What somebody fills in completely, for the company's main site."""
    site = session.scalars(select(CompanySite).where(CompanySite.company_id == company.id, CompanySite.is_main)).first()
    answers: dict[str, Any] = {
        "tasks": "Teig abwiegen\nBleche belegen",
        "field": OccupationField.FOOD_PRODUCTION,
        "site_id": site.id if site else None,
        "language_level": LanguageLevel.A2,
        "hours_per_week": 20,
        **OF_KIND[kind],
    }
    return OpeningDraft(kind, **{**answers, **changes})
