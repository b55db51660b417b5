"""`portal import undo [ID]`: list the imports, or take one back as a whole."""

import argparse
import sys
from uuid import UUID

from flask import Flask

from portal.kernel import clock
from portal.kernel.audit import By
from portal.kernel.db import Database
from portal.openings.queries.imports import Undoable, imports, undoable
from portal.openings.services import undo_import

COULD_NOT = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what can be taken back."""
    parser.add_argument("import_id", type=UUID, nargs="?", metavar="ID", help="the import; without one, all of them are listed")
    parser.add_argument("--dry-run", action="store_true", help="only say what would go and what would stay")


def run(args: argparse.Namespace, app: Flask) -> int:
    """List or take back; 1 if something stays, 2 if there is no such import."""
    database: Database = app.extensions["portal_database"]
    with app.app_context():
        if args.import_id is None:
            return _list(database)
        with database.reading() as session:
            known = any(each.id == args.import_id for each in imports(session))
            found = undoable(session, args.import_id)
        if not known and not found.goes and not found.stays:
            sys.stderr.write("portal: there is no such import.\n")
            return 2
        if not args.dry_run:
            with database.transaction() as session:
                found = undo_import(session, args.import_id, by=By.system(), at=clock.now())
    return _tell(found, is_rehearsal=args.dry_run)


def _list(database: Database) -> int:
    with database.reading() as session:
        for each in imports(session):
            end = f"taken back {each.undone_at:%Y-%m-%d %H:%M}" if each.undone_at else f"{each.rows_imported} rows imported"
            sys.stdout.write(f"{each.id}  {each.at:%Y-%m-%d %H:%M}  {each.file_name}  {end}\n")
    return 0


def _tell(found: Undoable, *, is_rehearsal: bool) -> int:
    for each in found.stays:
        if each.stays:
            sys.stdout.write(f"stays: row {each.row}, {each.kind.value} “{each.name}”: {each.stays.label}\n")
    said = "would be taken out" if is_rehearsal else "taken out"
    sys.stdout.write(f"{said} {len(found.goes)}, stay {len(found.stays)}\n")
    return COULD_NOT if found.stays else 0
