"""Fills a database with invented companies, places and tasks, in bulk: the demo's own words, many times over."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from flask import Flask
from sqlalchemy import insert
from sqlalchemy.orm import Session

from portal.accounts.models import Account, Site
from portal.app import create_app
from portal.companies.models import Company, name_key
from portal.companies.words import CompanySource, CompanyState
from portal.contacts.models import Task
from portal.contacts.words import SubjectKind, TaskKind
from portal.demo.firms import FIRMS
from portal.demo.jobs import JOBS
from portal.demo.slots import SLOTS
from portal.demo.trainings import TRAININGS
from portal.kernel import clock
from portal.kernel.access import Role
from portal.kernel.db import Database, renew_version
from portal.kernel.identity import sign_in
from portal.kernel.places import place_of
from portal.kernel.settings import demo_settings
from portal.openings.models import Opening
from portal.openings.words import OpeningSource, OpeningState, Visibility
from portal.schema import METADATA

TASKS: Final = 20
ADVISORS: Final = 12  # every so many companies are the measured advisor's own
AT_ONCE: Final = 5_000
POSTINGS: Final = (*JOBS, *SLOTS, *TRAININGS)
ONE_IN: Final = 50
TO_REVIEW: Final = 6


def make_portal(folder: Path) -> Flask:
    """Build the portal over the database in a folder, as the demo would."""
    folder.mkdir(parents=True, exist_ok=True)
    return create_app(demo_settings(folder))


def fill(app: Flask, *, openings: int, tasks: int = TASKS) -> str:
    """Make the tables, fill them, and return the token of a signed-in advisor with so many tasks."""
    database: Database = app.extensions["portal_database"]
    METADATA.create_all(database.engine)
    newest_at = clock.now().replace(microsecond=0) - timedelta(minutes=1)
    with app.test_request_context("/"), database.transaction() as session:
        advisor_id = _an_advisor(session, newest_at)
        companies = _companies(session, max(openings // 20, 5), advisor_id, newest_at)
        rows = _openings(openings, companies, newest_at)
        for first in range(0, openings, AT_ONCE):
            session.execute(insert(Opening), rows[first : first + AT_ONCE])
        session.execute(insert(Task), [_task(number, companies[number % len(companies)], advisor_id) for number in range(tasks)])
        renew_version(session)
        return sign_in(session, advisor_id, at=clock.now(), is_trusted=True)


def _an_advisor(session: Session, at: datetime) -> UUID:
    site = Site(name="Grimma", street="Karl-Marx-Straße 22", postcode="04668", town="Grimma", phone="+493437123400")
    advisor = Account(
        email="advisor@bench.example",
        name="Nadja Brandt",
        role=Role.ADVISOR,
        site=site,
        created_at=at,
        activated_at=at,
        is_demo=True,
    )
    session.add(advisor)
    session.flush()  # companies and tasks name the advisor
    return advisor.id


def _companies(session: Session, count: int, advisor_id: UUID, at: datetime) -> list[dict[str, Any]]:
    rows = []
    for number in range(count):
        firm = FIRMS[number % len(FIRMS)]
        name = f"{firm.name} {number // len(FIRMS) + 1}"
        rows.append(
            {
                "id": uuid4(),
                "name": name,
                "name_key": name_key(name),
                "state": CompanyState.ACTIVE,
                "source": CompanySource.PORTAL,
                "postcode": firm.home[0],
                "town": firm.home[1],
                "interests": [],
                "advisor_id": advisor_id if number % ADVISORS == 0 else None,
                "created_at": at,
                "visited_at": at,
            }
        )
    session.execute(insert(Company), rows)
    return rows


def _openings(count: int, companies: list[dict[str, Any]], newest_at: datetime) -> list[dict[str, Any]]:
    return [_opening(number, companies[number % len(companies)], newest_at) for number in range(count)]


def _opening(number: int, company: dict[str, Any], newest_at: datetime) -> dict[str, Any]:
    draft = POSTINGS[number % len(POSTINGS)].draft
    at, place = newest_at - timedelta(seconds=number), place_of(company["postcode"])
    over = OpeningState.SUBMITTED if number < TO_REVIEW * ONE_IN else OpeningState.PAUSED
    return {
        "company_id": company["id"],
        "kind": draft.kind,
        "state": over if number % ONE_IN == ONE_IN - 1 else OpeningState.PUBLISHED,
        "source": OpeningSource.PORTAL,
        "visibility": Visibility.PUBLIC,
        "title": draft.title,
        "tasks": draft.tasks,
        "field": draft.field,
        "language_level": draft.language_level,
        "day_part": draft.day_part,
        "hours_per_week": draft.hours_per_week,
        "places": 1,
        "weeks": draft.weeks,
        "perspective": draft.perspective,
        "occupation": draft.occupation,
        "place_text": company["town"],
        "postcode": company["postcode"],
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "created_at": at,
        "changed_at": at,
        "published_at": at,
        "confirmed_at": at,
    }


def _task(number: int, company: dict[str, Any], advisor_id: UUID) -> dict[str, Any]:
    return {
        "kind": TaskKind.OTHER,
        "subject_kind": SubjectKind.COMPANY,
        "subject_id": company["id"],
        "company_id": company["id"],
        "assigned_to_id": advisor_id,
        "note": f"Nachfragen {number + 1}",
        "due_on": clock.today() + timedelta(days=number % 10),
        "created_at": clock.now(),
    }
