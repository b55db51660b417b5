"""`portal retention export ID FILE`: everything held about a person, for a request on paper (Art. 15 GDPR)."""

import argparse
import json
import os
import sys
from uuid import UUID

from flask import Flask

from portal.kernel import clock
from portal.kernel.audit import By, record
from portal.kernel.db import Database
from portal.retention.holdings import holdings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say whose data, and where they go; never to the screen."""
    parser.add_argument("person", metavar="ID", type=UUID, help="the id in the address of the person's record")
    parser.add_argument("file", metavar="FILE", help="a new file; only its owner can read it")


def run(args: argparse.Namespace, app: Flask) -> int:
    """Write all that is held into a new file and leave a line in the trail; ends with 1 if nothing is held."""
    database: Database = app.extensions["portal_database"]
    with database.transaction() as session:
        held = holdings(session, args.person)
        if "candidates_candidate" not in held:
            sys.stderr.write("This person is not in the file.\n")
            return 1
        record(session, "candidate.exported", args.person, by=By.system(), at=clock.now())
        owner_only = os.open(args.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(owner_only, "w", encoding="utf-8") as file:
            json.dump(held, file, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("Written. Before it is handed over, please read the notes: they may name other people.\n")
    return 0
