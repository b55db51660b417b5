"""`portal restore FILE`."""

import argparse
import sys
from pathlib import Path

from portal.running.backup.parcel import put_everything_back
from portal.running.backup.snapshot import NotDone
from portal.running.starting import read_settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to put back, and the key that opens it."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a copy made by 'portal backup'")
    parser.add_argument("--key", type=Path, required=True, metavar="KEYFILE", help="a file with the key: AGE-SECRET-KEY-…")


def run(args: argparse.Namespace) -> int:
    """Put a copy where nothing stands yet, every file compared; 1 with a sentence if that was not possible."""
    try:
        manifest = put_everything_back(read_settings(args.data), args.key.read_text(encoding="utf-8"), args.file)
    except (NotDone, OSError) as error:
        sys.stderr.write(f"Nothing was put back. {error}\n")
        return 1
    sys.stdout.write(
        f"{len(manifest.files)} files of {manifest.made_at} stand again, each as it was packed. "
        "Now: 'portal db upgrade', start server and worker, 'portal doctor', and erase again who was erased since.\n"
    )
    return 0
