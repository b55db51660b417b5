"""The public list of openings against a bare Flask page of the same size, on a SQLite database made for the purpose."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flask import Flask, url_for
from sqlalchemy.orm import Session

from portal.app import create_app
from portal.bench.measuring import Ratio, Subject, measure
from portal.companies.models import Company
from portal.companies.words import CompanySource, CompanyState
from portal.kernel.db import Database
from portal.kernel.settings import demo_settings
from portal.openings.models import Opening
from portal.openings.words import OpeningKind, OpeningState
from portal.schema import METADATA

COMPANIES: Final = 50
TITLE: Final = "Measured opening"
NEWEST_AT: Final = datetime(2026, 11, 2, 8, tzinfo=UTC)


def measure_pages(*, openings: int, rounds: int) -> list[Ratio]:
    """Return the ratios of the bare page and of the public list."""
    with _portal(openings) as app:
        with app.test_request_context():
            address = url_for("public.openings")
        listed = Subject("public list", app, address, TITLE)
        bare = Subject("bare Flask", _bare_app(listed.size()), "/", "bare")
        return measure(bare, [listed], rounds=rounds)


def _bare_app(size: int) -> Flask:
    app = Flask("bare")
    page = "bare".ljust(size, "x")
    app.add_url_rule("/", "page", lambda: page)
    return app


@contextmanager
def _portal(openings: int) -> Iterator[Flask]:
    """Yield the whole portal over a fresh database with so many public openings."""
    with TemporaryDirectory(prefix="portal-bench-") as folder:
        app = create_app(demo_settings(Path(folder)))
        database: Database = app.extensions["portal_database"]
        METADATA.create_all(database.engine)
        with database.transaction() as session:
            _fill(session, openings)
        yield app
        database.close()


def _fill(session: Session, openings: int) -> None:
    companies = [_company(number) for number in range(COMPANIES)]
    session.add_all(companies)
    session.flush()  # openings need the ids of their companies
    session.add_all([_opening(number, companies[number % COMPANIES]) for number in range(openings)])


def _company(number: int) -> Company:
    return Company(
        name=f"Company {number}",
        state=CompanyState.ACTIVE,
        source=CompanySource.PORTAL,
        postcode="04668",
        town="Grimma",
        created_at=NEWEST_AT,
    )


def _opening(number: int, company: Company) -> Opening:
    published_at = NEWEST_AT - timedelta(minutes=number)
    return Opening(
        company_id=company.id,
        kind=list(OpeningKind)[number % 3],
        state=OpeningState.PUBLISHED,
        title=f"{TITLE} {number}",
        hours_per_week=20 + number % 20,
        place_text="Grimma",
        postcode="04668",
        latitude=51.234,
        longitude=12.72,
        created_at=published_at,
        changed_at=published_at,
        published_at=published_at,
    )
