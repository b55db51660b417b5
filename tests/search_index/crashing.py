"""Kill a writer at any moment, many times over, and look at what is left. Run as a program: no test threads in it.

Usage: crashing.py DIRECTORY KILLS put|rebuild. Prints one JSON line per kill.
"""

import json
import os
import signal
import sys
import time
from itertools import count
from pathlib import Path

from search_index import Query, open_index
from tests.builders.findable import a_document


def write_until_killed(directory: Path, first: int, told: int, *, rebuilding: bool) -> None:
    """Put in document after document and tell each number once it is acknowledged."""
    index = open_index(directory)
    for number in count(first):
        index.put([a_document(str(number)), a_document("always the same", f"Koch {number}")])
        os.write(told, f"{number}\n".encode())
        if rebuilding:
            ids = index.find(Query("", limit=1_000)).ids
            index.rebuild(a_document(name) for name in ids)


def kill_once(directory: Path, first: int, milliseconds: float, *, rebuilding: bool) -> int:
    """Start a writer, kill it, and return the last number it told."""
    listening, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(listening)
        write_until_killed(directory, first, told, rebuilding=rebuilding)
    os.close(told)
    heard = b""
    while b"\n" not in heard:
        heard += os.read(listening, 65_536)
    time.sleep(milliseconds / 1000)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while more := os.read(listening, 65_536):
        heard += more
    os.close(listening)
    return max(int(line) for line in heard.decode().splitlines())


def main(directory: Path, kills: int, *, rebuilding: bool) -> None:
    """Kill, look, and go on with the same index."""
    open_index(directory).rebuild([])
    first = 0
    for kill in range(kills):
        last = kill_once(directory, first, kill * 7.3 % 61, rebuilding=rebuilding)
        survivor = open_index(directory)
        ids = survivor.find(Query("", limit=1_000)).ids
        known = {int(name) for name in ids if name.isdigit()}
        report = {
            "acknowledged": last + 1,
            "lost": sorted(set(range(last + 1)) - known),
            "doubled": len(ids) - len(set(ids)),
            "ready": survivor.health().is_ready,
            "found": survivor.find(Query("Koch")).total == len(ids),
        }
        survivor.close()
        print(json.dumps(report))  # noqa: T201  a program tells its result
        first = max(known) + 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), rebuilding=sys.argv[3] == "rebuild")
