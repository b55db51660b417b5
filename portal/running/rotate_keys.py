"""`portal keys rotate`."""

import argparse
import sys

from portal.kernel.crypto import rotate_columns
from portal.running.starting import build_app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beside --data."""


def run(args: argparse.Namespace) -> int:
    """Encrypt everything with the first key, so that older keys can be thrown away."""
    app = build_app(args)
    with app.extensions["portal_database"].transaction() as session:
        count = rotate_columns(session)
    sys.stdout.write(f"{count} values were encrypted anew.\n")
    return 0
