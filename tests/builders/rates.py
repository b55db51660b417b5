"""The lawful amounts that the portal begins with, as rows."""

from importlib import import_module

from sqlalchemy import insert
from sqlalchemy.orm import Session

from portal.openings.models import Rate


def founding_rates(session: Session) -> None:
    """Write the amounts of the migration."""
    founding = import_module("portal.migrations.versions.0018_lawful_amounts")
    session.execute(insert(Rate), founding.founding_rows())
