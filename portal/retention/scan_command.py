"""`portal retention scan FILE`: whether something of a person still stands anywhere."""

import argparse
import sys
from pathlib import Path

from flask import Flask

from portal.kernel.db import Database
from portal.kernel.settings import Settings
from portal.retention.scanning import Wanted, scan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what is looked for; not on the command line, which others may read."""
    parser.add_argument(
        "wanted", metavar="FILE", help="a file with a name, phone number, mail address or street in each line; - reads them"
    )


def run(args: argparse.Namespace, app: Flask) -> int:
    """Print every place where a word of it stands, and how often; ends with 1 if there is one."""
    text = sys.stdin.read() if args.wanted == "-" else Path(args.wanted).read_text(encoding="utf-8")
    settings: Settings = app.extensions["portal_settings"]
    database: Database = app.extensions["portal_database"]
    with database.reading() as session:
        found = scan(session, read_wanted(text), settings.data)
    for where, count in sorted(found.items()):
        sys.stdout.write(f"{where}: {count}\n")
    sys.stdout.write("Found nothing.\n" if not found else f"Found in {len(found)} places.\n")
    return 1 if found else 0


def read_wanted(text: str) -> Wanted:
    """Sort lines: with an @ or with digits and letters they are phrases, with digits alone numbers, else names."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    phones = [line for line in lines if not any(each.isalpha() for each in line)]
    phrases = [line for line in lines if line not in phones and ("@" in line or any(each.isdigit() for each in line))]
    names = [line for line in lines if line not in phones and line not in phrases]
    return Wanted.of(names, phones=phones, phrases=phrases)
