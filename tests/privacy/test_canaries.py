"""No word from the inner columns of people is heard by companies, other people or visitors."""

import re
from collections.abc import Callable, Iterable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import Boolean, Enum, Integer, delete, select, update
from werkzeug.wrappers import Response

from portal.candidates.models import Candidate
from portal.kernel.access import Role
from portal.kernel.audit import AuditEntry
from portal.kernel.db import Database
from portal.kernel.mail import StoredLetter
from portal.kernel.marks import Mark, mark_of
from portal.kernel.settings import Settings
from portal.openings.handlers import rebuild
from portal.openings.models import Opening
from portal.proposals.models import Consent
from portal.proposals.words import SHOWN, ConsentPurpose
from tests.architecture.test_columns import columns_about_people
from tests.moments import MONDAY
from tests.privacy.canaries import SILENT, Canary
from tests.privacy.rounds import Heard, go_round, heard, text_of_files
from tests.privacy.town import Town, a_town
from tests.visiting import Visitor

pytestmark = pytest.mark.postgres_later

INNER = (Mark.INTERNAL, Mark.DISCLOSED)
CODES = (Enum, Boolean, Integer)
# Columns that no builder fills yet: as soon as one does, the column leaves this list.
EMPTY_HERE: set[str] = {
    "placements_placement.ended_on",
    "placements_follow_up.company_said_at",
    "placements_follow_up.person_said_at",
    "candidates_text.subject_id",
}
# The person's own, on the person's own pages: where an answer leads, when and how it was given, until when it carries.
OWN_ON_MY_PAGES = {f"proposals_consent.{name}" for name in ("id", "answered_at", "expires_on", "paper_number")}


def test_every_inner_column_of_people_holds_a_canary_or_says_why_not(town: Town):
    can_hold_one = {str(each) for each in columns_about_people() if mark_of(each) in INNER and not isinstance(each.type, CODES)}

    assert can_hold_one - town.birds.columns == set(SILENT) | EMPTY_HERE
    assert len(town.birds.columns) > 50


def test_a_company_hears_nothing_but_the_names_it_may_know(town: Town, house: Flask, walker: Visitor):
    rounds = list(go_round(house, walker.as_(town.employer_id), Role.EMPLOYER, town.records))

    assert leaks(rounds, town.leaks) == {}
    assert {each.status_code for each in rounds} <= {200, 302, 400, 404, 409, 422}
    shown = [each for each in rounds if each.endpoint == "employer_proposals.show" and each.status_code == 200]
    seen = {each.values["proposal_id"] for each in shown}
    assert {state for state, key in town.proposals.items() if key in seen} == SHOWN
    for each in shown:
        if town.persons[each.values["proposal_id"]] in town.named:
            read = {bird.column for bird in town.birds.heard_in(each.text)}
            assert read >= {f"candidates_candidate.{name}" for name in ("given_name", "family_name", "phone", "email", "town")}
    (board,) = [each for each in rounds if each.endpoint == "employer_home.index"]
    assert town.birds.heard_in(board.text), "the names a company may know stand on its start page"


@pytest.mark.one_database
def test_whatever_page_shows_a_name_leaves_a_line_that_this_person_read_it(
    hamlet: Town, app: Flask, database: Database, visit: Visitor
):
    for each in go_round(app, visit.as_(hamlet.employer_id), Role.EMPLOYER, hamlet.records):
        named = {bird.owner for bird in hamlet.birds.heard_in(each.text) if bird.mark is Mark.DISCLOSED}
        with database.transaction() as session:
            wanted = (AuditEntry.verb == "identity.viewed", AuditEntry.by_id == hamlet.employer_id)
            noted = {hamlet.persons[key] for key in session.scalars(select(AuditEntry.subject_id).where(*wanted))}
            session.execute(delete(AuditEntry).where(*wanted))
        assert named <= noted, each.endpoint
        assert noted <= named, f"{each.endpoint} shows no name and notes one"


@pytest.mark.one_database
def test_a_name_is_silent_when_the_second_yes_has_ended(hamlet: Town, app: Flask, database: Database, visit: Visitor):
    yesterday = MONDAY - timedelta(days=1)
    with database.transaction() as session:
        session.execute(update(Consent).where(Consent.purpose == ConsentPurpose.KNOW).values(expires_on=yesterday))
    hamlet.named.clear()

    rounds = list(go_round(app, visit.as_(hamlet.employer_id), Role.EMPLOYER, hamlet.records))

    assert leaks(rounds, hamlet.leaks) == {}


def test_another_company_hears_nothing(town: Town, house: Flask, walker: Visitor):
    rounds = list(go_round(house, walker.as_(town.other_employer_id), Role.EMPLOYER, town.records))

    assert leaks(rounds, lambda each: town.birds.heard_in(each.text)) == {}
    about_one = [each for each in rounds if {"proposal_id", "internship_id", "opening_id"} & set(each.values)]
    assert {each.status_code for each in about_one if not each.endpoint.startswith("public")} <= {400, 404}


@pytest.mark.one_database
def test_another_person_hears_nothing(town: Town, house: Flask, walker: Visitor):
    rounds = list(go_round(house, walker.by_link(town.outsider_id), Role.CANDIDATE, town.records))

    assert leaks(rounds, lambda each: town.birds.heard_in(each.text)) == {}


@pytest.mark.long
@pytest.mark.one_database
def test_not_even_the_persons_own_pages_name_them(town: Town, house: Flask, walker: Visitor):
    """Whoever holds the link may be somebody else: the pages show what the company sees, and no more."""
    for person, answers in town.answers.items():
        rounds = go_round(house, walker.by_link(person), Role.CANDIDATE, {"consent_id": answers})
        found = leaks(
            rounds, lambda each: {bird for bird in town.birds.heard_in(each.text) if bird.column not in OWN_ON_MY_PAGES}
        )
        assert found == {}


@pytest.mark.long
@pytest.mark.one_database
def test_visitors_letters_and_the_search_index_hold_nothing(
    app: Flask,
    database: Database,
    settings: Settings,
    visit: Visitor,
    deliver: Callable[[], int],
    letters: Callable[[], list[StoredLetter]],
):
    with app.test_request_context("/"), database.transaction() as session:
        town = a_town(session)
    deliver()
    rebuild(app)

    rounds = list(go_round(app, visit, Role.VISITOR, town.records))
    assert leaks(rounds, lambda each: town.birds.heard_in(each.text)) == {}
    assert 200 in {each.status_code for each in rounds if each.endpoint == "public.opening"}
    assert len(letters()) >= len(town.proposals), "letters were written"
    assert {letter.subject: in_letter(town, letter) for letter in letters() if in_letter(town, letter)} == {}
    index = text_of_files(settings.index_directory)
    assert index
    assert town.birds.heard_in(index) == set()


@pytest.mark.one_database
def test_the_advisor_hears_every_one_of_them(town: Town, house: Flask, walker: Visitor):
    person = next(iter(town.named))
    proposals = [key for key, owner in town.persons.items() if owner == person]
    records = {"candidate_id": [person], "proposal_id": proposals, "internship_id": town.records["internship_id"]}
    rounds = go_round(house, walker.as_(town.advisor_id), Role.ADVISOR, records)
    read = {bird.column for each in rounds for bird in town.birds.heard_in(each.text)}

    written = {bird.column for bird in town.birds.words.values() if bird.column.startswith("candidates_candidate.")}
    assert len(written) > 10
    assert written - read == set()


@pytest.mark.long
@pytest.mark.one_database
def test_a_leak_would_be_heard_everywhere(
    hamlet: Town,
    app: Flask,
    database: Database,
    settings: Settings,
    visit: Visitor,
    deliver: Callable[[], int],
    letters: Callable[[], list[StoredLetter]],
):
    """Somebody writes a person's words into the title of a place: companies, visitors, letters and index repeat them."""
    with database.transaction() as session:
        person = session.get_one(Candidate, next(iter(hamlet.answers)))
        session.execute(update(Opening).values(title=f"Praktikum {person.notes} {person.family_name}, {person.phone}"))
    deliver()
    rebuild(app)
    company = list(go_round(app, visit.as_(hamlet.employer_id), Role.EMPLOYER, hamlet.records))
    visitor = list(go_round(app, visit, Role.VISITOR, hamlet.records))

    leaking = {endpoint for endpoint, _values in leaks(company, hamlet.leaks)}
    assert leaking >= {"employer_proposals.index", "employer_openings.show", "employer_companies.export"}
    assert "public.opening" in {each.endpoint for each in visitor if hamlet.birds.heard_in(each.text)}
    columns = {f"candidates_candidate.{name}" for name in ("notes", "family_name", "phone")}
    assert columns in [{bird.column for bird in in_letter(hamlet, letter)} for letter in letters()]
    assert hamlet.birds.heard_in(text_of_files(settings.index_directory))


def test_a_leak_in_a_header_would_be_heard(town: Town):
    name = next(word for word, bird in town.birds.words.items() if bird.column.endswith("family_name"))
    answer = Response("Nothing here.", headers={"Content-Disposition": f"attachment; filename={name.upper()}.pdf"})

    assert town.leaks(heard("employer_companies.export", {}, answer))  # type: ignore[arg-type]  # an answer, made by hand


def leaks(rounds: Iterable[Heard], hear: Callable[[Heard], set[Canary]]) -> dict[tuple[str, str], set[str]]:
    """Return the routes on which something is heard, with the columns it comes from."""
    found = ((each, hear(each)) for each in rounds)
    return {(each.endpoint, str(each.values)): {bird.column for bird in birds} for each, birds in found if birds}


def in_letter(town: Town, letter: StoredLetter) -> set[Canary]:
    """Return what is heard in a letter; it is addressed to somebody, and carries links of theirs."""
    everything = f"{letter.subject}\n{letter.sender}\n{letter.text}\n{letter.html}\n{letter.language}"
    everything = re.sub(r"/stop-letters/[^\s\"<>]+", "", everything)  # whose letters it stops stands in it: the reader's
    return {bird for bird in town.birds.heard_in(everything) if bird.column != "candidates_personal_link.id"}
