"""`portal import openings FILE`: take in openings from CSV, XLSX or JSON."""

import argparse
import sys
from pathlib import Path

from flask import Flask
from tqdm import tqdm

from portal.kernel import clock
from portal.kernel.db import Database
from portal.kernel.i18n import SOURCE_LANGUAGE, speaking
from portal.openings.importing import ImportOptions, ImportResult, UnreadableFile, import_openings, parse_map, write_report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the import understands."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX or JSON (a list, or an object that holds one)")
    parser.add_argument(
        "--map", default="", metavar="FIELD=COLUMN,…", help="where the columns have names of their own: title=…,company=…,place=…"
    )
    parser.add_argument(
        "--companies",
        choices=("create", "match"),
        default="create",
        help="create: unknown companies become leads (default); match: their rows are refused",
    )
    parser.add_argument(
        "--publish", action="store_true", help="publish what this run takes in, without review; else they are drafts"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument("--report", type=Path, metavar="FILE", help="where the reasons go (default: FILE.report.csv beside it)")


def run(args: argparse.Namespace, app: Flask) -> int:
    """Import, write the report, print the counts last; 2 if the file as a whole cannot be read."""
    database: Database = app.extensions["portal_database"]
    with app.app_context(), speaking(SOURCE_LANGUAGE):
        try:
            options = ImportOptions(parse_map(args.map), args.companies == "create", args.publish, args.dry_run)
            result = _import_with_progress(database, args.file, options)
        except UnreadableFile as error:
            sys.stderr.write(f"portal: {error}\n")
            return 2
        _report(
            result, args.report or args.file.with_name(f"{args.file.name}.report.csv"), app.extensions["portal_settings"].data
        )
    if result.import_id:
        sys.stdout.write(f"To take all of it back: portal import undo {result.import_id}\n")
    sys.stdout.write(f"{result}\n")
    return 0


def _import_with_progress(database: Database, file: Path, options: ImportOptions) -> ImportResult:
    with tqdm(unit=" rows", disable=None, leave=False) as bar:  # None: no bar where nobody watches

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return import_openings(database, file, options, at=clock.now(), progress=progress)


def _report(result: ImportResult, path: Path, data: Path) -> None:
    """Write the reasons beside the file; where nobody may write there, into the data directory."""
    if not result.remarks:
        return
    try:
        write_report(path, result.remarks)
    except OSError:
        path = data / path.name
        write_report(path, result.remarks)
    sys.stdout.write(f"Reasons: {path}\n")
