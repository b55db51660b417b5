"""`portal search rebuild`."""

import argparse

from portal.openings.handlers import rebuild
from portal.running.starting import build_app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing beside --data."""


def run(args: argparse.Namespace) -> int:
    """Build the index beside the old one and swap."""
    return rebuild(build_app(args))
