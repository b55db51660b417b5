"""What an index promises, whichever engine is behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from search_index.lexicon import SynonymRow


class IndexBroken(Exception):
    """The index cannot answer: missing, damaged or made by another version. The remedy is `rebuild`."""


class IndexBusy(IndexBroken):
    """Another process has been writing for too long; nothing was changed, try again later."""


@dataclass(frozen=True)
class Document:
    """A thing that can be found, in words that may be shown to everyone."""

    id: str
    title: str
    body: str = ""
    employer: str = ""
    tags: tuple[str, ...] = ()
    keywords: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    published: date | datetime = date(1970, 1, 1)


@dataclass(frozen=True)
class Query:
    """What somebody is looking for: words, exact filters, and which page of the answer.

    `ids` restricts the answer to these documents. Within one filter any value will do; every filter must be met.
    Facets cost as much as the answer: who needs none says so.
    """

    text: str
    ids: frozenset[str] | None = None
    filters: Mapping[str, frozenset[str]] = field(default_factory=dict)
    offset: int = 0
    limit: int = 20
    sort: Literal["relevance", "date"] = "relevance"
    with_facets: bool = True


@dataclass(frozen=True)
class Hits:
    """One page of an answer.

    `facets` counts values per keyword; the count of a keyword ignores the filter on that same keyword.
    `corrected` is the text that was searched instead, `suggestion` one that could be; `left_out` are words that no document holds
    and that were not asked for, because others of the query are held by some. `sought` are the tokens that were asked for:
    `highlight` shows them in a text.
    """

    ids: tuple[str, ...] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    suggestion: str | None = None
    corrected: str | None = None
    left_out: tuple[str, ...] = ()
    sought: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Health:
    """Whether the index can answer, and if not, why."""

    is_ready: bool
    documents: int
    reason: str | None = None


class SearchIndex(Protocol):
    """Documents that can be found.

    Every method raises `IndexBroken`, and nothing else, when the index is missing or damaged; `health` says so instead.
    What `put`, `remove` and `rebuild` have returned from survives a crash and is seen by every process.
    """

    def put(self, documents: Iterable[Document]) -> None:
        """Add the documents, replacing those with the same id; of two with one id the later wins."""

    def remove(self, ids: Iterable[str]) -> None:
        """Take the documents out; unknown ids are no error."""

    def find(self, query: Query) -> Hits:
        """Answer a query of any content; words that mean nothing restrict nothing."""

    def suggest(self, text: str, limit: int = 8) -> tuple[str, ...]:
        """Complete the last word of a text from the titles, most frequent first; may be a second behind what others write."""

    def rebuild(self, documents: Iterable[Document]) -> int:
        """Replace the whole index by these documents and return how many; until then the old one answers."""

    def learn_synonyms(self, rows: Iterable[SynonymRow]) -> None:
        """Widen queries by this table from now on, in every process; documents need not be put again, and a rebuild keeps it."""

    def health(self) -> Health:
        """Say whether the index can answer; never raises."""

    def close(self) -> None:
        """Let go of files and memory; a later call opens again."""
