"""What the worker would have done by now: old news is over, the letters of the last days lie in the mailbox."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import update

from portal.app import make_worker
from portal.demo.cast import Cast
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
    make_worker(app).deliver_all(morning)
