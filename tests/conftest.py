"""The ground of all tests: a database, an application, somebody who visits."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import hypothesis
import pytest
from flask import Flask
from pydantic import SecretStr
from sqlalchemy.orm import Session

from portal.app import create_app, make_worker
from portal.kernel import clock
from portal.kernel.crypto import KeyRing, install_index_key, install_key_ring, keys, names
from portal.kernel.db import Database
from portal.kernel.mail import StoredLetter, read_mailbox
from portal.kernel.settings import DEMO_DATA_KEY, Environment, Settings
from portal.schema import METADATA
from search_index import open_index
from tests.databases import backends, empty_all_tables, found_rules, postgres_database, postgres_url
from tests.moments import NOON
from tests.visiting import Visitor

pytest_plugins = ("tests.chromium",)

# How long an example takes says something about the machine, and nothing about the portal.
hypothesis.settings.register_profile("portal", deadline=None)
hypothesis.settings.load_profile("portal")


def test_settings(data: Path, database_url: str) -> Settings:
    """Settings as in production, with known keys."""
    return Settings(
        environment=Environment.TEST,
        data=data,
        database_url=database_url,
        secret_key=SecretStr("a-secret-for-tests-that-is-long-enough"),
        data_keys=SecretStr(DEMO_DATA_KEY),
        index_key=SecretStr("an-index-key-for-tests-that-is-long-enough"),
        base_url="http://localhost",
        second_factor=False,  # who signs in with a password has shown it; tests/accounts/web/factor turns it on
    )


test_settings.__test__ = False  # type: ignore[attr-defined]  # a name pytest would take for a test


def pytest_report_header() -> str:
    """Say in one line what the machine lacks."""
    return "databases: " + ", ".join(backends()) + ("" if postgres_url() else " (no PostgreSQL: set PORTAL_TEST_POSTGRES_URL)")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Two halves: what must be known at once, and the broad sweeps (`portal test --long`)."""
    parser.addoption("--long", action="store_true", help="run the long sweeps, and only these")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the half that was asked for."""
    wants_long = config.getoption("--long")
    halves: dict[bool, list[pytest.Item]] = {True: [], False: []}
    for item in items:
        halves[_is_long(item)].append(item)
    config.hook.pytest_deselected(items=halves[not wants_long])
    items[:] = halves[wants_long]


def _is_long(item: pytest.Item) -> bool:
    """Say whether a test waits for the long ones: by itself, or on PostgreSQL, where it does not ask in a way of its own."""
    if item.get_closest_marker("long") is not None:
        return True
    is_later = not _asks_its_own_way(item.path) or item.get_closest_marker("postgres_later") is not None
    backend = item.callspec.params.get("backend") if isinstance(item, pytest.Function) and hasattr(item, "callspec") else None
    return backend == "postgresql" and is_later


def _asks_its_own_way(path: Path) -> bool:
    """Say whether a file is about what differs between databases: the ground, the search, questions, locks."""
    return path.parent.name in ("kernel", "migrations", "search_index", "architecture") or any(
        word in path.stem for word in ("queries", "list", "matching", "machine", "together")
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run everything that touches the database on each database there is, unless it is about something else."""
    if "backend" in metafunc.fixturenames:
        is_about_another_thing = metafunc.definition.get_closest_marker("one_database")
        metafunc.parametrize("backend", ["sqlite"] if is_about_another_thing else backends(), scope="session")


def use_keys_of(application: Flask) -> None:
    """Use this application's keys again: a process has one key ring, and other tests have built applications of their own."""
    settings = application.extensions["portal_settings"]
    install_key_ring(KeyRing(settings.data_keys.get_secret_value()))
    install_index_key(settings.index_key.get_secret_value())


@pytest.fixture(autouse=True)
def _monday_noon() -> Iterator[None]:
    """It is Monday noon in every test; nothing depends on the day the tests run."""
    clock.pretend_now(NOON)
    yield
    clock.tell_the_truth()


@pytest.fixture(autouse=True)
def _keys_as_before() -> Iterator[None]:
    """Give a process the tests' keys, and leave them as a test found them: a command run in it brings its own."""
    if not keys.installed:
        settings = test_settings(Path(), "")
        install_key_ring(KeyRing(settings.data_keys.get_secret_value()))
        install_index_key(settings.index_key.get_secret_value())
    before = list(keys.installed), list(names.installed)
    yield
    keys.installed[:], names.installed[:] = before


@pytest.fixture(scope="session")
def _houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Flask]]:
    """One application for each database, built once; `app` empties it for each test."""
    houses: dict[str, Flask] = {}
    with ExitStack() as stack:

        def build(backend: str) -> Flask:
            if backend not in houses:
                url = stack.enter_context(postgres_database()) if backend == "postgresql" else ""
                houses[backend] = create_app(test_settings(tmp_path_factory.mktemp(backend), url))
                METADATA.create_all(houses[backend].extensions["portal_database"].engine)
                found_rules(houses[backend].extensions["portal_database"])
                stack.callback(houses[backend].extensions["portal_database"].close)
            return houses[backend]

        yield build


@pytest.fixture
def app(backend: str, _houses: Callable[[str], Flask]) -> Flask:
    """The whole application over an empty database."""
    application = _houses(backend)
    empty_all_tables(application.extensions["portal_database"])
    use_keys_of(application)
    application.extensions["portal_recent_senders"].forget()
    folder = application.extensions["portal_settings"].data
    for name in ("mail", "search"):
        shutil.rmtree(folder / name, ignore_errors=True)
    application.extensions["portal_index"].close()
    # The old one remembers what was in the folder.
    application.extensions["portal_index"] = open_index(folder / "search", application.extensions["portal_settings"].url)
    return application


@pytest.fixture(scope="session")
def lasting_settings(_houses: Callable[[str], Flask]) -> Settings:
    """The settings of the application on SQLite, for applications that a whole file shares beside it."""
    found: Settings = _houses("sqlite").extensions["portal_settings"]
    return found


@pytest.fixture
def settings(app: Flask) -> Settings:
    """The settings of the application."""
    found: Settings = app.extensions["portal_settings"]
    return found


@pytest.fixture
def database(app: Flask) -> Database:
    """The application's database; `with database.transaction() as session` to build."""
    found: Database = app.extensions["portal_database"]
    return found


@pytest.fixture
def session(database: Database, app: Flask) -> Iterator[Session]:
    """A writing session for tests without a browser."""
    with app.test_request_context("/"), database.transaction() as opened:
        yield opened


@pytest.fixture
def visit(app: Flask) -> Visitor:
    """Somebody without a sign-in; `visit.as_(account)` signs in."""
    return Visitor(app)


@pytest.fixture
def deliver(app: Flask) -> Callable[[], int]:
    """Let the worker deliver everything that is due by tomorrow, but nothing that waits for months."""
    return lambda: make_worker(app).deliver_all(max(clock.now(), NOON) + timedelta(days=1))


@pytest.fixture
def letters(settings: Settings) -> Callable[[], list[StoredLetter]]:
    """Read what was sent."""
    return lambda: list(read_mailbox(settings.mail_directory))
