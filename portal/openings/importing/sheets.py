"""Reading a spreadsheet in a process of its own, with little memory and little time: a file can be made to burst."""

import json
import resource
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final, cast
from zipfile import BadZipFile, ZipFile, is_zipfile

from python_calamine import CalamineError, CalamineWorkbook

HEAVIEST: Final = 100_000_000
MOST_MEMORY: Final = 1_000_000_000
MOST_SECONDS: Final = 60
BROKEN, TOO_BIG = 3, "it needs too much memory or time when it is opened"


class UnreadableSheet(Exception):
    """The sheet cannot be read; the text says why."""


def rows_of_sheet(file: Path, *, most: int) -> list[list[Any]]:
    """Return the cells of the first sheet, at most so many rows; of formulas their last value, of days ISO texts."""
    if is_zipfile(file) and _weight_of(file) > HEAVIEST:
        raise UnreadableSheet(TOO_BIG)
    command = [sys.executable, "-I", __file__, str(file.resolve()), str(most)]  # alone: the house takes seconds to wake
    try:
        done = subprocess.run(  # noqa: S603  # our own module, no shell
            command, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableSheet(TOO_BIG) from error
    if done.returncode == BROKEN:
        raise UnreadableSheet(done.stderr.decode(errors="replace").strip()[:200])
    if done.returncode != 0:
        raise UnreadableSheet(TOO_BIG)
    return cast("list[list[Any]]", json.loads(done.stdout))


def _weight_of(file: Path) -> int:
    """Return how many bytes a file says it unpacks to; one that lies about it meets the limit of memory."""
    try:
        with ZipFile(file) as packed:
            return sum(part.file_size for part in packed.infolist())
    except BadZipFile:
        return 0  # the reader says what is wrong with it


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def _main(file: str, most: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        sheet = CalamineWorkbook.from_path(file).get_sheet_by_index(0)
        rows = sheet.to_python(nrows=int(most))
    except (CalamineError, ValueError, OSError, IndexError) as error:
        sys.stderr.write(str(error))
        return BROKEN
    json.dump(rows, sys.stdout, default=_written)
    return 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
