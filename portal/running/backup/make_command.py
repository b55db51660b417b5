"""`portal backup FILE`."""

import argparse
import os
import sys
from pathlib import Path

from portal.kernel import clock
from portal.running.backup.parcel import make
from portal.running.backup.snapshot import NotDone
from portal.running.starting import read_settings

RECIPIENTS = "PORTAL_BACKUP_RECIPIENTS"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to, and who can open it."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the copy to make; it must not exist yet")
    parser.add_argument(
        "--to",
        default=os.environ.get(RECIPIENTS, ""),
        metavar="AGE1…",
        help=f"who can open it, separated by commas (default: {RECIPIENTS}); 'portal keys backup' makes a pair",
    )


def run(args: argparse.Namespace) -> int:
    """Copy database and files while the portal runs on; 1 with a sentence if that was not possible."""
    if not args.to:
        sys.stderr.write(f"Please name who can open the copy with --to or {RECIPIENTS}: 'portal keys backup' makes a pair.\n")
        return 2
    try:
        manifest = make(read_settings(args.data), args.to, args.file, at=clock.now())
    except (NotDone, OSError) as error:
        sys.stderr.write(f"No copy was made. {error}\n")
        return 1
    sys.stdout.write(f"{args.file}: {len(manifest.files)} files of {manifest.made_at}, {args.file.stat().st_size} bytes.\n")
    return 0
