"""Several writers and readers, in threads and processes, on one index."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from search_index import IndexBusy, Query, SearchIndex, open_index
from search_index.directory_index import DirectoryIndex
from search_index.generations import Generations
from tests.builders.findable import a_document

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from search_index import open_index
from tests.builders.findable import a_document
index = open_index(Path(sys.argv[1]))
for number in range(25):
    index.put([a_document(f"{sys.argv[2]} {number}"), a_document("shared", f"Koch {sys.argv[2]} {number}")])
"""


def _together(*acts: Callable[[], None]) -> None:
    """Do things at the same time; let the first failure out."""
    failures: list[BaseException] = []

    def guarded(act: Callable[[], None]) -> None:
        try:
            act()
        except BaseException as failure:  # noqa: BLE001  is raised again in the main thread
            failures.append(failure)

    threads = [threading.Thread(target=guarded, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


@pytest.mark.long
def test_two_processes_write_and_a_third_reads_and_nothing_is_lost(tmp_path: Path):
    directory = tmp_path / "index"
    reader = open_index(directory)
    reader.rebuild([])
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(directory), name], cwd=ROOT) for name in ("one", "two")]

    totals = []
    while any(writer.poll() is None for writer in writers):
        totals.append(reader.find(Query("")).total)

    assert [writer.returncode for writer in writers] == [0, 0]
    assert totals == sorted(totals)
    assert reader.find(Query("")).total == 51
    reader.close()


def test_threads_share_one_index(index: SearchIndex):
    def write(name: str) -> None:
        for number in range(10):
            index.put([a_document(f"{name} {number}")])

    def read() -> None:
        for _ in range(60):
            hits = index.find(Query("Koch", limit=100))
            assert hits.total == len(set(hits.ids))
            index.suggest("ko")
            index.health()

    _together(lambda: write("a"), lambda: write("b"), read, read)

    assert index.find(Query("Koch")).total == 20


def test_readers_never_see_a_rebuild_half_done(index: SearchIndex):
    index.rebuild(a_document(str(number)) for number in range(5))
    done = threading.Event()

    def rebuild() -> None:
        for size in (5, 9, 5, 9, 5, 9):
            index.rebuild(a_document(str(number)) for number in range(size))
        done.set()

    def read() -> None:
        while not done.is_set():
            assert index.find(Query("Koch")).total in {5, 9}

    _together(rebuild, read, read)


def test_a_writer_that_waits_too_long_says_so_and_changes_nothing(tmp_path: Path):
    impatient = DirectoryIndex(tmp_path / "index", patience=0.05)
    impatient.rebuild([a_document("1")])

    with Generations(tmp_path / "index", patience=1).writing():
        for act in (lambda: impatient.put([a_document("2")]), lambda: impatient.remove(["1"]), lambda: impatient.rebuild([])):
            with pytest.raises(IndexBusy):
                act()
        assert impatient.find(Query("Koch")).ids == ("1",)

    impatient.put([a_document("2")])
    assert impatient.find(Query("Koch")).total == 2
