"""How figures become public: rounded down to a band, never a small number of people, in words anybody understands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from portal.kernel.i18n import gettext as _
from portal.kernel.i18n import lazy_gettext as _l
from portal.published.words import FigureKey, FigureSource
from portal.ui.filters import decimal, month, short_day

SMALLEST = 5
"""Numbers of people or companies below this stay inside: a small number can point at somebody."""

EXACT = (FigureKey.SITES,)
"""What stands on the website anyway is not rounded."""

# From a number on, values are rounded down to full steps.
BANDS = ((1000, 100), (100, 50), (20, 10), (SMALLEST, 5))

_SINCE = {
    FigureKey.CONTRACTS: _l("signed employment contracts since %(month)s"),
    FigureKey.INTERNSHIPS: _l("internships in companies since %(month)s"),
}


Count = tuple[int, date | None]
"""What the system counts, exactly, and since when."""


@dataclass(frozen=True)
class ReleasedFigure:
    """A figure as the public reads it: rounded, dated, with its source."""

    key: FigureKey
    value: int
    is_over: bool
    since: date | None
    as_of: date
    source: FigureSource

    @property
    def number(self) -> str:
        """The number in words: “over 30”."""
        return _("over %(number)s", number=decimal(self.value)) if self.is_over else decimal(self.value)

    @property
    def text(self) -> str:
        """What is counted, and since when: “internships in companies since April 2024”."""
        if self.since and self.key in _SINCE:
            return str(_SINCE[self.key]) % {"month": month(self.since)}
        return str(self.key.label)

    @property
    def origin(self) -> str:
        """Day and source: “As of 17.04.2025. Founding documents of KAI”."""
        return _("As of %(day)s. %(source)s", day=short_day(self.as_of), source=self.source.label)


FOUNDING = (
    # Concept of KAI, section on results: more than 30 regular contracts since April 2024, as of 17 April 2025.
    ReleasedFigure(
        FigureKey.CONTRACTS, 30, is_over=True, since=date(2024, 4, 1), as_of=date(2025, 4, 17), source=FigureSource.CONCEPT
    ),
)
"""What is public until a coordinator releases something else."""


def rounded(key: FigureKey, count: Count, *, on: date) -> ReleasedFigure | None:
    """Round a number down to its band; None where it is too small to be said."""
    value, since = count
    if value < (1 if key in EXACT else SMALLEST):
        return None
    step = 1 if key in EXACT else next(step for start, step in BANDS if value >= start)
    floor = value - value % step
    return ReleasedFigure(key, floor, is_over=value > floor, since=since, as_of=on, source=FigureSource.PORTAL)


@dataclass(frozen=True)
class Proposed:
    """What could be released: the figure as it would read today, and as it reads now."""

    key: FigureKey
    fresh: ReleasedFigure | None
    held: ReleasedFigure | None
    is_too_small: bool

    @property
    def seal(self) -> str:
        """What the coordinator has seen, so that nothing else is released."""
        return f"{self.fresh.value}{'+' if self.fresh.is_over else ''}@{self.fresh.as_of}" if self.fresh else ""


def proposed(counts: Mapping[FigureKey, Count], held: Iterable[ReleasedFigure], *, on: date) -> tuple[Proposed, ...]:
    """Set beside each other what the system counts and what the public reads."""
    now = {figure.key: figure for figure in held}
    return tuple(_proposed(key, counts.get(key, (0, None)), now.get(key), on=on) for key in FigureKey)


def _proposed(key: FigureKey, count: Count, held: ReleasedFigure | None, *, on: date) -> Proposed:
    fresh = rounded(key, count, on=on)
    return Proposed(key, fresh, held, is_too_small=fresh is None and count[0] > 0)
