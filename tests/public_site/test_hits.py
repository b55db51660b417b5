"""Beside each filter stands how many openings it shows: always of the data as they are, with everything else asked."""

import re

from portal.kernel.db import renew_version
from portal.openings.words import OpeningKind, OpeningState
from tests.architecture.statements import reads
from tests.builders.openings import an_opening


def _beside(page, label):
    found = re.search(rf"{label} \((\d+)\)", page.text)
    return int(found[1]) if found else None


def test_hits_follow_the_data_and_the_other_filters(visit, database):
    with database.transaction() as session:
        first = an_opening(session)
        an_opening(session)
        an_opening(session, kind=OpeningKind.VACANCY, hours_per_week=40)
        an_opening(session, state=OpeningState.DRAFT)

    page = visit.get("/openings")
    assert (_beside(page, "Praktikum"), _beside(page, "Arbeitsstelle"), _beside(page, "Ausbildung[a-z]*")) == (2, 1, 0)
    assert "3 " in page.text

    full_time = visit.get("/openings?hours=full")
    assert (_beside(full_time, "Praktikum"), _beside(full_time, "Arbeitsstelle")) == (0, 1)

    with database.transaction() as session:
        session.get(type(first), first.id).state = OpeningState.PAUSED
    assert _beside(visit.get("/openings"), "Praktikum") == 1

    # Of words and places the bundles know nothing: then no figure is shown.
    assert _beside(visit.get("/openings?place=Grimma"), "Praktikum") is None


def test_hits_are_counted_once_for_each_version_of_the_data(visit, database):
    with database.transaction() as session:
        an_opening(session)
    counts = []
    for number in (1, 2):
        with reads(database.engine) as sent:
            visit.get(f"/openings?n={number}")
        counts.append(len(sent))
    with database.transaction() as session:
        renew_version(session)
    with reads(database.engine) as sent:
        visit.get("/openings?n=3")

    assert (*counts, len(sent)) == (2, 1, 2)
