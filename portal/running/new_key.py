"""`portal keys new`."""

import argparse
import sys

from portal.kernel.crypto import new_key


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beside --data."""


def run(args: argparse.Namespace) -> int:
    """Print a key; it goes in front of the others in PORTAL_DATA_KEYS."""
    sys.stdout.write(f"{new_key()}\n")
    return 0
