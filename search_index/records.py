"""What of a document goes into an index: tokens per field, and the facts needed to restrict and order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from search_index.analysis import text_tokens
from search_index.api import Document
from search_index.german import fold
from search_index.lexicon import stopwords
from search_index.words import read_words

Facts = tuple[str, float, dict[str, tuple[str, ...]]]
"""Id, moment of publication in seconds, exact keywords."""

SURFACE_MARK = "|"


@dataclass(frozen=True)
class Record:
    """A document as an engine stores it."""

    id: str
    tokens: dict[str, str]
    facts: Facts


def record_of(document: Document) -> Record:
    """Analyse a document."""
    tokens = {
        "title": text_tokens(document.title, with_neighbours=True),
        "employer": text_tokens(document.employer),
        "tags": set().union(*(text_tokens(tag, with_neighbours=True) for tag in document.tags)),
        "body": text_tokens(document.body),
        "surface": set(surfaces((document.title, *document.tags))),
        "name": set(surfaces((document.employer,))),
    }
    keywords = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in document.keywords.items()}
    return Record(
        document.id,
        {field: " ".join(sorted(found)) for field, found in tokens.items() if found},
        (document.id, _seconds(document.published), keywords),
    )


def surfaces(texts: Iterable[str]) -> Iterable[str]:
    """Give each word of the texts as `folded|As Written`."""
    for text in texts:
        for word in read_words(text):
            written = "-".join(word.pieces)
            folded = "".join(fold(piece) for piece in word.pieces)
            if len(folded) > 2 and folded not in stopwords() and not folded.isdigit() and not word.is_open:
                yield f"{folded}{SURFACE_MARK}{written}"


def _seconds(moment: date | datetime) -> float:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), UTC)
    elif moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.timestamp()
