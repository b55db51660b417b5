"""What a watchman asks: alive at once, ready only when database, worker and index are."""

from datetime import timedelta

import pytest

from portal.app import create_app, make_worker
from portal.kernel import clock
from portal.kernel.db import Database
from tests.moments import NOON


@pytest.fixture
def ready_app(app, database):
    app.extensions["portal_index"].rebuild([])
    make_worker(app).beat(NOON)
    return app


def test_the_process_is_alive_whatever_is_missing(visit):
    answer = visit.get("/healthz")

    assert (answer.status_code, answer.json) == (200, {"status": "alive"})


def test_ready_is_said_of_each_part(ready_app, visit):
    answer = visit.get("/readyz")

    assert answer.status_code == 200
    assert answer.json["status"] == "ready"
    assert answer.json["parts"] == {name: {"ready": True, "reason": "ready"} for name in ("database", "worker", "index")}


@pytest.mark.parametrize(("seconds", "status"), [(59, 200), (60, 503)])
def test_a_worker_that_is_silent_for_a_minute_is_missing(ready_app, visit, seconds, status):
    clock.pretend_now(NOON + timedelta(seconds=seconds - 0.5 if status == 200 else seconds))

    answer = visit.get("/readyz")

    assert answer.status_code == status
    assert answer.json["parts"]["worker"]["ready"] is (status == 200)


def test_without_a_worker_the_answer_says_what_to_start(app, visit):
    app.extensions["portal_index"].rebuild([])

    answer = visit.get("/readyz")

    assert answer.status_code == 503
    assert "portal worker" in answer.json["parts"]["worker"]["reason"]


def test_a_missing_index_is_said_without_telling_where_it_lies(app, visit, settings):
    make_worker(app).beat(NOON)

    answer = visit.get("/readyz")

    assert answer.status_code == 503
    assert answer.json["parts"]["index"] == {
        "ready": False,
        "reason": "must be built: the worker does it within seconds, or 'portal search rebuild'",
    }
    assert str(settings.data) not in answer.text


def test_an_absent_database_leaks_neither_its_address_nor_a_traceback(settings, tmp_path):
    nowhere = create_app(settings)
    nowhere.extensions["portal_database"].close()
    nowhere.extensions["portal_database"] = Database(f"sqlite:///{tmp_path}/no-such-folder/portal.sqlite3")

    answer = nowhere.test_client().get("/readyz")

    assert answer.status_code == 503
    parts = answer.get_json()["parts"]
    assert parts["database"] == {"ready": False, "reason": "cannot be reached"}
    assert not parts["worker"]["ready"]
    assert "no-such-folder" not in answer.get_data(as_text=True)
    assert nowhere.test_client().get("/healthz").status_code == 200


def test_a_database_without_tables_names_the_command_that_makes_them(settings, tmp_path):
    empty = create_app(settings)
    empty.extensions["portal_database"].close()
    empty.extensions["portal_database"] = Database(f"sqlite:///{tmp_path}/empty.sqlite3")

    parts = empty.test_client().get("/readyz").get_json()["parts"]

    empty.extensions["portal_database"].close()
    assert parts["database"]["ready"]
    assert "portal db upgrade" in parts["worker"]["reason"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nobody_keeps_the_answer_and_no_session_is_opened(ready_app, visit, path):
    answer = visit.get(path)

    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert visit.client.head(path).status_code == 200
    assert visit.post(path).status_code == 405
    assert visit.get(f"/en{path}").status_code == 404
