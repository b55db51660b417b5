"""Whatever happens to the files, readers hear `IndexBroken` and nothing else, and a rebuild heals everything."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search_index import IndexBroken, Query, SearchIndex, open_index
from tests.builders.findable import a_document

KINDS = ("*.toc", "*.seg", "sums.json", "made_by.json", "current")


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8] = bytes(byte ^ 0xFF for byte in content[middle : middle + 8])
    path.write_bytes(content)


def _become_a_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "missing": lambda path: path.unlink(),
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "garbage": lambda path: path.write_bytes(b"\x80\x04garbage\xff" * 100),
    "flipped": _flip,
    "a directory": _become_a_directory,
}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Make an index of several segments, with deletions."""
    directory = tmp_path / "index"
    index = open_index(directory)
    index.rebuild(a_document(f"old {number}") for number in range(40))
    index.put([a_document("old 1", "Fahrer")])
    index.put([a_document("new")])
    index.close()
    return directory


@pytest.fixture
def reader(directory: Path) -> Iterator[SearchIndex]:
    """Give a reader that has been answering for a while."""
    reader = open_index(directory)
    assert reader.find(Query("Koch")).total == 40
    yield reader
    reader.close()


def _damage(directory: Path, kind: str, damage: str) -> None:
    for path in [*directory.glob(f"generation-*/{kind}"), *directory.glob(kind)]:
        DAMAGES[damage](path)


def _answers_rightly_or_says_it_is_broken(index: SearchIndex) -> bool:
    try:
        assert index.find(Query("Koch", limit=100)).total == 40
        assert index.find(Query("Fahrer")).ids == ("old 1",)
        index.suggest("ko")
    except IndexBroken:
        return False
    return True


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_noticed_or_does_no_harm(directory: Path, kind: str, damage: str):
    _damage(directory, kind, damage)
    fresh = open_index(directory)

    answered = _answers_rightly_or_says_it_is_broken(fresh)

    assert fresh.health().is_ready <= answered
    assert answered == (kind == "sums.json" and damage == "missing")
    fresh.close()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_damage_under_a_reader_that_is_open(directory: Path, reader: SearchIndex, kind: str, damage: str):
    _damage(directory, kind, damage)

    _answers_rightly_or_says_it_is_broken(reader)
    with_or_without_error(lambda: reader.put([a_document("later", "Maler")]))
    _answers_rightly_or_says_it_is_broken(reader)


def with_or_without_error(act: Callable[[], object]) -> None:
    """Allow the one error there may be."""
    try:
        act()
    except IndexBroken:
        return


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_rebuild_heals(directory: Path, reader: SearchIndex, kind: str, damage: str):
    _damage(directory, kind, damage)
    if kind == "current" and damage == "a directory":
        (directory / "current").rmdir()
    with_or_without_error(lambda: reader.find(Query("Koch")))

    open_index(directory).rebuild([a_document("fresh")])

    assert reader.find(Query("Koch")).ids == ("fresh",)
    assert reader.health().is_ready
    assert [path.name for path in directory.glob("generation-*")] == [(directory / "current").read_text()]


def test_flipped_bits_are_never_served_as_an_answer(directory: Path):
    _damage(directory, "*.seg", "flipped")

    with pytest.raises(IndexBroken, match="damaged"):
        open_index(directory).find(Query("Koch"))


def test_an_open_reader_reports_files_that_have_gone(directory: Path, reader: SearchIndex):
    next(directory.glob("generation-*/*.seg")).unlink()

    assert not reader.health().is_ready


def test_a_directory_that_vanishes_is_noticed(directory: Path, reader: SearchIndex):
    shutil.rmtree(directory)

    with pytest.raises(IndexBroken, match="rebuild needed"):
        reader.find(Query("Koch"))
    with pytest.raises(IndexBroken, match="rebuild needed"):
        reader.suggest("ko")
    assert not reader.health().is_ready
    assert reader.rebuild([a_document("1")]) == 1
    assert reader.find(Query("Koch")).ids == ("1",)


@pytest.mark.parametrize("made_by", [{"schema": 0, "words": "x"}, {"schema": 10**9}, [], None])
def test_an_index_of_another_version_must_be_rebuilt(directory: Path, made_by: object):
    path = next(directory.glob("generation-*/made_by.json"))
    path.write_text(json.dumps(made_by))
    index = open_index(directory)

    with pytest.raises(IndexBroken, match="rebuild needed: the index was made by another version"):
        index.find(Query("Koch"))
    with pytest.raises(IndexBroken, match="rebuild needed"):
        index.put([a_document()])
    assert index.rebuild([a_document()]) == 1
    assert index.find(Query("Koch")).total == 1


def test_a_place_that_cannot_be_written_is_broken_too(tmp_path: Path):
    (tmp_path / "file").write_text("no directory")
    index = open_index(tmp_path / "file" / "index")

    with pytest.raises(IndexBroken):
        index.find(Query("Koch"))
    with pytest.raises(IndexBroken):
        index.rebuild([])
    with pytest.raises(IndexBroken):
        index.put([a_document()])
    assert not index.health().is_ready


def test_a_pointer_out_of_the_directory_is_not_followed(directory: Path):
    (directory / "current").write_text("../elsewhere")

    with pytest.raises(IndexBroken, match="pointer"):
        open_index(directory).find(Query("Koch"))
