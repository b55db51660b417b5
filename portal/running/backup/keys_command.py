"""`portal keys backup`."""

import argparse
import sys

from portal.running.backup.make_command import RECIPIENTS
from portal.running.backup.sealing import new_pair


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beside --data."""


def run(args: argparse.Namespace) -> int:
    """Print a pair: the recipient lies on the server, the key anywhere but there."""
    recipient, identity = new_pair()
    sys.stdout.write(
        f"# {RECIPIENTS} on the server:\n# {recipient}\n# The key, to be kept elsewhere; without it no copy opens:\n{identity}\n"
    )
    return 0
