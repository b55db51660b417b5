"""Coordinators and those who run the portal see what runs by itself, and what does not."""

from datetime import timedelta

import pytest

from portal.app import make_worker
from portal.kernel import clock
from portal.roof import JOBS
from portal.running.doctor import look
from tests.builders.accounts import a_coordinator
from tests.moments import NOON

pytestmark = pytest.mark.one_database


def test_both_read_what_ran_what_comes_and_what_is_late(app, database, visit, capsys):
    with database.transaction() as session:
        account = a_coordinator(session)
    coordinator = visit.as_(account)
    page = "/coordinator/by-itself"
    assert look(app, NOON) == 1
    assert "No worker gave a sign of life" in capsys.readouterr().out
    assert "note--warning" in coordinator.get(page).text

    worker = make_worker(app)
    worker.beat(clock.now())
    worker.run_schedule(clock.now())
    told = coordinator.get(page)
    assert told.text.count("<tr>") == 1 + len(JOBS)
    assert told.text.count("tag--good") == len(JOBS)
    assert look(app, clock.now()) == 0
    assert "Everything runs." in capsys.readouterr().out

    clock.pretend_now(NOON + timedelta(hours=2))
    worker.beat(clock.now())
    assert visit.as_(account).get(page).text.count("tag--late") == 1
    assert look(app, clock.now()) == 1
    assert "Forget which forms were sent: late" in capsys.readouterr().out
