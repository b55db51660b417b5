"""The line as rows: for the page, the drawing and the files."""

from dataclasses import dataclass

from portal.kernel.i18n import gettext as _
from portal.reports.banding import banded
from portal.reports.line import Counted
from portal.reports.periods import Period
from portal.reports.words import MEANING, LineFigure

_KEPT = (LineFigure.KEPT_6, LineFigure.KEPT_12)


@dataclass(frozen=True)
class Number:
    """What a figure says for a period; `of` is what it is a part of, and `width` that of its bar in hundredths."""

    count: int
    of: int | None
    width: int

    @property
    def text(self) -> str:
        """The number in words."""
        if self.of == 0:
            return str(_("nobody yet"))
        return str(self.count) if self.of is None else _("%(count)s of %(of)s", count=self.count, of=self.of)

    @property
    def banded(self) -> str:
        """The number for everybody who is no coordinator; a part is only said of a whole that is said."""
        if self.of is None:
            return banded(self.count)
        return _("%(count)s of %(of)s", count=banded(self.count), of=banded(self.of))


@dataclass(frozen=True)
class FigureRow:
    """A figure with its meaning, now and in the period before."""

    figure: LineFigure
    meaning: str
    now: Number
    before: Number


def figure_row(figure: LineFigure, now: tuple[Counted, ...], before: tuple[Counted, ...], most: int) -> FigureRow:
    """Put a figure beside the one before; bars are as long as the largest number allows."""
    return FigureRow(figure, str(MEANING[figure]), _number(figure, now, most), _number(figure, before, most))


def line_table(rows: tuple[FigureRow, ...], period: Period, *, is_banded: bool) -> tuple[tuple[str, ...], ...]:
    """Return the line as cells, the days of both periods in the heading."""
    heads = (f"{each.begins_on:%Y-%m-%d} - {each.ends_on:%Y-%m-%d}" for each in (period, period.before))
    numbers = [(row.now.banded, row.before.banded) if is_banded else (row.now.text, row.before.text) for row in rows]
    lines = ((str(row.figure.label), *pair, row.meaning) for row, pair in zip(rows, numbers, strict=True))
    return ((_("Figure"), *heads, _("What is counted")), *lines)


def _number(figure: LineFigure, things: tuple[Counted, ...], most: int) -> Number:
    kept = sum(each.is_kept for each in things)
    return Number(kept, len(things) if figure in _KEPT else None, 100 * kept // most if most else 0)
