"""What becomes of a text once every mark in it is decided: typed placeholders, never asterisks of the same length."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from portal.candidates.words import Decision
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.redaction import Kind, Mark, Reason

MOST_LETTERS: Final = 300
"""A short text is short: what is long is read by nobody and tells too much."""
_CERTAIN: Final = frozenset({Kind.EMAIL, Kind.PHONE, Kind.IBAN, Kind.ID, Kind.URL})


@dataclass(frozen=True)
class Stretch:
    """A piece of a text; with the number of its mark, if it has one."""

    text: str
    number: int | None = None
    kind: Kind | None = None


@dataclass(frozen=True)
class MarkedText:
    """A text with its marks, as it stands now."""

    text: str
    marks: tuple[Mark, ...]

    def words(self, mark: Mark) -> str:
        """Return what is marked."""
        return self.text[mark.start : mark.end]

    def before(self) -> tuple[Stretch, ...]:
        """Return the text as it was written, cut at its marks."""
        return self._cut(())

    def after(self, decisions: Sequence[Decision | None]) -> tuple[Stretch, ...]:
        """Return the text as it would leave; what is not decided yet is replaced."""
        return self._cut(tuple(decision or Decision.REPLACE for decision in decisions) or (Decision.REPLACE,) * len(self.marks))

    def _cut(self, decisions: Sequence[Decision]) -> tuple[Stretch, ...]:
        stretches, position = [], 0
        for number, mark in enumerate(self.marks):
            is_replaced = bool(decisions) and decisions[number] is Decision.REPLACE
            stretches.append(Stretch(self.text[position : mark.start]))
            stretches.append(Stretch(placeholder(mark.kind) if is_replaced else self.words(mark), number + 1, mark.kind))
            position = mark.end
        stretches.append(Stretch(self.text[position:]))
        return tuple(stretch for stretch in stretches if stretch.text)


def settled(marked: MarkedText, decisions: Sequence[Decision | None], *, name_is_known: bool = False) -> str:
    """Return a text as it leaves; refuse one of whose marks any is not decided, or not as it may be."""
    if len(decisions) != len(marked.marks) or None in decisions:
        raise RuleBroken(_l("Please decide about every mark."))
    for mark, decision in zip(marked.marks, decisions, strict=True):
        if decision not in offered(mark, name_is_known=name_is_known):
            raise RuleBroken(_l("What leads to the person cannot stay in the text."))
    return "".join(stretch.text for stretch in marked.after(decisions))


def placeholder(kind: Kind) -> str:
    """Return what stands in the place of words of this kind."""
    return f"[{kind.label}]"


@dataclass(frozen=True)
class Looked:
    """Which text somebody looked at, and what they decided about each of its marks."""

    seen: str = ""
    decisions: tuple[Decision | None, ...] = ()


NOT_LOOKED: Final = Looked()


def offered(mark: Mark, *, name_is_known: bool = False) -> tuple[Decision, ...]:
    """Return what may be decided about a mark: what leads to the person never stays, until the company knows them."""
    if mark.kind in _CERTAIN:
        return (Decision.REPLACE, Decision.COMPANY, Decision.NEEDED) if name_is_known else (Decision.REPLACE,)
    if mark.kind is Kind.OWN_NAME and mark.reason is not Reason.SAME:
        return (Decision.REPLACE, Decision.ORDINARY)
    if mark.kind in (Kind.OWN_NAME, Kind.OTHER_NAME):
        return (Decision.REPLACE, Decision.ORDINARY, Decision.COMPANY)
    return tuple(Decision)
