"""The figures of the law as they are kept: read for the rules, added by coordinators. Nothing is changed or deleted."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.internships.legal.figures import Figure, Figures, figures_of
from portal.internships.legal.founding import founding_figures
from portal.internships.legal.words import FigureCode, Unit
from portal.internships.models import LegalFigure
from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.openings.queries.rates import all_rates
from portal.openings.words import RateCode

_COLUMNS = (
    *(LegalFigure.code, LegalFigure.amount, LegalFigure.valid_from, LegalFigure.source, LegalFigure.checked_on),
    *(LegalFigure.note, LegalFigure.at),
)
_ALL = select(*_COLUMNS).order_by(LegalFigure.valid_from, LegalFigure.at, LegalFigure.id)
EDITABLE = tuple(code for code in FigureCode if code is not FigureCode.MINIMUM_WAGE)
"""The minimum wage stands among the lawful amounts (`/coordinator/rates/`)."""


@dataclass(frozen=True)
class FigureDraft:
    """A figure as a coordinator writes it down; a law without a number needs none."""

    code: FigureCode
    amount: int | None
    valid_from: date
    source: str
    checked_on: date
    note: str | None = None


def known_figures(session: Session) -> Figures:
    """Return all figures: the rows, the minimum wage from the lawful amounts, and the founding ones where there is no row."""
    kept = [Figure(*row) for row in session.execute(_ALL)]
    wages = [row for row in all_rates(session).rows if row.code is RateCode.MINIMUM_WAGE]
    kept += [Figure(FigureCode.MINIMUM_WAGE, row.amount, row.valid_from, row.source, row.checked_on) for row in wages]
    return figures_of([*founding_figures().rows, *kept])


def add_figure(session: Session, draft: FigureDraft, *, by: By, at: datetime) -> LegalFigure:
    """Write a figure down; what stood there before stays in the history and goes on counting for earlier days."""
    is_law = draft.code.unit is Unit.LAW
    if not is_law and (draft.amount is None or draft.amount <= 0):
        raise RuleBroken(_l("Please enter a number above zero."), field="amount")
    before = next((row for row in reversed(known_figures(session).rows) if row.code is draft.code), None)
    figure = LegalFigure(
        code=draft.code,
        amount=Decimal(1) if is_law else Decimal(draft.amount or 0),
        valid_from=draft.valid_from,
        source=draft.source,
        note=draft.note,
        checked_on=draft.checked_on,
        at=at,
        by_id=by.account_id,
    )
    session.add(figure)
    session.flush()  # the trail needs figure.id
    change = Change(before.number if before else None, f"{figure.amount.normalize():f}", draft.code.value)
    record(session, "legal_figure.added", figure.id, change, by=by, at=at)
    return figure


def history_of(figures: Figures, code: FigureCode) -> tuple[Figure, ...]:
    """Return everything that was written about a figure, the newest first; what was written twice is told once."""
    return tuple(dict.fromkeys(row for row in reversed(figures.rows) if row.code is code))


def next_figure(figures: Figures, code: FigureCode, on: date) -> Figure | None:
    """Return what follows after a day, if it is known."""
    later = [row.valid_from for row in figures.rows if row.code is code and row.valid_from > on]
    return figures.on(code, min(later)) if later else None
