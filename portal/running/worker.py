"""`portal worker`."""

import argparse
import logging.config
import signal
import sys
from threading import Event

from portal.app import make_worker
from portal.kernel import clock
from portal.running.logs import as_json
from portal.running.starting import build_app


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is special to the worker."""
    parser.add_argument("--once", action="store_true", help="deliver what is due now, then stop")


def run(args: argparse.Namespace) -> int:
    """Deliver until told to stop."""
    worker = make_worker(build_app(args))
    if args.once:
        sys.stdout.write(f"{worker.deliver_all(clock.now())} deliveries.\n")
        return 0
    logging.config.dictConfig(as_json())
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    worker.run(stop)
    return 0
