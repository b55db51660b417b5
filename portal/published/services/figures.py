"""Releasing figures for the public."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from portal.kernel.audit import By, Change, record
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import lazy_gettext as _l
from portal.published.figures import ReleasedFigure
from portal.published.models import Figure, Release
from portal.published.queries.figures import newest_release_number, released_figures
from portal.published.stale import must_be_newest, one_of_two


def release_figures(session: Session, figures: Iterable[ReleasedFigure], based_on: int, *, by: By, at: datetime) -> Release:
    """Let these figures stand on the website from now on, and no others."""
    chosen = tuple(figures)
    newest = newest_release_number(session)
    must_be_newest(newest, based_on)
    if chosen == released_figures(session):
        raise RuleBroken(_l("Nothing has changed. These figures are public already."))
    release = Release(number=newest + 1, at=at, by_id=by.account_id)
    session.add(release)
    with one_of_two():
        session.flush()  # its figures need release.id
    session.add_all(
        Figure(
            release_id=release.id,
            key=each.key,
            value=each.value,
            is_over=each.is_over,
            since=each.since,
            as_of=each.as_of,
            source=each.source,
        )
        for each in chosen
    )
    keys = ",".join(each.key for each in chosen)
    record(
        session, "figures.released", release.id, Change(was=str(newest), becomes=str(release.number), reason=keys), by=by, at=at
    )
    return release
