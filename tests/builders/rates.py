"""The lawful amounts and the hints that the portal begins with, as rows."""

from importlib import import_module

from sqlalchemy import insert
from sqlalchemy.orm import Session

from portal.openings.models import Note, Rate


def founding_rates(session: Session) -> None:
    """Write the amounts of the migration."""
    founding = import_module("portal.migrations.versions.0018_lawful_amounts")
    session.execute(insert(Rate), founding.founding_rows())


def founding_notes(session: Session) -> None:
    """Write the hints of the migration."""
    founding = import_module("portal.migrations.versions.0025_hints_with_sources")
    session.execute(insert(Note), founding.founding_rows())
