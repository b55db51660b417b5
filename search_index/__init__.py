"""Find documents by the words people really use: German analysis over a replaceable engine."""

from __future__ import annotations

from pathlib import Path

from search_index.api import Document, Health, Hits, IndexBroken, IndexBusy, Query, SearchIndex
from search_index.directory_index import DirectoryIndex
from search_index.highlighting import highlight
from search_index.judging import Judgement, judge

__all__ = [
    "Document",
    "Health",
    "Hits",
    "IndexBroken",
    "IndexBusy",
    "Judgement",
    "Query",
    "SearchIndex",
    "highlight",
    "judge",
    "open_index",
]


def open_index(directory: Path) -> SearchIndex:
    """Open the index that lives in the directory; `rebuild` makes one where there is none yet."""
    return DirectoryIndex(directory)
