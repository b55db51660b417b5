"""`portal serve`."""

import argparse
import os
import sys
from pathlib import Path

from portal.running.starting import read_settings

BESIDE_THE_PACKAGE = Path(__file__).resolve().parents[2]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to listen and how wide."""
    parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port (default: 127.0.0.1:8000)")
    parser.add_argument("--workers", type=int, default=2, help="number of processes (default: 2)")


def run(args: argparse.Namespace) -> int:
    """Hand over to gunicorn."""
    settings = read_settings(args.data)  # stops here if something is unsafe
    if settings.is_demo:
        sys.exit(f"portal: {args.data} holds the demo's data, which 'portal demo' shows. Please name another folder with --data.")
    os.environ["PORTAL_DATA"] = str(settings.data.resolve())
    program = [sys.executable, "-m", "gunicorn", "--config", "python:portal.running.web_server"]
    program += ["--bind", args.bind, "--workers", str(args.workers)]
    # `wsgi` lies beside the package, wherever the command was started.
    program += ["--pythonpath", str(BESIDE_THE_PACKAGE), "wsgi:app"]
    os.execv(sys.executable, program)  # noqa: S606 - our own interpreter, no shell
