"""`portal test`."""

import argparse
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything that is not ours goes to pytest."""


def run(args: argparse.Namespace) -> int:
    """Run pytest on all processors, unless its own arguments say otherwise."""
    rest = list(args.rest)
    parallel = [] if any(word.startswith("-n") for word in rest) else ["-n", "auto", "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *parallel, *rest]
    return subprocess.run(command, cwd=CHECKOUT, check=False).returncode  # noqa: S603 - our own interpreter
