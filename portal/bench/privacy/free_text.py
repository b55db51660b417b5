"""Free text: how much of what names a person is found, and how often ordinary words are marked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from portal.bench.privacy.corpus import KEPT_ASIDE, TUNED, Sentence, count, languages, sentences_of, written
from portal.bench.privacy.figures import Figure
from portal.redaction import Mark, find_marks

TITLE: Final = "Free text: what is found, and what is marked without need"
OWN_NAMES, CONTACTS, FALSE_MARKS = 0.98, 0.99, 5.0
WRITTEN_APART: Final = ("written_later", "unseen_first", "unseen_second", "unseen_third", "unseen_fourth", "unseen_fifth")
"""Parts that came after the rules, or were written before the rules were read; what first looks gave : docs/privacy.md."""
_CONTACT: Final = frozenset({"phone", "email", "iban"})
_NAMES: Final = frozenset({"own_name", "other_name"})


@dataclass
class Tally:
    """What one half of the corpus gave."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    words: int = 0
    false: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def recall(self, kinds: frozenset[str]) -> tuple[int, int, float]:
        """Return how many were found, of how many, and the share."""
        found, wanted = sum(self.found[kind] for kind in kinds), sum(self.wanted[kind] for kind in kinds)
        return found, wanted, found / max(1, wanted)

    def false_per_thousand(self, kinds: frozenset[str] | None = None) -> float:
        """Return how many marks there are too many in a thousand words."""
        counted = sum(self.false.values()) if kinds is None else sum(self.false[kind] for kind in kinds)
        return 1000 * counted / max(1, self.words)


def measure() -> Iterator[Figure]:
    """Mark both halves of the corpus and compare."""
    yield Figure("sentences, before they are filled with names", str(count()), "at least 300", count() >= 300)
    yield Figure("languages of origin", str(len(languages())), "at least 12", len(languages()) >= 12)
    for half, name in ((TUNED, "tuned"), (KEPT_ASIDE, "kept aside")):
        yield from _figures(tally(sentences_of(half)), name)
    for name in WRITTEN_APART:
        yield from _figures(tally(written(name)), name.replace("_", " "))


def tally(sentences: list[Sentence]) -> Tally:
    """Count what is found, missed and marked without need."""
    result = Tally()
    for sentence in sentences:
        marks = find_marks(sentence.text, sentence.people, sentence.others)
        result.words += len(sentence.text.split())
        for start, end, kind in sentence.wanted:
            result.wanted[kind] += 1
            if _covers(marks, start, end, kind):
                result.found[kind] += 1
            else:
                result.missed.append(f"{kind}: {sentence.text[start:end]} | {sentence.text}")
        for mark in marks:
            if not any(mark.start < end and start < mark.end for start, end, _kind in sentence.wanted):
                result.false[mark.kind.value] += 1
                result.alarms.append(f"{mark.kind.value}: {sentence.text[mark.start : mark.end]} | {sentence.text}")
    return result


def _covers(marks: list[Mark], start: int, end: int, kind: str) -> bool:
    """Say whether marks of this kind cover enough of it: nearly all of a name or contact, half of all else."""
    held = {
        place for mark in marks if mark.kind == kind or {kind, mark.kind.value} == _NAMES for place in range(mark.start, mark.end)
    }
    share = len(held & set(range(start, end))) / (end - start)
    return share >= (0.8 if kind in _NAMES | _CONTACT else 0.5)


def _figures(result: Tally, half: str) -> Iterator[Figure]:
    rest = frozenset(result.wanted) - _NAMES - _CONTACT
    for name, kinds, goal in (
        ("own names", frozenset({"own_name"}), OWN_NAMES),
        ("names of others", frozenset({"other_name"}), None),
        ("contact data", _CONTACT, CONTACTS),
        ("other patterns and words", rest, None),
    ):
        found, wanted, recall = result.recall(kinds)
        said = f"at least {goal}" if goal else ""
        yield Figure(f"{half}: recall of {name}", f"{recall:.3f}", said, goal is None or recall >= goal, f"{found} of {wanted}")
    false, of_names = result.false_per_thousand(), result.false_per_thousand(_NAMES)
    remark = f"{of_names:.1f} of them names; {result.words} words"
    yield Figure(f"{half}: false marks in 1,000 words", f"{false:.1f}", f"at most {FALSE_MARKS:g}", false <= FALSE_MARKS, remark)
