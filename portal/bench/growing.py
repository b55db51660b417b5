"""P9 and P10: how much dearer the public list gets when there are a hundred times as many openings."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.bench.filling import fill, make_portal
from portal.kernel.clock import today
from portal.kernel.db import Database
from portal.openings.models import Opening
from portal.openings.queries import Cursor, Wanted, count_public, public_page
from portal.openings.words import OpeningKind, OpeningState

PAGE: Final = 20
BATCHES: Final = 8
PER_BATCH: Final = 25
WARM_UP: Final = 5

Times = dict[str, tuple[float, ...]]


@dataclass(frozen=True)
class Growth:
    """What one way to read the list takes in the small and in the large house, in milliseconds of the best batches."""

    name: str
    small: tuple[float, ...]
    large: tuple[float, ...]

    @property
    def rounds(self) -> tuple[float, ...]:
        """How many times dearer the large one is, batch by batch in order of their cost."""
        return tuple(much / little for little, much in zip(sorted(self.small), sorted(self.large), strict=True))

    @property
    def factor(self) -> float:
        """The median batch of the large house against that of the small one."""
        return median(self.large) / median(self.small)


def measure_growth(*, few: int = 1_000, many: int = 100_000, batches: int = BATCHES) -> list[Growth]:
    """Return how page one, the deepest page, and the list with its capped count grow; both houses in turns."""
    with TemporaryDirectory(prefix="portal-bench-") as name:
        houses = [_filled(Path(name) / str(count), count) for count in (few, many)]
        found: list[Times] = [{}, {}]
        for _ in range(batches):
            for number, database in enumerate(houses):
                with database.reading() as session:
                    _note(found[number], session)
        for database in houses:
            database.close()
    return [Growth(key, found[0][key], found[1][key]) for key in found[0]]


def _filled(folder: Path, openings: int) -> Database:
    app = make_portal(folder)
    fill(app, openings=openings)
    database: Database = app.extensions["portal_database"]
    with database.engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")
    return database


def _note(found: Times, session: Session) -> None:
    wanted, one_kind = Wanted(on=today()), Wanted(on=today(), kinds=frozenset({OpeningKind.INTERNSHIP_SLOT}))
    deepest = _deepest(session)
    ways: dict[str, Callable[[], object]] = {
        "page 1": lambda: public_page(session, wanted, limit=PAGE),
        "deepest page": lambda: public_page(session, wanted, after=deepest, limit=PAGE),
        "page 1 with its capped count": lambda: (public_page(session, wanted, limit=PAGE), count_public(session, wanted)),
        "one kind with its capped count": lambda: (public_page(session, one_kind, limit=PAGE), count_public(session, one_kind)),
    }
    for name, way in ways.items():
        found[name] = (*found.get(name, ()), _milliseconds(way))


def _milliseconds(way: Callable[[], object]) -> float:
    for _ in range(WARM_UP):
        way()
    began = time.process_time()
    for _ in range(PER_BATCH):
        way()
    return (time.process_time() - began) / PER_BATCH * 1000


def _deepest(session: Session) -> Cursor:
    """Return the place from which the last full page begins."""
    oldest = select(Opening.published_at, Opening.id).where(Opening.state == OpeningState.PUBLISHED)
    row = session.execute(oldest.order_by(Opening.published_at, Opening.id).offset(PAGE + 1).limit(1)).one()
    return Cursor(row.published_at, row.id)
