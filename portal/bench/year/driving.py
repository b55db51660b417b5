"""Leads the year: a house, a mail server, a worker and the people in processes of their own, and days that pass.

A process that killed itself is started anew and told the same hour again, a little later: what it held is free by then.
"""

import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from flask import current_app

from portal.app import create_app
from portal.bench.year.child import command, settings_of_year
from portal.bench.year.founding import FIRST_DAY, Size, chance, open_the_house
from portal.bench.year.ledger import Ledger, a_mail_server
from portal.demo.days import moment_of
from portal.kernel import clock
from portal.kernel.db import Database
from portal.kernel.outbox.leasing import LEASE
from portal.upgrading import upgrade
from search_index import SearchIndex

ROOT: Final = Path(__file__).resolve().parents[3]
BOOK: Final = "ledger.json"
HOURS: Final = (("worker", 5, 0), ("worker", 8, 30), ("people", 10, 0), ("worker", 11, 0))
"""When who acts: at night proposals end, in the morning reminders go out, then people act, then their letters go."""
AGAIN_AFTER: Final = LEASE + timedelta(minutes=1)
FURTHEST: Final = 25
"""A process dies at one of the first places it comes to, drawn anew for each death."""


@dataclass
class Told:
    """What came of the year."""

    ledger: Ledger
    done: Counter[str] = field(default_factory=Counter)
    killed: int = 0
    seconds: float = 0.0


@dataclass
class Child:
    """A process of the year, started anew as often as it dies."""

    program: list[str]
    process: "subprocess.Popen[str] | None" = None
    deaths: int = 0

    def ask(self, at: datetime, places: int) -> dict[str, int] | None:
        """Let it do what is due at a moment; None if it died over it."""
        if self.process is None:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
                self.program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        assert self.process.stdin is not None  # noqa: S101 - opened above
        assert self.process.stdout is not None  # noqa: S101 - opened above
        self.process.stdin.write(f"{at.isoformat()} {places}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if line:
            told: dict[str, int] = json.loads(line)
            return told
        self._bury()
        return None

    def _bury(self) -> None:
        assert self.process is not None  # noqa: S101 - it has just died
        code = self.process.wait(timeout=30)
        if code != -9:
            raise RuntimeError(f"A process of the year ended by itself with {code}.")
        self.process, self.deaths = None, self.deaths + 1

    def end(self) -> None:
        """Let it end."""
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
            self.process.wait(timeout=60)


def live_the_year(data: Path, url: str, size: Size, *, seed: int) -> Told:
    """Build the house, let the year pass, kill processes on the way, and keep the mail server's book."""
    began = time.monotonic()
    with a_mail_server() as (ledger, port), ExitStack() as stack:
        _build(data, url, port)
        children = {kind: Child(command(kind, data, url, port, size)) for kind in ("worker", "people")}
        for child in children.values():
            stack.callback(child.end)
        told = Told(ledger)
        deaths = dict(_deaths(size, seed))
        for number in range(size.days):
            for kind, hour, minute in HOURS:
                at = moment_of(FIRST_DAY + timedelta(days=number), hour, minute)
                _hour(children[kind], kind, at, deaths.pop((number, kind, hour), 0), told)
        told.killed = sum(child.deaths for child in children.values())
        ledger.keep(data / BOOK)
    told.seconds = time.monotonic() - began
    return told


def _hour(child: Child, kind: str, at: datetime, places: int, told: Told) -> None:
    done = child.ask(at, places)
    while done is None:
        at += AGAIN_AFTER
        done = child.ask(at, 0)
    told.done.update({f"{kind}: {name}": count for name, count in done.items()})


def _deaths(size: Size, seed: int) -> Iterator[tuple[tuple[int, str, int], int]]:
    """Draw on which day who dies at which place; the last weeks are left, so that each death comes to pass."""
    hours = [(day, kind, hour) for day in range(2, size.days * 9 // 10) for kind, hour, _minute in HOURS[1:]]
    for when in sorted(hours, key=lambda when: chance(f"{seed} {when}", 1_000_000))[: size.kills]:
        yield when, 1 + chance(f"{when} {seed}", FURTHEST)


def _build(data: Path, url: str, port: int) -> None:
    with _opened(data, url, port) as database:
        upgrade(database)
        index: SearchIndex = current_app.extensions["portal_index"]
        index.rebuild(())
        with database.transaction() as session:
            open_the_house(session)


@contextmanager
def _opened(data: Path, url: str, port: int = 25) -> Iterator[Database]:
    """Open the house of the year in this process."""
    data.mkdir(parents=True, exist_ok=True)
    app = create_app(settings_of_year(data, url, port))
    database: Database = app.extensions["portal_database"]
    with app.test_request_context("/"):
        try:
            yield database
        finally:
            clock.tell_the_truth()
            database.close()


house_of = _opened
