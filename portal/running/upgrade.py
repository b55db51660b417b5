"""`portal db upgrade`."""

import argparse
import sys

from portal.kernel.db import Database
from portal.running.starting import read_settings
from portal.upgrading import upgrade


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beside --data."""


def run(args: argparse.Namespace) -> int:
    """Run every migration that is missing."""
    database = Database(read_settings(args.data).url)
    upgrade(database)
    database.close()
    sys.stdout.write("The database is up to date.\n")
    return 0
