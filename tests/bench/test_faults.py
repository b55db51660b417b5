"""What breaks while people write: nothing is lost, nothing is there twice, and the benchmark would see it if it were."""

import pytest
from sqlalchemy import select

from portal.bench.faults.people import wishes
from portal.bench.faults.report import play
from portal.bench.faults.scenes import Outcome, counted, opened, send, web_killed, worker_killed
from portal.contacts.models import Enquiry
from tests.databases import postgres_url

pytestmark = pytest.mark.long


def test_a_killed_server_and_a_killed_worker_lose_nothing_and_do_nothing_twice(backend):
    url = postgres_url() if backend == "postgresql" else ""

    outcomes = list(play((web_killed, worker_killed), url, 40))

    assert [outcome for outcome in outcomes if not outcome.is_clean] == []
    assert [outcome.asked for outcome in outcomes] == [40, 20]


def test_what_is_lost_or_doubled_is_counted():
    def cheating(house, number, _chance):
        house.start_web()
        sent, _ = send(house, wishes(number))
        with opened(house) as database, database.transaction() as session:
            first, second = session.scalars(select(Enquiry)).all()
            kept = {
                name: getattr(second, name) for name in ("name", "phone", "email", "topic", "suits", "language", "created_at")
            }
            session.delete(first)
            session.add(Enquiry(**kept))
        return counted(house, "cheating", sent, 0, "")

    (outcome,) = play((cheating,), "", 4)

    assert (outcome.asked, outcome.lost, outcome.doubled) == (4, 1, 1)
    assert not outcome.is_clean
    assert not Outcome("nobody asked", 0, 0, 0, 0).is_clean
