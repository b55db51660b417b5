"""What a reader of the index in a PostgreSQL database remembers, and how it follows changes."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

from search_index import postgres_backend as engine
from search_index.analysis import NEIGHBOURS
from search_index.columns import Columns, Position
from search_index.german import neutral
from search_index.lexicon import rows_from_text
from search_index.matching import FIELDS, SHORT_FIELDS
from search_index.records import SURFACE_MARK
from search_index.remembering import Postings, Words
from search_index.speller import Speller
from search_index.synonyms import Synonyms, own_synonyms

_NOTHING = array("i")


class Moved(Exception):
    """The index changed between two looks at it."""


class Memory:
    """A line for each document of one generation, and the postings asked for before."""

    def __init__(self, link: engine.Link, state: engine.State) -> None:
        """Learn every document. Needs one look at all tables, as of one moment."""
        self.generation = state.generation
        self._version = state.version
        self._link = link
        self._columns = Columns()
        self._postings = Postings()
        self._words: Words | None = None
        self._words_version = -1
        self._speller = Speller()
        self._last_word = -1
        self._synonyms = own_synonyms()
        self._synonyms_version = 0
        for row in engine.everything(link, state.generation):
            self._learn(row)
        self._follow_synonyms(state)

    def knows(self, state: engine.State) -> bool:
        """Say whether nothing changed since."""
        return (self.generation, self._version, self._synonyms_version) == (
            state.generation,
            state.version,
            state.synonyms_version,
        )

    def follow(self, state: engine.State) -> None:
        """Learn what changed since."""
        if state.version != self._version:
            state, came = engine.changes(self._link, self.generation, self._version)
            if state.generation != self.generation:
                raise Moved
            for row, tokens in came:
                self._learn(row)
                for field, found in tokens.items() if not row.is_gone else ():
                    for token in found:
                        self._postings.came((field, token), row.number)
            self._version = state.version
        self._follow_synonyms(state)

    def _follow_synonyms(self, state: engine.State) -> None:
        if state.synonyms_version != self._synonyms_version:
            self._synonyms = Synonyms(rows_from_text(engine.read_synonyms(self._link)))
            self._synonyms_version = state.synonyms_version

    def _learn(self, row: engine.Row) -> None:
        if row.is_gone:
            self._columns.take_out(row.number)
            self._postings.went(row.number)
        else:
            keywords = {name: tuple(values) for name, values in json.loads(row.keywords).items()}
            self._columns.put(row.number, row.id, row.published, keywords)

    def forget(self) -> None:
        """Ask the tables anew."""
        self._postings = Postings()

    @property
    def ids(self) -> Sequence[str]:
        """The id of each document."""
        return self._columns.ids

    @property
    def published(self) -> Sequence[float]:
        """The moment each was published, in seconds."""
        return self._columns.published

    @property
    def keywords(self) -> dict[str, list[tuple[str, ...]]]:
        """The values of each document, by keyword."""
        return self._columns.keywords

    def by_age(self) -> Sequence[Position]:
        """Return where each document stands, the newest first."""
        return self._columns.by_age()

    def synonyms(self) -> Synonyms:
        """Return the synonyms as they were last told."""
        return self._synonyms

    def size(self) -> int:
        """Return how many documents there are."""
        return len(self._columns.numbers())

    def everything(self) -> Collection[int]:
        """Return the numbers of all documents."""
        return self._columns.numbers()

    def prepare(self, tokens: Iterable[str]) -> None:
        """Ask for all these tokens in one question."""
        wanted = list(dict.fromkeys(tokens))
        missing = [token for token in wanted if ("title", token) not in self._postings]
        if not missing:
            return
        self._postings.make_room()
        missing = [token for token in wanted if ("title", token) not in self._postings]
        asked = {field: [each for each in missing if field in SHORT_FIELDS or NEIGHBOURS not in each] for field in FIELDS}
        version, postings = engine.postings(self._link, self.generation, asked)
        if version != self._version:
            raise Moved
        found = {(field, token): numbers for field, token, numbers in postings}
        for field in FIELDS:
            for token in missing:
                self._postings.keep((field, token), found.get((field, token)) or array("i"))

    def documents(self, field: str, token: str) -> Collection[int]:
        """Return the numbers of the documents with this token in this field."""
        found = self._postings.get((field, token))
        if found is None:
            self.prepare((token,))
            found = self._postings.get((field, token))
        return _NOTHING if found is None else found

    def speller(self) -> Speller:
        """Return the speller, knowing the words of every document."""
        for number, token in engine.new_words(self._link, self.generation, self._last_word):
            folded, _, written = token.partition(SURFACE_MARK)
            self._speller.learn(neutral(folded), written)
            self._last_word = number
        return self._speller

    def completions(self, beginning: str) -> Iterator[tuple[str, str, int]]:
        """Return the words of titles and tags that begin so: folded, as written, how often."""
        words = self._newest_words()
        for token, count in words.begun(beginning):
            folded, _, written = token.partition(SURFACE_MARK)
            yield folded, written, count

    def _newest_words(self) -> Words:
        if self._words is None:
            self._words = Words()
            self._words.fill(engine.counted_words(self._link, self.generation, -1))
        elif self._words_version != self._version:
            for token, count in engine.counted_words(self._link, self.generation, self._words_version):
                self._words.set(token, count)
        self._words_version = self._version
        return self._words
