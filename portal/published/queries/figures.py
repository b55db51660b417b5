"""Reading released figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.queries import names_of
from portal.published.figures import FOUNDING, ReleasedFigure
from portal.published.models import Figure, Release
from portal.published.words import FigureKey

_COLUMNS = (Figure.key, Figure.value, Figure.is_over, Figure.since, Figure.as_of, Figure.source)
_NEWEST = (
    select(*_COLUMNS)
    .select_from(Release)
    .outerjoin(Figure, Figure.release_id == Release.id)
    .where(Release.number == select(func.max(Release.number)).scalar_subquery())
)


@dataclass(frozen=True)
class PastRelease:
    """A release of figures, by whom and when."""

    number: int
    at: datetime
    by_name: str | None
    figures: tuple[ReleasedFigure, ...]


def released_figures(session: Session) -> tuple[ReleasedFigure, ...]:
    """Return the figures of the newest release; those of the founding documents until there is one."""
    rows = session.execute(_NEWEST).all()
    if not rows:
        return FOUNDING
    return _in_order(ReleasedFigure(*row) for row in rows if row.key)


def newest_release_number(session: Session) -> int:
    """Return the number of the newest release; 0 before the first."""
    return session.scalar(select(func.max(Release.number))) or 0


def past_releases(session: Session, *, limit: int = 20) -> tuple[PastRelease, ...]:
    """Return the releases so far, the newest first."""
    releases = session.scalars(select(Release).order_by(Release.number.desc()).limit(limit)).all()
    names = names_of(session, (each.by_id for each in releases if each.by_id))
    wanted = select(Figure.release_id, *_COLUMNS).where(Figure.release_id.in_([each.id for each in releases]))
    rows = session.execute(wanted).all()
    return tuple(
        PastRelease(
            each.number,
            each.at,
            names.get(each.by_id) if each.by_id else None,
            _in_order(ReleasedFigure(*row[1:]) for row in rows if row.release_id == each.id),
        )
        for each in releases
    )


def _in_order(figures: Iterable[ReleasedFigure]) -> tuple[ReleasedFigure, ...]:
    order = list(FigureKey)
    return tuple(sorted(figures, key=lambda figure: order.index(figure.key)))
