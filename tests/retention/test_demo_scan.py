"""The people of the demo, erased one after the other: nothing that is kept names them afterwards."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from portal.accounts.models import Account, Site
from portal.app import create_app
from portal.candidates.models import Candidate
from portal.companies.models import Company, CompanySite
from portal.demo import fill
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.kernel.settings import demo_settings
from portal.openings.models import Opening
from portal.retention.erasing import erase, plan_erasure
from portal.retention.scanning import Wanted, scan, words_of
from portal.schema import METADATA
from tests.databases import found_rules
from tests.moments import MONDAY, NOON

pytestmark = [pytest.mark.long, pytest.mark.one_database]
LATER = NOON + timedelta(days=7 * 366)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Flask]:
    app = create_app(demo_settings(tmp_path / "demo", port=8000))
    database: Database = app.extensions["portal_database"]
    (tmp_path / "demo").mkdir(exist_ok=True)
    METADATA.create_all(database.engine)
    found_rules(database)
    fill(app, today=MONDAY)
    yield app
    database.close()


def wanted_of(person: Candidate) -> Wanted:
    return Wanted.of(
        (person.full_name, *(person.other_spellings or ())),
        phones=filter(None, (person.phone,)),
        phrases=filter(None, (person.email, person.street)),
        born=person.birth_on,
    )


def words_elsewhere(database: Database) -> set[str]:
    """Words that colleagues, companies and places bear too: they say nothing about who was erased."""
    columns = (
        Account.name, Company.name, Company.town, CompanySite.name, CompanySite.town, CompanySite.street, Site.name, Site.street,
        Company.contact_name, Opening.title, Opening.tasks, Opening.mentor_name,
    )  # fmt: skip
    with database.reading() as session:
        texts = [text for column in columns for text in session.scalars(select(column)) if text]
    return {word for text in texts for word in words_of(text)}


def test_the_demos_people_leave_no_trace(demo: Flask):
    database: Database = demo.extensions["portal_database"]
    folder = demo.extensions["portal_settings"].data
    with database.transaction() as session:
        live = select(Internship).where(
            Internship.state.in_((InternshipState.PLANNED, InternshipState.APPROVED, InternshipState.RUNNING))
        )
        for internship in session.scalars(live):
            internship.state = InternshipState.COMPLETED
    with database.reading() as session:
        people = list(session.scalars(select(Candidate).order_by(Candidate.created_at, Candidate.id)))
        wanted = {person.id: wanted_of(person) for person in people}
    gone, staying = people[::2], people[1::2]
    # Namesakes who stay, and words of their addresses: they say nothing about who was erased.
    of_others = {word for person in staying for word in (*wanted[person.id].words, *words_of(person.email or ""))}
    borne = of_others | words_elsewhere(database)
    numbers = {number for person in staying for number in wanted[person.id].numbers}
    phrases = {phrase for person in staying for phrase in wanted[person.id].phrases}
    everyone = Wanted(
        frozenset(word for person in gone for word in wanted[person.id].words if len(word) > 1) - borne,
        frozenset(number for person in gone for number in wanted[person.id].numbers) - numbers,
        frozenset(phrase for person in gone for phrase in wanted[person.id].phrases) - phrases,
    )
    with database.reading() as session:
        before = scan(session, everyone, folder)
    assert len(people) >= 70
    assert len(everyone.words) > 1.5 * len(gone), "most names are distinctive enough to be looked for"
    assert before["candidates_candidate.given_name"] > 0.8 * len(gone)

    with demo.test_request_context("/"):
        for person in gone:
            with database.transaction() as session:
                assert plan_erasure(session, person.id, LATER).may_go
                erase(session, person.id, by=By.system(), at=LATER)

    with database.reading() as session:
        after = scan(session, everyone, folder)
        left = session.scalars(select(Candidate.id)).all()
    assert sorted(left) == sorted(person.id for person in staying)
    assert after == Counter()
