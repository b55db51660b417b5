"""The pool is counted once a week and stands still in between."""

from datetime import timedelta

from sqlalchemy import func, select

from portal.app import make_worker
from portal.candidates.models import Candidate
from portal.candidates.services import pause_candidate
from portal.candidates.services.counting import count_pool
from portal.companies.words import CompanyState
from portal.kernel.audit import By
from portal.kernel.clock import start_of
from portal.labour.words import Goal, LanguageBand, WideField
from portal.profiles.models import PoolLine, PoolWeek
from portal.profiles.pool import CELLS, Cell, PoolBand
from portal.profiles.queries import pool_of_the_week
from tests.builders.candidates import a_candidate
from tests.builders.companies import a_company, an_employer
from tests.moments import MONDAY, NOON

KITCHEN_A2 = Cell(Goal.INTERNSHIP, WideField.GUESTS_AND_SALES, LanguageBand.UP_TO_A2)


def band_of(session, cell=KITCHEN_A2):
    told = pool_of_the_week(session)
    row = next(each for each in told.rows if (each.goal, each.field) == cell[:2])
    return row.by_german[list(LanguageBand).index(cell.german)]


def test_five_people_are_told_and_four_are_not(session):
    people = [a_candidate(session) for _ in range(5)]
    count_pool(session, at=NOON)
    assert band_of(session) is PoolBand.FROM_5

    pause_candidate(session, people[0].id, by=By.system(), at=NOON)
    count_pool(session, at=NOON + timedelta(days=6))
    assert band_of(session) is PoolBand.FROM_5  # the week stands still, whoever goes

    count_pool(session, at=NOON + timedelta(days=7))
    assert band_of(session) is PoolBand.FEW
    assert session.scalar(select(func.count()).select_from(PoolWeek)) == 2


def test_no_number_is_kept(session):
    a_candidate(session)
    count_pool(session, at=NOON)

    kinds = {column.name: column.type.python_type for column in PoolLine.__table__.columns}
    assert int not in kinds.values()
    assert len(session.scalars(select(PoolLine).where(PoolLine.german.is_not(None))).all()) == len(CELLS)


def test_the_latest_level_counts_and_who_misses_something_does_not(session):
    for _ in range(5):
        a_candidate(session)
    silent = a_candidate(session, german=None)
    session.get_one(Candidate, silent.id).field = None
    count_pool(session, at=NOON)

    assert pool_of_the_week(session).monday == MONDAY
    assert band_of(session) is PoolBand.FROM_5


def test_the_worker_counts_each_monday_before_anybody_works(app, database):
    with database.transaction() as session:
        a_candidate(session)
    monday = start_of(MONDAY + timedelta(days=7))

    assert weeks(app, database, NOON) == 1
    assert weeks(app, database, monday - timedelta(hours=12)) == 1
    assert weeks(app, database, monday + timedelta(hours=2, minutes=59)) == 1
    assert weeks(app, database, monday + timedelta(hours=3)) == 2


def weeks(app, database, at):
    make_worker(app).run_schedule(at)
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(PoolWeek))


def test_companies_read_bands_and_only_once_kai_has_accepted_them(visit, database):
    with database.transaction() as session:
        for _ in range(5):
            a_candidate(session)
        count_pool(session, at=NOON)
        active = an_employer(session)
        waiting = an_employer(session, a_company(session, state=CompanyState.REGISTERED))

    assert "5 bis 9" in visit.as_(active).get("/employer/pool").text
    early = visit.as_(waiting).get("/employer/pool")
    assert early.status_code == 200
    assert "5 bis 9" not in early.text
