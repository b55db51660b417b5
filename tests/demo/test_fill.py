"""The demo's data: a story that is whole, the same each time, and nobody's."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from portal.accounts.demo import PEOPLE
from portal.accounts.models import Account
from portal.accounts.queries import demo_names
from portal.app import create_app
from portal.candidates.drafts import ProfileChoice
from portal.candidates.generalising import gaps_of
from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.contacts.models import LogEntry
from portal.contacts.queries import open_tasks
from portal.demo import fill
from portal.demo.days import Days
from portal.demo.entering import BEGUN
from portal.demo.entering import PEOPLE as PERSONS
from portal.demo.firms import FIRMS
from portal.demo.telling import CASES
from portal.home.web.advisor import RUNS_OUT
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel import clock
from portal.kernel.audit.models import AuditEntry
from portal.kernel.db import Database, Entity
from portal.kernel.mail import read_mailbox
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.retention.periods import months_later
from portal.kernel.settings import demo_settings
from portal.openings.models import Opening
from portal.openings.words import OpeningKind, OpeningState
from portal.placements.models import Placement
from portal.placements.words import PlacementKind, PlacementState
from portal.proposals.models import Proposal
from portal.proposals.queries import advisor_next_steps
from portal.proposals.words import ProposalState, StepKind
from portal.reports.line import count, sources
from portal.reports.periods import Period
from portal.reports.words import LineFigure
from tests.filled import filled_demo
from tests.moments import TUESDAY
from tests.visiting import Visitor

THIS_YEAR = Period(date(2026, 1, 1), TUESDAY)
FICTITIOUS = re.compile(r"\+(?:493023125\d{3}|4917139200\d{2}|49176040690\d{2})")
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w")
PHONE = re.compile(r"(?<![\w-])(?:\+49|0)[1-9]\d{1,4}[ /]?\d{5,9}(?![\w-])")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application of the demo on the Tuesday the browser shows it; made once, these tests only read."""
    app = create_app(demo_settings(filled_demo(tmp_path_factory, TUESDAY, tmp_path_factory.mktemp("demo") / "data"), port=8000))
    yield app
    app.extensions["portal_database"].close()


@pytest.fixture
def filled(demo: Flask) -> Database:
    """The demo's database."""
    found: Database = demo.extensions["portal_database"]
    return found


def states(session: Session, column: Any) -> set[Any]:
    return set(session.scalars(select(column).distinct()))


def public_facts(session: Session) -> list[Any]:
    companies = session.execute(select(Company.name, Company.state, Company.town).order_by(Company.name)).all()
    openings = session.execute(select(Opening.title, Opening.state, Opening.valid_until, Opening.published_at)).all()
    proposals = session.execute(select(Proposal.reference, Proposal.state, Proposal.answer_until, Proposal.meeting_at)).all()
    people = [(each.full_name, each.state, each.phone) for each in session.scalars(select(Candidate))]
    return [list(companies), sorted(map(str, openings)), sorted(map(str, proposals)), sorted(map(str, people))]


def words_in(session: Session) -> list[str]:
    """Every text of every row, decrypted."""
    found: list[str] = []
    for mapper in Entity.registry.mappers:
        for row in session.scalars(select(mapper.class_)):
            values = [getattr(row, column.key) for column in mapper.column_attrs]
            found += [str(value) for value in values if not isinstance(value, bytes)]  # documents and pictures are no words
    return found


def test_every_ready_person_can_be_chosen(filled: Database):
    with filled.reading() as session:
        names = demo_names(session, [person.email for person in PEOPLE.values()])

        assert set(names) == {person.email for person in PEOPLE.values()}
        assert session.scalar(select(Account).where(Account.password_hash.is_not(None))) is None


def test_every_state_has_its_case(filled: Database):
    with filled.reading() as session:
        assert states(session, Proposal.state) == set(ProposalState)
        assert states(session, Opening.state) == set(OpeningState)
        assert states(session, Internship.state) == set(InternshipState)
        assert states(session, Opening.kind) == set(OpeningKind)
        assert states(session, Company.state) == set(CompanyState)
        assert states(session, Candidate.state) == set(CandidateState)
        assert states(session, Placement.state) == set(PlacementState)
        assert states(session, Placement.kind) == set(PlacementKind)


def test_the_demo_is_as_large_as_a_good_year(filled: Database):
    with filled.reading() as session:
        people, places = session.scalars(select(Candidate)).all(), session.scalars(select(Opening)).all()
        hired = session.scalars(select(Placement).where(Placement.state == PlacementState.STARTED)).all()
        talks = session.scalars(select(LogEntry.at)).all()

    assert (len(people), len(places)) == (80, 30)
    assert sum(TUESDAY - job.starts_on > timedelta(days=183) for job in hired) >= 5, "nobody has worked for half a year"
    assert min(talks) < Days(TUESDAY).at(300) < Days(TUESDAY).at(7) < max(talks)


def test_the_special_people_are_there(filled: Database):
    with filled.reading() as session:
        people = {each.email.split("@")[0]: each for each in session.scalars(select(Candidate)) if each.email}
        phones = Counter(session.scalars(select(Candidate.phone)))
        jobs = select(Placement.state).where(Placement.candidate_id == people["george"].id)

        assert sorted(session.scalars(jobs)) == [PlacementState.ENDED, PlacementState.STARTED]
    assert sorted(phones.values())[-2:] == [1, 2], "only the brothers share a telephone"
    assert people["adam"].birth_on == date(2008, 12, 21), "nobody comes of age in some weeks"


def test_no_company_reads_what_advisors_noted(demo: Flask, filled: Database):
    """Every case a company reaches from its lists, against each run of four words of each note."""
    clock.pretend_now(Days(TUESDAY).morning - timedelta(hours=4))  # what a company looks at is noted
    told = [re.findall(r"\w+", person.notes) for person in PERSONS if person.notes]
    planted = {" ".join(words[i : i + 4]) for words in told for i in range(len(words) - 3)}
    for who in ("employer", "employer2"):
        with filled.reading() as session:
            account = session.scalars(select(Account).where(Account.email == PEOPLE[who].email)).one()
        visit = Visitor(demo).as_(account)
        starts = [visit.get(path).text for path in ("/employer/", "/employer/proposals/", "/employer/internships/")]
        links = sorted(set(re.findall(r'href="(/employer/(?:proposals|internships)/[\w-]{36})"', " ".join(starts))))
        read = " ".join(re.findall(r"\w+", " ".join([*starts, *(visit.get(link).text for link in links)])))

        assert len(links) >= 5
        assert {words for words in planted if words in read} == set()


def test_nothing_failed_and_nothing_lies_ahead_of_its_day(filled: Database):
    morning = Days(TUESDAY).morning
    with filled.reading() as session:
        assert session.scalars(select(OutboxRow.topic).where(OutboxRow.last_error.is_not(None))).all() == []
        assert session.scalars(select(OutboxRow).where(OutboxRow.done_at.is_(None), OutboxRow.due_at <= morning)).all() == []
        assert session.scalars(select(AuditEntry.verb).where(AuditEntry.at > morning)).all() == []


@pytest.mark.long
def test_another_demo_of_the_same_day_tells_the_same_on_every_database(app: Flask, database: Database, filled: Database):
    fill(app, today=TUESDAY)

    with filled.reading() as first, database.reading() as other:
        assert public_facts(other) == public_facts(first)


@pytest.mark.long
@pytest.mark.parametrize("day", [date(2027, 4, 5), date(2028, 2, 29)], ids=["Easter Monday", "leap day"])
def test_it_can_be_told_on_any_day(app: Flask, database: Database, backend: str, day: date):
    if backend != "sqlite":
        pytest.skip("days are the same on every database")
    fill(app, today=day)

    with database.reading() as session:
        assert states(session, Proposal.state) == set(ProposalState)


def test_nobody_real_can_be_written_to_or_called(filled: Database):
    with filled.reading() as session:
        words = words_in(session)
    addresses = {found for word in words for found in ADDRESS.findall(word)}
    phones = {found for word in words for found in PHONE.findall(word)}

    assert addresses
    assert {each for each in addresses if not each.endswith((".example", "@erased.invalid"))} == set()
    assert len(phones) > len(PERSONS)
    assert {each for each in phones if not FICTITIOUS.fullmatch(re.sub(r"^0", "+49", re.sub(r"[ /]", "", each)))} == set()


def test_the_story_can_be_played_on(filled: Database):
    """There are people who can be proposed at once, and an answer is expected from the bakery in three days."""
    with filled.reading() as session:
        busy = select(Proposal.candidate_id)
        free = session.scalars(select(Candidate).where(Candidate.id.not_in(busy))).all()
        waiting = session.scalars(select(Proposal.answer_until).where(Proposal.reference == "7K2M")).one()

        assert sum(not gaps_of(person, ProfileChoice()) for person in free) >= 5
        assert waiting == TUESDAY + timedelta(days=3)


@pytest.mark.parametrize("key", ["advisor", "coordinator"])
def test_an_advisor_and_the_coordinator_have_something_overdue(filled: Database, key: str):
    with filled.reading() as session:
        person = session.scalars(select(Account).where(Account.email == PEOPLE[key].email)).one()
        due = [task.due_on for task in open_tasks(session, person.id, with_unassigned=False)]

    assert min(due) < TUESDAY < max(due)


def test_the_advisor_waits_for_the_answer_of_a_company(filled: Database):
    with filled.reading() as session:
        nadja = session.scalars(select(Account).where(Account.email == PEOPLE["advisor"].email)).one()
        steps = advisor_next_steps(session, nadja.id, on=TUESDAY)

    assert [step.reference for step in steps if step.kind is StepKind.CALL and step.due_on <= TUESDAY + RUNS_OUT]


def test_only_the_last_days_lie_in_the_mailbox(demo: Flask):
    sent = read_mailbox(demo.extensions["portal_settings"].mail_directory)

    assert 5 <= len(sent) <= 40
    assert all(letter.at <= Days(TUESDAY).morning + timedelta(minutes=5) for letter in sent), "a letter of a later day"
    assert any(letter.to == "daria@post.example" for letter in sent), "the person who is wanted was not asked"


def test_visitors_find_the_demos_openings(demo: Flask):
    visit = Visitor(demo)
    answer = visit.get("/openings?q=backstube")

    assert answer.status_code == 200
    assert "Praktikum in der <mark>Backstube</mark>" in answer.text
    assert "Praktikum in der Werkstatt" not in visit.get("/openings").text, "for the team only"


def test_all_tables_are_filled_by_use_cases(filled: Database):
    with filled.reading() as session:
        tables = set(inspect(filled.engine).get_table_names()) & {table.name for table in Entity.metadata.sorted_tables}
        empty = {name for name in tables if session.execute(text(f"SELECT count(*) FROM {name}")).scalar() == 0}  # noqa: S608

    used_by_requests = {"kernel_heartbeat", "kernel_sending", "kernel_sent_once", "kernel_sign_in", "accounts_sign_in_tries"}
    # Rules, rates and words of the search come with the migrations or from a coordinator, the rest when somebody has gone.
    used_later = {
        "kernel_retention_rule", "retention_run", "retention_line", "placements_past", "internships_past",
        "openings_rate", "openings_synonyms", "openings_synonyms_edition", "openings_import", "openings_imported_record",
        "openings_note", "internships_legal_figure", "accounts_calendar_link", "kernel_audit_segment",
        "accounts_code_app", "accounts_recovery_code",
    }  # fmt: skip
    assert empty <= used_by_requests | used_later


def test_an_advisor_starts_with_their_own_people(demo: Flask, filled: Database):
    with filled.reading() as session:
        nadja = session.scalars(select(Account).where(Account.email == PEOPLE["advisor"].email)).one()

    page = Visitor(demo).as_(nadja).get("/advisor/")

    assert "Salma Rahimi" in page.text
    assert "Andrij Bondar" not in page.text, "somebody else accompanies this person"


def test_the_line_equals_a_count_by_hand(filled: Database):
    """Counted over the lines the demo is written in, not over the tables it fills."""
    with filled.reading() as session:
        known = sources(session, TUESDAY)
    began = [TUESDAY + case.stay.week * 7 * timedelta(days=1) for case in CASES if case.stay and has_begun(case.stay.state)]
    work = [
        (TUESDAY + case.job.week * 7 * timedelta(days=1), case.job) for case in CASES if case.job and was_work(case.job.state)
    ]
    kinds = Counter(job.kind for day, job in work if THIS_YEAR.has(day))
    six = [(day, job) for day, job in work if THIS_YEAR.has(months_later(day, 6))]
    lasted = [day for day, job in six if job.lasted is None or day + job.lasted * timedelta(days=1) >= months_later(day, 6)]
    by_hand = {
        LineFigure.ACCOMPANIED: len(PERSONS) - len(BEGUN),
        LineFigure.INTERVIEWS: sum(
            THIS_YEAR.has(TUESDAY - each.came * timedelta(days=1)) for each in PERSONS if each.key not in BEGUN
        ),
        LineFigure.INTERNSHIPS: sum(map(THIS_YEAR.has, began)),
        LineFigure.JOBS: kinds[PlacementKind.JOB],
        LineFigure.MINI_JOBS: kinds[PlacementKind.MINI_JOB],
        LineFigure.COMPANIES: sum(firm.state in (CompanyState.ACTIVE, CompanyState.DORMANT) for firm in FIRMS),
        LineFigure.KEPT_6: len(six),
    }

    assert {figure: len(count(figure, known, THIS_YEAR, TUESDAY)) for figure in by_hand} == by_hand
    assert sum(each.is_kept for each in count(LineFigure.KEPT_6, known, THIS_YEAR, TUESDAY)) == len(lasted) > 0
    assert all(by_hand.values())


def has_begun(state: InternshipState) -> bool:
    return state in (InternshipState.RUNNING, InternshipState.COMPLETED, InternshipState.ABORTED)


def was_work(state: PlacementState) -> bool:
    return state in (PlacementState.STARTED, PlacementState.ENDED)
