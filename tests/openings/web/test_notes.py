"""Hints beside a field carry source and day of the check, and coordinators keep them as rows."""

import pytest

from portal.labour.words import OccupationField
from portal.openings.helping import helps_for
from portal.openings.queries.guide import all_notes
from portal.openings.services import OpeningDraft
from portal.openings.words import NoteCode, OpeningKind, OpeningState
from tests.builders.accounts import a_coordinator
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening
from tests.builders.rates import founding_notes
from tests.moments import MONDAY

pytestmark = pytest.mark.one_database
RISKY = {"kind": OpeningKind.VACANCY, "title": "Junge Verkäuferin", "tasks": "Muttersprache Deutsch. Tel. 0341 2233445"}
ANSWERS = {"german": "Der Lohn gehört dazu.", "english": "Pay belongs to it.", "source": "BGBl. 2027 I", "is_shown": "y"}


@pytest.fixture
def review(database, visit):
    """Open a company's last look at a risky draft, as often as wanted."""
    with database.transaction() as session:
        founding_notes(session)
        employer = an_employer(session, a_company(session, is_trusted=True))
        opening = an_opening(session, company_of(session, employer), state=OpeningState.DRAFT, **RISKY)
    return lambda: visit.as_(employer).get(f"/employer/openings/{opening.id}/review").text


def test_a_hint_says_where_it_stands_written_and_when_somebody_looked(review):
    page = review()

    for words in ("§§ 1, 7 und 11 AGG, ", " 22.11.2026", "Muttersprache auszuschreiben", "Richtlinie (EU) 2023/970"):
        assert words in page


def test_a_coordinator_rewrites_a_hint_takes_it_off_and_keeps_its_history(review, database, visit):
    with database.transaction() as session:
        coordinator = a_coordinator(session)
    desk = visit.as_(coordinator)
    assert "Richtlinie (EU) 2023/970" in desk.get("/coordinator/hints/").text

    assert desk.submit("/coordinator/hints/no_pay", {**ANSWERS, "checked_on": "2999-01-01"}).status_code == 422
    assert desk.submit("/coordinator/hints/no_pay", {**ANSWERS, "source": "", "checked_on": "2026-11-23"}).status_code == 422
    assert desk.submit("/coordinator/hints/no_pay", {**ANSWERS, "checked_on": "2026-11-23"}).status_code == 302
    assert "Der Lohn gehört dazu." in review()
    assert "BGBl. 2027 I" in review()

    off = {name: value for name, value in ANSWERS.items() if name != "is_shown"}
    assert desk.submit("/coordinator/hints/no_pay", {**off, "checked_on": "2026-11-23"}).status_code == 302
    assert "Der Lohn gehört dazu." not in review()
    with database.reading() as session:
        assert [row.is_shown for row in all_notes(session).history(NoteCode.NO_PAY)] == [False, True, True]
    assert desk.get("/coordinator/hints/nonsense").status_code == 404


def test_what_law_asks_of_a_field_is_said_for_jobs_of_that_field_alone(database):
    with database.transaction() as session:
        founding_notes(session)
        guide = all_notes(session)

    def fields(kind, field):
        return {help_.field for help_ in helps_for(OpeningDraft(kind, "Mitarbeit", field=field), guide, on=MONDAY)}

    assert fields(OpeningKind.VACANCY, OccupationField.BUILDING) == {"field", "pay_amount"}
    assert fields(OpeningKind.VACANCY, OccupationField.OFFICE_IT) == {"pay_amount"}
    assert fields(OpeningKind.INTERNSHIP_SLOT, OccupationField.BUILDING) == set()
    assert helps_for(OpeningDraft(OpeningKind.VACANCY, "Mitarbeit", field=OccupationField.BUILDING), on=MONDAY) == ()
