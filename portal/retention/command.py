"""`portal retention run [--dry-run]`: what the worker does every night, now and in words."""

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import datetime

from flask import Flask

from portal.kernel import clock
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.kernel.i18n import speaking
from portal.retention.kinds import KINDS, REASONS
from portal.retention.models import RetentionRun
from portal.retention.running import begin_run, preview, take_step


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say whether it is only to be looked at."""
    parser.add_argument("--dry-run", action="store_true", help="say what would go and what is held; change nothing")


def run(args: argparse.Namespace, app: Flask) -> int:
    """Run through all rules, each step in a transaction of its own; ends with 1 if something could not be deleted."""
    database: Database = app.extensions["portal_database"]
    with app.test_request_context("/", base_url=app.extensions["portal_settings"].base_url), speaking("en"):
        return (_look if args.dry_run else _run)(database, clock.now(), sys.stdout.write)


def _look(database: Database, at: datetime, say: Callable[[str], object]) -> int:
    with database.reading() as session:
        for count in preview(session, at=at):
            say(_line(count.code, f"{count.gone} would go", count.held, count.reasons))
    return 0


def _run(database: Database, at: datetime, say: Callable[[str], object]) -> int:
    with database.transaction() as session:
        run_id = begin_run(session, by=By.system(), at=at)
    is_going_on = True
    while is_going_on:
        with database.transaction() as session:
            is_going_on = take_step(session, run_id, at=at)
    failed = 0
    with database.reading() as session:
        lines = {line.code: line for line in session.get_one(RetentionRun, run_id).lines}
        for kind in KINDS:
            line = lines.get(kind.code)
            done = f"{line.gone} deleted" if line else "nothing was due"
            say(_line(kind.code, done, line.held if line else 0, line.reasons if line else {}))
            failed += line.failed if line else 0
    if failed:
        say(f"{failed} could not be deleted; the log of this command says why. They are tried again with the next run.\n")
    return 1 if failed else 0


def _line(code: str, done: str, held: int, reasons: Mapping[str, int]) -> str:
    what = next(str(kind.what) for kind in KINDS if kind.code == code)
    why = ", ".join(f"{count} x {REASONS.get(reason, reason)}" for reason, count in reasons.items())
    return f"{what:<62} {done}" + (f"; {held} held ({why})" if held else "") + "\n"
