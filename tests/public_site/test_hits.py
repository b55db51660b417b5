"""Beside each filter stands how many openings it shows: always of the data as they are, with everything else asked."""

import re
from datetime import timedelta

from portal.kernel.clock import today
from portal.kernel.db import renew_version
from portal.openings.handlers import rebuild
from portal.openings.words import OpeningKind, OpeningState
from tests.architecture.statements import reads
from tests.builders.companies import a_company
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


def test_hits_of_a_search_count_what_meets_the_words_and_the_place(visit, database, app):
    with database.transaction() as session:
        grimma, wurzen = a_company(session), a_company(session, name="Nord", postcode="04808", town="Wurzen")
        an_opening(session, grimma, title="Koch", starts_on=None)
        an_opening(session, grimma, title="Köchin", kind=OpeningKind.VACANCY, hours_per_week=40, licences=("b",))
        an_opening(session, wurzen, title="Beikoch", kind=OpeningKind.VACANCY, starts_on=today() + timedelta(days=30))
        an_opening(session, wurzen, title="Maurer")
    rebuild(app)

    cooks = visit.get("/openings?q=Köchin")
    assert (_beside(cooks, "Praktikum"), _beside(cooks, "Arbeitsstelle")) == (1, 2)
    near = visit.get("/openings?q=Köchin&place=Grimma&km=5")
    assert (_beside(near, "Praktikum"), _beside(near, "Arbeitsstelle")) == (1, 1)
    assert _beside(visit.get("/openings?place=Wurzen&km=5"), "Praktikum") == 1
    assert _beside(visit.get("/openings?q=Köchin&licence=b"), "Arbeitsstelle") == 1
    assert "Beikoch" in visit.get("/openings?q=Koch&start=soon").text
    assert _beside(visit.get("/openings?q=Koch&start=soon"), "Praktikum") == 0


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

    assert (*counts, len(sent)) == (3, 1, 3)
