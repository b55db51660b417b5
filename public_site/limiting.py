"""Limits of the public forms: people never notice them, robots do. No puzzles."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from flask import current_app
from sqlalchemy.orm import Session

from portal.accounts.queries.offices import office_phone
from portal.kernel.db import reading, transaction
from portal.kernel.i18n import gettext as _
from portal.kernel.limits import Limit, RecentSenders, TooOften, count_of_person
from portal.kernel.phones import as_written as written
from portal.kernel.settings import Settings
from portal.kernel.web import sender


@contextmanager
def within_limits(*people: str | None, at: datetime) -> Iterator[Session]:
    """Open the transaction of a public form, unless its sender or one of these people (by phone, e-mail) wrote too often."""
    settings: Settings = current_app.extensions["portal_settings"]
    senders: RecentSenders = current_app.extensions["portal_recent_senders"]
    per_person = Limit("public form", settings.forms_per_person)
    try:
        senders.count(Limit("public form", settings.forms_per_address), sender(), at=at)
        with transaction() as session:
            for person in people:
                if person:
                    count_of_person(session, per_person, person.casefold(), at=at)
            yield session
    except TooOften as refusal:
        refusal.way_on = _whom_to_call(settings)
        raise


def _whom_to_call(settings: Settings) -> tuple[str, str] | None:
    number = settings.operator.phone
    if not number:
        with reading() as session:
            number = office_phone(session)
    return (_("Call %(number)s", number=written(number)), f"tel:{number}") if number else None
