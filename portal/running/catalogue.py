"""`portal catalogue update`."""

import argparse
import sys

from portal import catalogues


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beside --data."""


def run(args: argparse.Namespace) -> int:
    """Write the template, update all languages, and list what is missing."""
    catalogues.update()
    missing = catalogues.problems()
    sys.stdout.write("\n".join([*missing, f"{len(missing)} sentences are missing or wrong.", ""]))
    return 0
