"""Complete what somebody begins to type, with words from titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from search_index.expression import MAXIMUM_TEXT
from search_index.german import fold
from search_index.records import SURFACE_MARK, surfaces
from search_index.words import read_words

_MOST_READ = 2_000
_SHORTEST = 2


def last_word(text: str) -> tuple[str, str] | None:
    """Return what stands before the word that is being typed, and its folded beginning."""
    cut = text[:MAXIMUM_TEXT]
    words = list(read_words(cut))
    if not words or words[-1].end != len(cut):
        return None
    folded = "".join(fold(piece) for piece in words[-1].pieces)
    return (cut[: words[-1].start], folded) if len(folded) >= _SHORTEST else None


def complete(before: str, found: Iterable[tuple[str, str, int]], limit: int) -> tuple[str, ...]:
    """Put the most frequent words behind what was typed before; each word once, in its most frequent spelling."""
    counts: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for folded, written, count in islice(found, _MOST_READ):
        counts[folded] += count
        spellings.setdefault(folded, Counter())[written] += count
    ranked = sorted(counts, key=lambda folded: (-counts[folded], folded))
    return tuple(before + spellings[folded].most_common(1)[0][0] for folded in ranked[: max(limit, 0)])


def commonest_words(texts: Iterable[str], limit: int) -> tuple[str, ...]:
    """Return the words that stand in most texts, each once, in its most frequent spelling."""
    counts = Counter(surface for text in texts for surface in set(surfaces((text,))))
    parted = ((surface.partition(SURFACE_MARK), count) for surface, count in counts.items())
    return complete("", ((folded, written, count) for (folded, _, written), count in parted), limit)
