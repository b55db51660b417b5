"""The processes of the year: `python -m portal.bench.year.child worker|people DATA URL SMTP_PORT SIZE`.

Each line it reads is a moment and a number: what is due at that moment is done, then it answers with a line of its own. The
number, if there is one, is the place at which the process kills itself.
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from flask import Flask

from portal.app import create_app, office_of
from portal.bench.year.founding import FIRST_DAY, Size
from portal.bench.year.fuse import Fuse
from portal.bench.year.living import live_a_day
from portal.kernel import clock
from portal.kernel.clock import local_day
from portal.kernel.mail import Letter, Mailer
from portal.kernel.outbox.worker import Upkeep, Worker
from portal.kernel.schedule import Timetable
from portal.kernel.settings import Settings, demo_settings
from portal.openings.handlers import mend_index
from portal.roof import JOBS, TOPICS

KILLED: Final = "killed.txt"
WAITING: Final = "waiting.txt"
MONDAY: Final = 0
WEEKLY_HERE: Final = "trail.verify"
"""Reads the whole trail: every Monday in the year, else it would be most of what is measured."""


def settings_of_year(data: Path, url: str, smtp_port: int) -> Settings:
    """Return the settings of the year: the demo's keys, a database, and a mail server on this machine."""
    changes = {"database_url": url, "smtp_host": "127.0.0.1", "smtp_port": smtp_port, "smtp_starttls": False}
    return demo_settings(data).model_copy(update=changes)


def main() -> None:
    """Do what each line says until there are no more."""
    kind, data, url, port, size = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), Size(**json.loads(sys.argv[5]))
    app, fuse = create_app(settings_of_year(data, url, port)), Fuse(data / KILLED)
    for line in sys.stdin:
        moment, places = line.split()
        at = datetime.fromisoformat(moment)
        clock.pretend_now(at)
        fuse.set(int(places))
        told = _work(app, fuse, data, at) if kind == "worker" else _live(app, fuse, size, at)
        sys.stdout.write(f"{json.dumps(told)}\n")
        sys.stdout.flush()


def command(kind: str, data: Path, url: str, port: int, size: Size) -> list[str]:
    """Return how such a process is started."""
    told = [kind, os.fspath(data.resolve()), url, str(port), json.dumps(asdict(size))]
    return [sys.executable, "-m", "portal.bench.year.child", *told]


class Noting(Mailer):
    """Sends letters, and knows which it sent: the others wait for the letter of the day."""

    def __init__(self, mailer: Mailer) -> None:
        self._mailer = mailer
        self.sent: set[str] = set()

    def send(self, letter: Letter, key: str) -> None:
        """Send a letter."""
        self._mailer.send(letter, key)
        self.sent.add(key)


def _noting(app: Flask, data: Path) -> Callable[[Letter, str], None]:
    """Send through the portal's own post office, and write down what it keeps for later."""
    mailer = Noting(app.extensions["portal_mailer"])
    office = replace(office_of(app), mailer=mailer)

    def send(letter: Letter, key: str) -> None:
        office.send(letter, key)
        if key not in mailer.sent:
            with (data / WAITING).open("a", encoding="utf-8") as waiting:
                waiting.write(f"{key}\n")

    return send


def _work(app: Flask, fuse: Fuse, data: Path, at: datetime) -> dict[str, int]:
    """Run the schedule and deliver what is due, as the portal's own worker."""
    is_monday = local_day(at).weekday() == MONDAY
    jobs = tuple(job for job in JOBS if is_monday or job.code != WEEKLY_HERE)
    upkeep = Upkeep(Timetable(fuse.jobs(jobs)), (partial(mend_index, app),))
    send = fuse.sending(_noting(app, data))
    worker = Worker(app, app.extensions["portal_database"], fuse.topics(TOPICS), send, upkeep)
    ran = worker.run_schedule(at)
    return {"jobs": ran, "deliveries": worker.deliver_all(at)}


def _live(app: Flask, fuse: Fuse, size: Size, at: datetime) -> dict[str, int]:
    """Let people act for a day."""
    with app.test_request_context("/"):
        return live_a_day(app.extensions["portal_database"], fuse, size, (local_day(at) - FIRST_DAY).days, at)


if __name__ == "__main__":
    main()
