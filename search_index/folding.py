"""Write segments: a whole generation, or those that take up a log of changes which has become long."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from search_index import changes
from search_index import whoosh_backend as engine
from search_index.api import Document
from search_index.generations import seal
from search_index.records import Record, record_of
from search_index.snapshot import Leaf
from search_index.states import Shown


def fill(generation: Path, documents: Iterable[Document], guarded: Callable[[], AbstractContextManager[None]]) -> int:
    """Write all documents into a new generation, each id once, as given last. What they themselves raise is let out as it is."""
    places: dict[str, int] = {}
    again: list[int] = []
    with guarded():
        engine.create(generation)
        writer = engine.Writer(generation)
    try:
        for document in documents:
            record = record_of(document)
            if document.id in places:
                again.append(places[document.id])
            with guarded():
                places[document.id] = writer.add(record)
    except BaseException:
        writer.cancel()
        raise
    with guarded():
        writer.delete_new(again)
        changes.begin(changes.path_of(generation, writer.number), None)
        writer.commit()
        seal(generation)
    return len(places)


def fold(shown: Shown) -> None:
    """Let a segment take up the log, and begin a new one. Needs the lock; a killed writer leaves the old state, or the new."""
    length = shown.log.length()
    records = _records(shown, length)
    number = shown.number
    leaves = engine.open_leaves(shown.generation, number)
    writer = engine.Writer(shown.generation)
    try:
        writer.delete(_outdated(leaves, shown, length))
        writer.merge((leaf for leaf, _ in leaves), len(records))
        for record in records:
            writer.add(record)
        changes.begin(changes.path_of(shown.generation, writer.number), (number, length))
        writer.commit()
    except BaseException:
        writer.cancel()
        raise
    seal(shown.generation)
    changes.path_of(shown.generation, number).unlink()
    for leaf, _ in leaves:
        leaf.engine.close()


def _records(shown: Shown, length: int) -> list[Record]:
    """Return the documents of the log that are still there."""
    return list(changes.final(shown.log.changes(shown.log.begins_at, length)).values())


def _outdated(leaves: list[tuple[Leaf, frozenset[int]]], shown: Shown, length: int) -> list[tuple[str, int]]:
    """Return where documents stand that the log takes out or replaces."""
    gone = {key for change in shown.log.changes(shown.log.begins_at, length) for key in (*change.gone, *_ids(change))}
    return [(leaf.name, place) for leaf, _ in leaves for place, (key, _, _) in leaf.engine.facts() if key in gone]


def _ids(change: changes.Change) -> tuple[str, ...]:
    return tuple(record.id for record in change.records)
