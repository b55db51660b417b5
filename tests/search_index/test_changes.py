"""Changes stand in a log, which becomes a segment in time; a writer killed in between loses nothing."""

from pathlib import Path

import pytest

from search_index import Query, changes, folding
from search_index import whoosh_backend as engine
from search_index.changes import Change
from search_index.directory_index import DirectoryIndex
from search_index.records import record_of
from tests.builders.findable import a_document

FOLD_AT = 6


@pytest.fixture
def index(tmp_path: Path) -> DirectoryIndex:
    """Give an index of three documents whose log becomes a segment soon."""
    index = DirectoryIndex(tmp_path / "index", fold_at=FOLD_AT)
    index.rebuild([a_document("1", "Koch"), a_document("2", "Koch"), a_document("3", "Fahrer")])
    return index


def _logs(index: DirectoryIndex) -> list[Path]:
    return sorted(_place(index)[0].glob("changes_*.log"))


def _place(index: DirectoryIndex) -> tuple[Path, int]:
    return index._place()  # noqa: SLF001  which table of contents answers shows nowhere else


def _memory(index: DirectoryIndex) -> object:
    return index._shown  # noqa: SLF001  nor does what a reader holds


def _answers(index: DirectoryIndex) -> tuple[set[str], set[str], int]:
    return set(index.find(Query("Koch")).ids), set(index.find(Query("Fahrer")).ids), index.health().documents


def test_a_long_log_becomes_a_segment_and_every_reader_goes_on_with_it(index: DirectoryIndex, tmp_path: Path):
    early, late = DirectoryIndex(tmp_path / "index"), DirectoryIndex(tmp_path / "index")
    seen = []
    for number in range(40):
        index.put([a_document(f"n{number % 9}", "Fahrer" if number % 2 else "Koch")])
        if number % 3 == 0:
            index.remove([f"n{(number + 1) % 9}"])
        seen.append((_answers(index), _answers(early)))

    assert all(one == other for one, other in seen)
    assert _answers(late) == _answers(index) == _answers(DirectoryIndex(tmp_path / "index"))
    assert len(_logs(index)) == 1
    assert _place(index)[1] > 3, "it never became a segment"
    assert len(engine.open_leaves(*_place(index))) <= 4, "segments are never merged"


def test_a_reader_keeps_what_is_in_memory_when_only_the_log_became_a_segment(index: DirectoryIndex, tmp_path: Path):
    reader = DirectoryIndex(tmp_path / "index")
    reader.find(Query("Koch"))
    before = _memory(reader)
    for number in range(FOLD_AT + 1):
        index.put([a_document(f"n{number}", "Koch")])

    assert reader.find(Query("Koch")).total == FOLD_AT + 3
    assert _memory(reader) is before, "it read everything anew"


def test_a_writer_killed_between_the_segment_and_its_log_loses_nothing(index: DirectoryIndex, tmp_path: Path, monkeypatch):
    index.put([a_document("n1", "Koch")])
    stuck = DirectoryIndex(tmp_path / "index")
    assert stuck.find(Query("Koch")).total == 3
    with monkeypatch.context() as killed:
        killed.setattr(folding, "seal", lambda _generation: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            index.put([a_document(f"m{number}", "Koch") for number in range(FOLD_AT)])
    assert len(_logs(stuck)) == 2

    other = DirectoryIndex(tmp_path / "index")
    other.put([a_document("after", "Koch")])

    expected = {"1", "2", "n1", "after", *(f"m{number}" for number in range(FOLD_AT))}
    assert set(stuck.find(Query("Koch")).ids) == set(other.find(Query("Koch")).ids) == expected
    assert len(_logs(stuck)) == 1


def test_half_a_change_behind_the_log_was_never_there(index: DirectoryIndex, tmp_path: Path):
    index.put([a_document("n1", "Koch")])
    (log,) = _logs(index)
    with log.open("ab") as file:
        file.write(b"half a change of a writer that was killed")

    assert DirectoryIndex(tmp_path / "index").find(Query("Koch")).total == 3
    index.put([a_document("n2", "Koch")])
    assert DirectoryIndex(tmp_path / "index").find(Query("Koch")).total == index.find(Query("Koch")).total == 4


def test_a_change_costs_the_same_in_a_large_index(tmp_path: Path):
    def written(count: int) -> int:
        index = DirectoryIndex(tmp_path / str(count))
        index.rebuild(a_document(f"d{number:04}", "Koch") for number in range(count))
        (log,) = _logs(index)
        before = {path: path.stat().st_mtime_ns for path in log.parent.iterdir() if path != log}, log.stat().st_size
        index.put([a_document("d0001", "Fahrer")])
        assert {path: path.stat().st_mtime_ns for path in log.parent.iterdir() if path != log} == before[0]
        return log.stat().st_size - before[1]

    assert written(10) == written(500)


def test_a_log_gives_back_what_was_written(tmp_path: Path):
    path = changes.path_of(tmp_path, 7)
    changes.begin(path, (6, 99))
    change = Change(("x", "\ud800ä"), (record_of(a_document("y", "Bäcker", keywords={"kind": ("a", "b")})),))
    changes.append(path, change)

    log = changes.Log(path)
    assert log.after == (6, 99)
    assert list(log.changes(log.begins_at, log.length())) == [change]
    log.close()
