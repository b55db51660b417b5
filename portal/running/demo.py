"""`portal demo`: the whole portal with invented people, on this machine alone."""

import argparse
import hashlib
import logging
import shutil
import signal
import sys
from datetime import date
from pathlib import Path
from threading import Event, Thread
from types import FrameType

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from portal.app import create_app, make_worker
from portal.kernel import clock
from portal.kernel.settings import DEMO_MARK, demo_settings

LOOPBACK = "127.0.0.1"
UNFINISHED = "unfinished"
PACKAGE = Path(__file__).resolve().parents[1]


class _Quiet(WSGIRequestHandler):
    """Serves without a line for each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add port, a fresh start, and a day to pretend."""
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (default: 8000)")
    parser.add_argument("--fresh", action="store_true", help="throw the demo's data away and make them anew")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="pretend that today is this day (2026-11-24)")


def run(args: argparse.Namespace) -> int:
    """Prepare what is missing, serve until Ctrl-C."""
    if args.today:
        clock.pretend_today(args.today)
    _stop_if_foreign(args.data)
    stamp = _stamp(args.today or clock.today())
    if args.fresh or not _is_prepared(args.data, is_today_set=args.today is not None, stamp=stamp):
        shutil.rmtree(args.data, ignore_errors=True)
    app = _prepared_app(args, stamp)
    stop = Event()
    worker = Thread(target=make_worker(app).run, args=(stop,), daemon=True)
    worker.start()
    _serve(app, args.port)
    stop.set()
    worker.join(timeout=10)
    return 0


def _prepared_app(args: argparse.Namespace, stamp: str) -> Flask:
    settings = demo_settings(args.data, port=args.port)
    mark = args.data / DEMO_MARK
    if mark.exists():
        return create_app(settings)
    sys.stdout.write("Making the demo's data, this takes some seconds ...\n")
    sys.stdout.flush()
    args.data.mkdir(parents=True, exist_ok=True)
    mark.write_text(UNFINISHED, encoding="utf-8")  # an interrupted start is begun anew
    # Imported only here: a second start does without Alembic and the demo's data.
    from portal.demo import fill  # noqa: PLC0415
    from portal.kernel.db import Database  # noqa: PLC0415
    from portal.upgrading import upgrade  # noqa: PLC0415

    database = Database(settings.url)
    upgrade(database)
    database.close()
    app = create_app(settings)
    fill(app, today=clock.today())
    mark.write_text(stamp, encoding="utf-8")
    return app


def _serve(app: Flask, port: int) -> None:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    try:
        server = make_server(LOOPBACK, port, app, threaded=True, request_handler=_Quiet)
    except (OSError, SystemExit):
        sys.exit(f"portal: port {port} is in use. Please choose another one with --port.")

    def finish(_number: int, _frame: FrameType | None) -> None:
        Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGINT, finish)
    signal.signal(signal.SIGTERM, finish)
    sys.stdout.write(
        f"Ready: http://{LOOPBACK}:{port}/\nSign in as a ready person: http://{LOOPBACK}:{port}/demo\nStop with Ctrl-C.\n"
    )
    sys.stdout.flush()
    server.serve_forever()
    server.server_close()


def _stamp(today: date) -> str:
    """Name the tables and the demo's data of this version, and the day they were made for."""
    digest = hashlib.sha256()
    for path in sorted([*(PACKAGE / "migrations" / "versions").glob("*.py"), *(PACKAGE / "demo").glob("*.py")]):
        digest.update(path.read_bytes())
    return f"{digest.hexdigest()} {today.isoformat()}"


def _is_prepared(data: Path, *, is_today_set: bool, stamp: str) -> bool:
    mark = data / DEMO_MARK
    if not mark.exists():
        return False
    kept = mark.read_text(encoding="utf-8") or UNFINISHED
    # Without --today, data of yesterday go on living; another version's data are made anew.
    return kept == stamp if is_today_set else kept.split(maxsplit=1)[0] == stamp.split(maxsplit=1)[0]


def _stop_if_foreign(data: Path) -> None:
    if data.exists() and any(data.iterdir()) and not (data / DEMO_MARK).exists():
        sys.exit(f"portal: {data} holds something that the demo did not make. Please name another folder with --data.")
