"""`portal doctor`: says in plain words whether everything runs that should, and what to do if not."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.kernel import clock
from portal.kernel.clock import LOCAL_ZONE
from portal.kernel.db import Database
from portal.kernel.i18n import SOURCE_LANGUAGE, speaking
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.outbox.worker import worker_is_alive
from portal.kernel.schedule import JobStanding, standings
from portal.running.starting import build_app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beside --data."""


def run(args: argparse.Namespace) -> int:
    """Print how things stand; 1 if somebody should look."""
    return look(build_app(args), clock.now())


def look(app: Flask, at: datetime) -> int:
    """Look at worker, deliveries and recurring work."""
    database: Database = app.extensions["portal_database"]
    with app.app_context(), speaking(SOURCE_LANGUAGE), database.reading() as session:
        jobs = standings(session, app.extensions["portal_jobs"], at)
        troubles = list(_troubles(session, jobs, at))
        sys.stdout.write("Recurring work\n" + "".join(f"  {_line(job)}\n" for job in jobs))
    sys.stdout.write("".join(f"! {trouble}\n" for trouble in troubles) or "Everything runs.\n")
    return 1 if troubles else 0


def _line(job: JobStanding) -> str:
    error = f" ({job.error})" if job.error else ""
    return (
        f"{job.label!s:<60} {job.rhythm!s:<13} last {_moment(job.last_at)}  next {_moment(job.next_at)}  {job.pace.label}{error}"
    )


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(LOCAL_ZONE):%Y-%m-%d %H:%M}" if moment else "never           "


def _troubles(session: Session, jobs: Iterable[JobStanding], at: datetime) -> Iterator[str]:
    if not worker_is_alive(session, at):
        yield "No worker gave a sign of life within the last minute: start it with 'portal worker'."
    given_up = session.scalar(select(func.count(OutboxRow.id)).where(OutboxRow.dead_at.is_not(None))) or 0
    if given_up:
        yield f"{given_up} deliveries were given up; their errors stand in kernel_outbox.last_error."
    for job in jobs:
        if job.pace.is_trouble:
            yield f"{job.label}: {job.pace.label}."
