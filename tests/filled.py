"""The demo's data, filled once for all the processes of a run: it takes many seconds, and whoever wants it takes a copy."""

import fcntl
import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from portal.app import create_app
from portal.demo import fill
from portal.kernel.settings import demo_settings
from portal.upgrading import upgrade


def filled_demo(factory: pytest.TempPathFactory, day: date, copy: Path) -> Path:
    """Copy the data of a demo told on this day into a new folder."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made = shared / f"demo-of-{day}"
    with (shared / f"demo-of-{day}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            fill_folder(shared / f"demo-of-{day}-unfinished", day)
            (shared / f"demo-of-{day}-unfinished").rename(made)
    shutil.copytree(made, copy)
    return copy


def fill_folder(folder: Path, day: date, database_url: str = "") -> None:
    """Make the data of a demo of this day in a new folder; another database than SQLite has an address."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    app = create_app(demo_settings(folder, port=8000).model_copy(update={"database_url": database_url}))
    upgrade(app.extensions["portal_database"])
    fill(app, today=day)
    app.extensions["portal_database"].close()
