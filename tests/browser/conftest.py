"""The demo as `portal demo` makes it, served on this machine, on a fixed morning."""

import logging
import shutil
import socket
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage
from werkzeug.serving import WSGIRequestHandler, make_server

from portal.app import create_app, make_worker
from portal.kernel import clock
from portal.kernel.mail import StoredLetter, read_mailbox
from portal.kernel.settings import demo_settings
from tests.browser.walking import BrowserWalker
from tests.conftest import use_keys_of
from tests.databases import postgres_database
from tests.filled import fill_folder, filled_demo
from tests.journeys.story import CAST, Cast
from tests.moments import TUESDAY

TODAY = TUESDAY
MORNING = datetime(2026, 11, 24, 10, 0, tzinfo=clock.LOCAL_ZONE)
NARROW, WIDE = 320, 1280
NAMES = {"advisor": "Nadja Brandt", "coordinator": "Ralf Vogt", "employer": "Katrin Lindner", "employer2": "Jens Schöne"}


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Demo:
    """The demo, and where it is served."""

    app: Flask
    base: str

    def letters(self) -> list[StoredLetter]:
        """Return what was sent."""
        return list(read_mailbox(self.app.extensions["portal_settings"].mail_directory))

    def deliver(self) -> None:
        """Let the worker do what is due."""
        make_worker(self.app).deliver_all(clock.now())


def serve_demo(data: Path, database_url: str = "") -> Generator[Demo, None, None]:
    """Serve the demo in this folder; another database than SQLite has an address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    clock.pretend_now(MORNING)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(demo_settings(data, port=port).model_copy(update={"database_url": database_url, "second_factor": False}))
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Quiet)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Demo(app, f"http://127.0.0.1:{port}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        app.extensions["portal_database"].close()


@pytest.fixture(scope="session")
def served_demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One demo for all tests of a process; each test makes what it changes, and no day passes."""
    clock.pretend_now(MORNING)
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(filled_demo(tmp_path_factory, TODAY, folder / "untouched"), folder / "data")
    yield from serve_demo(folder / "data")


@pytest.fixture
def demo(served_demo: Demo) -> Demo:
    """The demo, with its own keys in place."""
    use_keys_of(served_demo.app)
    return served_demo


@pytest.fixture
def untouched(served_demo: Demo) -> Iterator[Demo]:
    """The demo as it was on its first morning, whatever other tests have done since; without a server of its own."""
    data = served_demo.app.extensions["portal_settings"].data.with_name("untouched")
    app = create_app(served_demo.app.extensions["portal_settings"].model_copy(update={"data": data}))
    yield Demo(app, served_demo.base)
    app.extensions["portal_database"].close()


@pytest.fixture
def lasting(served_demo: Demo, tmp_path: Path) -> Iterator[Demo]:
    """A demo for one test alone, served from its first morning on: here days may pass, and places run out."""
    untouched = served_demo.app.extensions["portal_settings"].data.with_name("untouched")
    shutil.copytree(untouched, tmp_path / "demo")
    yield from serve_demo(tmp_path / "demo")


@pytest.fixture
def on_each(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Demo]:
    """A demo for one test alone, on each database there is."""
    if backend == "sqlite":
        yield request.getfixturevalue("lasting")
        return
    with postgres_database() as url:
        fill_folder(tmp_path / "demo", TODAY, url)
        yield from serve_demo(tmp_path / "demo", database_url=url)


@pytest.fixture(autouse=True)
def _monday_noon() -> Iterator[None]:
    """It is the demo's morning instead."""
    clock.pretend_now(MORNING)
    yield
    clock.tell_the_truth()


@pytest.fixture
def window(browser: Browser, demo: Demo) -> Iterator[Callable[..., BrowserContext]]:
    """Open a window; what the browser complains of is a failure, and so is any other host."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(**options: Any) -> BrowserContext:
        wanted = {"viewport": {"width": WIDE, "height": 900}, "locale": "de-DE", "reduced_motion": "reduce", **options}
        context = browser.new_context(**wanted)
        context.on("console", lambda each: complaints.extend(_complaint(each)))
        context.on("weberror", lambda each: complaints.append(str(each.error)))
        context.on("request", lambda each: complaints.extend(_stranger(each.url)))
        contexts.append(context)
        return context

    yield open_window
    for context in contexts:
        context.close()
    assert complaints == []


def _complaint(message: ConsoleMessage) -> list[str]:
    """Return what the browser complains of; its note that a page answered 404, 409 or 422 is none."""
    is_note = "the server responded with a status of 4" in message.text
    return [f"{message.text} ({message.location})"] if message.type == "error" and not is_note else []


def _stranger(url: str) -> list[str]:
    return [] if url.startswith(("http://127.0.0.1:", "data:")) else [f"asks another host: {url}"]


class BrowserStage:
    """The stage of the story, with real windows."""

    walker: type[BrowserWalker] = BrowserWalker

    def __init__(self, demo: Demo, window: Callable[..., BrowserContext], cast: Cast, **options: Any) -> None:
        self.demo, self._window, self.cast, self._options = demo, window, cast, options
        self.letters, self.deliver = demo.letters, demo.deliver

    def somebody(self) -> BrowserWalker:
        return self.walker(self._window(**self._options), self.demo.base)

    def staff(self, who: str) -> BrowserWalker:
        walker = self.somebody()
        walker.go("/demo")
        walker.press("Be %(name)s", name=NAMES[who])
        return walker


class LastingStage(BrowserStage):
    """A stage on which days pass: nobody else plays there, for places run out and letters go."""

    def wait(self, days: int) -> None:
        clock.pretend_now(clock.now() + timedelta(days=days))


@pytest.fixture
def stage(demo: Demo, window: Callable[..., BrowserContext]) -> Callable[..., BrowserStage]:
    """Make a stage; options are those of a browser's window."""
    return lambda cast=CAST, **options: BrowserStage(demo, window, cast, **options)


@pytest.fixture
def lasting_stage(window: Callable[..., BrowserContext], lasting: Demo) -> Callable[..., LastingStage]:
    """Make a stage on which days pass, with a demo of its own."""
    use_keys_of(lasting.app)
    return lambda cast=CAST, **options: LastingStage(lasting, window, cast, **options)


@pytest.fixture
def stage_on_each(window: Callable[..., BrowserContext], on_each: Demo) -> LastingStage:
    """Make a stage on each database, with a demo of its own."""
    use_keys_of(on_each.app)
    return LastingStage(on_each, window, CAST)
