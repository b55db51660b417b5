"""Settings of gunicorn: `gunicorn --config python:portal.running.web_server wsgi:app`, as `portal serve` starts it."""

import os
import shutil
from pathlib import Path
from typing import Any

from portal.running.logs import as_json

bind = "127.0.0.1:8000"
workers = 2
threads = 2
logconfig_dict = as_json()
# gunicorn's control socket would lie in the home folder.
control_socket_disable = True
# A request that is being answered when the server is told to stop is finished.
graceful_timeout = 30


def on_starting(_server: Any) -> None:
    """Begin to count anew: the counts of processes that are gone mean nothing to Prometheus."""
    counts = Path(os.environ.get("PORTAL_DATA") or "var") / "metrics"
    shutil.rmtree(counts, ignore_errors=True)
    counts.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(counts.resolve())


def child_exit(_server: Any, worker: Any) -> None:
    """Close the books of a process that has ended."""
    from prometheus_client import multiprocess  # noqa: PLC0415 - it looks for the folder when it is imported

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]
