"""What Prometheus hears of worker, deliveries, work and index."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection
from uuid import uuid4

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from portal.app import create_app, make_worker
from portal.kernel import clock
from portal.kernel.outbox.models import OutboxRow
from portal.running.logs import FIELDS
from portal.running.metrics import Standing
from tests.moments import NOON
from tests.running.test_commands import PRODUCTION

pytestmark = pytest.mark.one_database


def heard(app):
    registry = CollectorRegistry()
    registry.register(Standing(app))
    lines = generate_latest(registry).decode().splitlines()
    return {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in lines if not line.startswith("#")}


@pytest.fixture
def ready(app):
    app.extensions["portal_index"].rebuild([])
    make_worker(app).beat(NOON)
    return app


def test_all_is_well_is_said_in_numbers(ready):
    figures = heard(ready)

    assert figures["portal_database_up"] == figures["portal_worker_up"] == figures["portal_index_ready"] == 1
    assert figures["portal_deliveries_due"] == figures["portal_deliveries_given_up"] == 0
    assert {name for name in figures if name.startswith("portal_work_in_trouble")} == {
        f'portal_work_in_trouble{{work="{job.code}"}}' for job in ready.extensions["portal_jobs"]
    }


def test_what_waits_is_counted_once_its_time_has_come_and_what_was_given_up_apart(ready, database):
    with database.transaction() as session:
        session.add_all(
            [
                a_row(due_at=NOON - timedelta(minutes=3)),
                a_row(due_at=NOON + timedelta(minutes=3)),
                a_row(due_at=NOON - timedelta(minutes=9), done_at=NOON),
                a_row(due_at=NOON - timedelta(minutes=9), dead_at=NOON),
            ]
        )

    figures = heard(ready)

    assert (figures["portal_deliveries_due"], figures["portal_deliveries_given_up"]) == (1, 1)
    assert 180 <= figures["portal_delivery_latest_seconds"] < 240


def test_a_worker_that_is_silent_and_work_that_is_late_are_seen(ready):
    clock.pretend_now(NOON + timedelta(days=3))

    figures = heard(ready)

    assert figures["portal_worker_up"] == 0
    assert figures["portal_deliveries_due"] == 0


def test_a_database_that_is_gone_is_said_and_nothing_else(app, tmp_path, settings):
    gone = create_app(settings.model_copy(update={"database_url": f"sqlite:///{tmp_path}/nowhere/at-all.sqlite3"}))

    assert heard(gone) == {"portal_database_up": 0}


def a_row(**changes):
    return OutboxRow(topic="opening.published", subject_id=uuid4(), happened_at=NOON, **changes)


@pytest.mark.long
def test_the_processes_of_a_server_are_counted_together_on_a_port_of_their_own(tmp_path):
    """Two web processes, one address for Prometheus, and no such address for visitors."""
    surroundings = {**os.environ, **PRODUCTION, "PORTAL_DATA": str(tmp_path / "data"), "PORTAL_NO_BOOTSTRAP": "1"}
    ports = free_port(), free_port()
    portal = [sys.executable, "-m", "portal"]
    subprocess.run([*portal, "db", "upgrade"], env=surroundings, check=True, capture_output=True)
    server = subprocess.Popen(
        [*portal, "serve", "--bind", f"127.0.0.1:{ports[0]}"], env=surroundings, stderr=subprocess.PIPE, text=True
    )
    watch = None
    try:
        wait_for(ports[0])
        watch = subprocess.Popen([*portal, "metrics", "--bind", f"127.0.0.1:{ports[1]}"], env=surroundings)
        wait_for(ports[1])
        for _ in range(20):
            assert asked(ports[0], "/healthz")[0] == 200
        _, text = asked(ports[1], "/metrics")
        assert 'portal_answers_total{method="GET",status="200",view="health.process"} 20.0' in text
        assert "portal_database_up 1.0" in text
        assert asked(ports[0], "/metrics")[0] == 404
    finally:
        for process in (server, watch):
            if process is not None:
                process.terminate()
                process.wait(30)
    with server.stderr as said:
        lines = [json.loads(line) for line in said]
    assert lines
    assert {name for line in lines for name in line} <= set(FIELDS)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    deadline = time.monotonic() + 60
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < deadline
        time.sleep(0.1)


def asked(port, path):
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": "kai.example"})
    with closing(connection):
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
