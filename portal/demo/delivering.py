"""What the worker would have done by now: old news is over, the letters of the last days lie in the mailbox."""

from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import select, update

from portal.app import make_worker
from portal.demo.cast import Cast
from portal.kernel import clock
from portal.kernel.db import Database
from portal.kernel.outbox.models import OutboxRow
from portal.openings.queries import public_documents
from search_index import SearchIndex

LETTERS_OF = timedelta(days=4)


def deliver(app: Flask, cast: Cast) -> None:
    """Close what is long over, build the index of openings, deliver the last days."""
    database: Database = app.extensions["portal_database"]
    index: SearchIndex = app.extensions["portal_index"]
    morning = cast.days.morning
    over = (OutboxRow.happened_at < morning - LETTERS_OF, OutboxRow.due_at <= morning)
    with database.transaction() as session:
        session.execute(update(OutboxRow).where(*over).values(done_at=OutboxRow.due_at))
    with app.app_context(), database.reading() as session:
        index.rebuild(public_documents(session))
    worker = make_worker(app)
    worker.run_schedule(morning)
    while (moment := _next_moment(database, morning)) is not None:
        with clock.pretended(moment):  # a letter carries the day it belongs to
            worker.deliver_next(morning)


def _next_moment(database: Database, morning: datetime) -> datetime | None:
    """Return when the row that the worker takes next was due."""
    waiting = select(OutboxRow.due_at).where(
        OutboxRow.done_at.is_(None), OutboxRow.dead_at.is_(None), OutboxRow.due_at <= morning
    )
    with database.reading() as session:
        return session.scalar(waiting.order_by(OutboxRow.due_at, OutboxRow.position, OutboxRow.id).limit(1))
