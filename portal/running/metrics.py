"""`portal metrics`: figures for Prometheus, on a port of their own that no visitor reaches."""

import argparse
import signal
from collections.abc import Iterator
from datetime import datetime
from threading import Event

from flask import Flask
from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from portal.kernel import clock
from portal.kernel.db import Database
from portal.kernel.outbox.models import OutboxRow
from portal.kernel.outbox.worker import worker_is_alive
from portal.kernel.schedule import standings
from portal.running.starting import build_app

OPEN = (OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to listen."""
    parser.add_argument("--bind", default="127.0.0.1:9108", help="address and port (default: 127.0.0.1:9108)")


def run(args: argparse.Namespace) -> int:
    """Answer Prometheus until told to stop."""
    app = build_app(args)
    registry = CollectorRegistry()
    registry.register(Standing(app))
    counts = app.extensions["portal_settings"].metrics_directory
    counts.mkdir(exist_ok=True)  # nothing is served yet
    MultiProcessCollector(registry, path=str(counts))  # type: ignore[no-untyped-call]
    host, _, port = args.bind.rpartition(":")
    server, thread = start_http_server(int(port), host, registry)
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    stop.wait()
    server.shutdown()
    thread.join()
    return 0


class Standing(Collector):
    """How things stand at the moment somebody asks: database, worker, deliveries, recurring work, search index."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def collect(self) -> Iterator[Metric]:
        """Ask the database; if it cannot be reached, say that and nothing else."""
        database: Database = self._app.extensions["portal_database"]
        try:
            with self._app.app_context(), database.reading() as session:
                found = list(self._of(session, clock.now()))
        except SQLAlchemyError:
            found = []
        yield GaugeMetricFamily("portal_database_up", "1 if the database answers.", bool(found))
        yield from found

    def _of(self, session: Session, at: datetime) -> Iterator[Metric]:
        yield GaugeMetricFamily("portal_worker_up", "1 if a worker gave a sign within a minute.", worker_is_alive(session, at))
        yield _number(
            session, "portal_deliveries_due", "Deliveries that wait although their time has come.", OutboxRow.due_at <= at
        )
        oldest = session.scalar(select(func.min(OutboxRow.due_at)).where(*OPEN))
        late = max((at - oldest).total_seconds(), 0) if oldest else 0
        yield GaugeMetricFamily("portal_delivery_latest_seconds", "How long the oldest delivery has been due.", late)
        given_up = session.scalar(select(func.count(OutboxRow.id)).where(OutboxRow.dead_at.is_not(None))) or 0
        yield GaugeMetricFamily("portal_deliveries_given_up", "Deliveries nobody tries any more.", given_up)
        work = GaugeMetricFamily("portal_work_in_trouble", "1 if recurring work is late or failed.", labels=("work",))
        for job in standings(session, self._app.extensions["portal_jobs"], at):
            work.add_metric((job.code,), job.pace.is_trouble)
        yield work
        is_ready = self._app.extensions["portal_index"].health().is_ready
        yield GaugeMetricFamily("portal_index_ready", "1 if the search index answers.", is_ready)


def _number(session: Session, name: str, meaning: str, condition: ColumnElement[bool]) -> Metric:
    return GaugeMetricFamily(name, meaning, session.scalar(select(func.count(OutboxRow.id)).where(*OPEN, condition)) or 0)
