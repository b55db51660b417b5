"""Find documents by the words people really use: German analysis over a replaceable engine."""

from __future__ import annotations

from pathlib import Path

from search_index.api import Document, Health, Hits, IndexBroken, IndexBusy, Query, SearchIndex
from search_index.completing import commonest_words
from search_index.directory_index import DirectoryIndex
from search_index.highlighting import highlight
from search_index.judging import Judgement, judge
from search_index.lexicon import SynonymRow, read_synonyms, synonym_rows
from search_index.synonyms import LONGEST_TERM, meaningful_words

__all__ = [
    "LONGEST_TERM",
    "Document",
    "Health",
    "Hits",
    "IndexBroken",
    "IndexBusy",
    "Judgement",
    "Query",
    "SearchIndex",
    "SynonymRow",
    "commonest_words",
    "highlight",
    "judge",
    "meaningful_words",
    "open_index",
    "read_synonyms",
    "synonym_rows",
]


def open_index(directory: Path, database_url: str = "") -> SearchIndex:
    """Open the index in the PostgreSQL database, or else in the directory; `rebuild` makes one where there is none yet."""
    if database_url.startswith("postgresql"):
        from search_index.postgres_index import PostgresIndex  # noqa: PLC0415 - its driver, only for those who use it

        return PostgresIndex(database_url)
    return DirectoryIndex(directory)
