"""Queries that stand ready: the same rows as by the usual way, and heard of like every statement; a page reads in one go."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from sqlalchemy import Numeric, String, Uuid, bindparam, event, func, literal, select
from sqlalchemy.exc import SQLAlchemyError

from portal.accounts.models import Account
from portal.companies.models import Company
from portal.kernel.access import Role
from portal.kernel.db import Moment, ReadyQuery, one_reading, reading, transaction
from portal.kernel.outbox.models import Heartbeat
from tests.builders.accounts import an_account
from tests.builders.companies import a_company, an_employer
from tests.moments import NOON

STAFF = (
    select(
        Account.id,
        Account.role,
        Account.name,
        Account.phone,
        Account.is_active,
        Account.created_at,
        literal(Decimal("12.50"), Numeric(6, 2)).label("money"),
    )
    .where(
        Account.role.in_((Role.ADVISOR, Role.COORDINATOR)),
        Account.created_at >= bindparam("since", type_=Moment()),
        Account.id != bindparam("but", type_=Uuid()),
    )
    .order_by(Account.name, Account.id)
    .limit(3)
)


@pytest.fixture
def staff(database):
    with database.transaction() as session:
        for number, role in enumerate((Role.ADVISOR, Role.COORDINATOR, Role.ADVISOR)):
            an_account(session, role=role, name=f"Ümit 100 % {number}", phone="+4934371234" if number else None, created_at=NOON)
        an_account(session, role=Role.ADVISOR, name="Long ago", created_at=NOON - timedelta(days=9))


def test_rows_are_those_of_the_usual_way(database, staff):
    values = {"since": NOON - timedelta(days=1), "but": uuid4()}
    with database.reading() as session:
        usual = session.execute(STAFF, values).all()
        ready = ReadyQuery(STAFF).rows(session, **values)

    assert len(ready) == 3
    assert [tuple(row) for row in ready] == [tuple(row) for row in usual]
    assert [list(map(type, row)) for row in ready] == [list(map(type, row)) for row in usual]
    assert (ready[0].name, ready[0].created_at) == ("Ümit 100 % 0", NOON)


def test_each_call_has_its_own_values(database, staff):
    query = ReadyQuery(STAFF)
    with database.reading() as session:
        all_of_them = query.rows(session, since=NOON - timedelta(days=99), but=uuid4())
        late = query.rows(session, since=NOON + timedelta(days=1), but=uuid4())
        but_one = query.rows(session, since=NOON, but=all_of_them[1].id)

    assert (len(all_of_them), len(late), len(but_one)) == (3, 0, 2)


def test_a_value_that_is_missing_is_no_null(database):
    with database.reading() as session, pytest.raises(KeyError):
        ReadyQuery(STAFF).rows(session, since=NOON)


def test_one_row_or_none_but_never_two(database, staff):
    named = ReadyQuery(select(Account.name).where(Account.name.startswith(bindparam("begin", type_=String()))))
    with database.reading() as session:
        assert named.row(session, begin="Long").name == "Long ago"
        assert named.row(session, begin="Nobody") is None
        with pytest.raises(LookupError):
            named.row(session, begin="Ümit")


def test_encrypted_columns_are_read(database):
    with database.transaction() as session:
        key = a_company(session, phone="+4934371234").id
    phone = ReadyQuery(select(Company.phone).where(Company.id == bindparam("key", type_=Uuid())))
    with database.reading() as session:
        assert phone.row(session, key=key).phone == "+4934371234"


def test_a_writing_session_sees_what_it_has_not_yet_written(database):
    count = ReadyQuery(select(func.count()).select_from(Heartbeat))
    with database.transaction() as session:
        session.add(Heartbeat(name="a", beat_at=NOON))

        assert count.row(session)[0] == 1


def test_who_listens_to_statements_hears_of_it(database):
    heard = []

    def listen(_connection, _cursor, statement, values, *_):
        heard.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", listen)
    try:
        with database.reading() as session:
            ReadyQuery(STAFF).rows(session, since=NOON, but=uuid4())
    finally:
        event.remove(database.engine, "before_cursor_execute", listen)

    assert [statement.split()[0] for statement, _values in heard if "accounts_account" in statement] == ["SELECT"]


def test_what_is_read_in_one_go_is_of_one_moment_until_something_is_written(database, app):
    count = select(func.count()).select_from(Heartbeat)

    def counted():
        with reading() as session:
            return session.scalar(count)

    with app.app_context(), one_reading():
        with reading() as first, reading() as second:
            assert first is second
        before = counted()
        with transaction() as session:
            session.add(Heartbeat(name="a", beat_at=NOON))
            session.flush()
            meanwhile = counted()
        assert (before, meanwhile, counted()) == (0, 0, 1)


def test_after_a_failed_question_the_next_one_is_answered(database, app):
    broken = select(func.no_such_function())
    with app.app_context(), one_reading():
        with pytest.raises(SQLAlchemyError), reading() as session:
            session.execute(broken)
        with reading() as session:
            assert session.scalar(select(literal(1))) == 1


def test_after_one_reading_every_reading_is_its_own(database, app):
    with app.app_context():
        with one_reading(), reading() as session:
            inside = session
        with reading() as first, reading() as second:
            assert len({id(inside), id(first), id(second)}) == 3


@pytest.mark.one_database
def test_guard_finder_view_and_frame_of_a_page_read_in_one_go(visit, database):
    with database.transaction() as session:
        employer = an_employer(session)
    inside = visit.as_(employer)
    inside.get("/employer/")
    taken = []
    event.listen(database.engine, "checkout", lambda *_: taken.append("a connection"))

    assert inside.get("/employer/company/").status_code == 200
    assert taken == ["a connection"]


def test_a_session_that_was_closed_reads_on_over_another_connection(database, staff):
    query, values = ReadyQuery(STAFF), {"since": NOON - timedelta(days=1), "but": uuid4()}
    with database.reading() as session:
        before = query.rows(session, **values)
        session.close()

        assert query.rows(session, **values) == before
