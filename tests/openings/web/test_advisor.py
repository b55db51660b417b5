"""The team reads, enters and moves openings in the browser."""

import re
import shutil
from datetime import date

import pytest
from sqlalchemy import select

from portal.companies.words import CompanyState
from portal.labour.words import DayPart
from portal.openings.handlers import rebuild
from portal.openings.models import Opening
from portal.openings.words import OpeningKind, OpeningSource, OpeningState
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening


@pytest.fixture
def staff(database, visit):
    with database.transaction() as session:
        people = {"advisor": an_advisor(session), "coordinator": a_coordinator(session)}
    return {role: visit.as_(person) for role, person in people.items()}


def make(database, **changes):
    with database.transaction() as session:
        return an_opening(session, **changes)


def state_of(database, opening):
    with database.reading() as session:
        return session.get_one(Opening, opening.id).state


@pytest.mark.parametrize("role", ["advisor", "coordinator"])
def test_the_queue_holds_what_was_handed_in_and_one_press_puts_it_online(staff, database, role):
    waiting = make(database, state=OpeningState.SUBMITTED, title="Hilfe im Stall")
    make(database, title="Längst online")
    visitor = staff[role]

    queue = visitor.get("/advisor/openings/review").text
    assert "Hilfe im Stall" in queue
    assert "Längst online" not in queue

    assert visitor.press(f"/advisor/openings/{waiting.id}/publish").status_code == 302
    assert state_of(database, waiting) is OpeningState.PUBLISHED
    assert visitor.press(f"/advisor/openings/{waiting.id}/publish").status_code == 409
    assert "Hilfe im Stall" not in visitor.get("/advisor/openings/review").text


@pytest.mark.parametrize("reason", ["", "x" * 1001, "Bitte\u202enein"])
def test_sending_back_needs_a_readable_reason_and_keeps_what_was_typed(staff, database, reason):
    opening = make(database, state=OpeningState.SUBMITTED)

    answer = staff["advisor"].submit(f"/advisor/openings/{opening.id}/reject", {"reason": reason})

    assert answer.status_code == 422
    assert 'id="reason-error"' in answer.text
    assert reason[:900] in answer.text
    assert state_of(database, opening) is OpeningState.SUBMITTED


def test_the_company_reads_the_reason_beside_its_opening(staff, visit, database):
    with database.transaction() as session:
        employer = an_employer(session)
        opening = an_opening(session, company_of(session, employer), state=OpeningState.SUBMITTED)

    answer = staff["advisor"].submit(f"/advisor/openings/{opening.id}/reject", {"reason": "Welche <b>Uhrzeiten</b>?"})

    assert answer.status_code == 302
    page = visit.as_(employer).get(f"/employer/openings/{opening.id}").text
    assert "Welche &lt;b&gt;Uhrzeiten&lt;/b&gt;?" in page


def test_an_advisor_enters_an_opening_after_a_call_and_the_company_is_asked_to_confirm(staff, visit, database):
    with database.transaction() as session:
        employer = an_employer(session)
        company = company_of(session, employer)
        site_id = str(company.sites[0].id)
    visitor = staff["advisor"]

    begun = visitor.submit(
        f"/advisor/openings/new/{company.id}", {"kind": "vacancy", "source": "phone", "title": "Hilfe in der Küche"}
    )
    assert begun.status_code == 302
    fields = {
        "title": "Hilfe in der Küche",
        "tasks": "Gemüse putzen",
        "field": "kitchen_service",
        "site_id": site_id,
        "hours_per_week": "30",
        "pay_amount": "14,90",
        "pay_unit": "hour",
        "language_level": "a2",
    }
    assert visitor.submit(begun.location, fields).status_code == 302

    with database.reading() as session:
        opening = session.scalars(select(Opening)).one()
    assert (opening.source, opening.confirmed_at, str(opening.pay_amount)) == (OpeningSource.PHONE, None, "14.90")
    assert visitor.press(f"/advisor/openings/{opening.id}/publish").status_code == 302
    page = visit.as_(employer).get(f"/employer/openings/{opening.id}").text
    assert f"/employer/openings/{opening.id}/confirm" in page


@pytest.mark.parametrize(
    "fields",
    [{}, {"kind": "hobby", "source": "phone", "title": "x"}, {"kind": "vacancy", "source": "import", "title": "x"}],
)
def test_the_first_step_takes_only_what_it_offers(staff, database, fields):
    with database.transaction() as session:
        company = a_company(session)

    assert staff["advisor"].submit(f"/advisor/openings/new/{company.id}", fields).status_code == 422


@pytest.mark.parametrize("state", [CompanyState.LEFT, CompanyState.BLOCKED])
def test_nothing_is_entered_for_a_company_that_is_out(staff, database, state):
    with database.transaction() as session:
        company = a_company(session, state=state)

    assert staff["advisor"].get(f"/advisor/openings/new/{company.id}").status_code == 404


def test_the_list_is_filtered_by_its_address(staff, database):
    make(database, title="Hilfe im Stall", state=OpeningState.PAUSED)
    make(database, title="Hilfe in der Küche")
    visitor = staff["coordinator"]

    page = visitor.get("/advisor/openings/?state=paused&kind=internship_slot&q=stall").text
    assert "Hilfe im Stall" in page
    assert "Hilfe in der Küche" not in page
    assert visitor.get("/advisor/openings/?state=lost&q=" + "x" * 300).status_code == 200
    assert visitor.get("/advisor/openings/?state=withdrawn").status_code == 200


@pytest.mark.parametrize("state", OpeningState)
def test_every_state_has_a_page_for_the_team_and_for_the_company(staff, visit, database, state):
    with database.transaction() as session:
        employer = an_employer(session)
        opening = an_opening(session, company_of(session, employer), state=state, rejection_reason="Bitte ergänzen", tasks=None)

    assert staff["advisor"].get(f"/advisor/openings/{opening.id}").status_code == 200
    assert visit.as_(employer).get(f"/employer/openings/{opening.id}").status_code == 200


def test_companies_and_visitors_have_no_way_in(visit, database):
    with database.transaction() as session:
        employer = an_employer(session)
        opening = an_opening(session, state=OpeningState.SUBMITTED)

    for path in ("/advisor/openings/", "/advisor/openings/review", f"/advisor/openings/{opening.id}"):
        assert visit.as_(employer).get(path).status_code == 403
        assert visit.get(path).status_code == 302


def test_the_list_of_all_is_narrowed_by_place_field_german_time_start_licence_and_other_words(staff, database, app):
    near = {"postcode": "04668", "latitude": 51.23, "longitude": 12.72}
    make(database, title="Reinigungskraft", licences=("b",), starts_on=None, **near)
    make(
        database,
        title="Dachdecker",
        kind=OpeningKind.VACANCY,
        day_part=DayPart.SHIFTS,
        starts_on=date(2027, 9, 1),
        postcode="04808",
    )
    rebuild(app)

    def shown(query):
        page = staff["advisor"].get(f"/advisor/openings/?{query}").text.replace("<mark>", "").replace("</mark>", "")
        return [title for title in ("Reinigungskraft", "Dachdecker") if f">{title}</a>" in page]

    assert shown("") == ["Reinigungskraft", "Dachdecker"]
    assert shown("q=Putzfrau") == ["Reinigungskraft"]
    assert shown("licence=b") == ["Reinigungskraft"]
    assert shown("licence=none") == ["Dachdecker"]
    assert shown("start=now") == ["Reinigungskraft"]
    assert shown("start=later&time=shifts") == ["Dachdecker"]
    assert shown("place=Grimma&km=5") == ["Reinigungskraft"]
    unknown = staff["advisor"].get("/advisor/openings/?place=Grima").text
    assert "Grimma" in unknown
    assert 'id="place-error"' in unknown
    shutil.rmtree(app.extensions["portal_settings"].data / "search", ignore_errors=True)
    assert shown("q=Dach") == ["Dachdecker"]


def _beside(answer, label):
    """Read the number that stands beside an answer of a filter."""
    found = re.findall(rf">\s*{re.escape(label)} \((\d+)\)\s*<", answer.text)
    assert len(found) == 1, (label, found)
    return int(found[0])


@pytest.mark.one_database
def test_beside_each_filter_stands_what_it_would_show_with_everything_else_that_is_asked(staff, database, app):
    with database.transaction() as session:
        grimma, wurzen = a_company(session), a_company(session, name="Nord & Süd", postcode="04808", town="Wurzen")
        an_opening(session, grimma, title="Koch", state=OpeningState.DRAFT)
        an_opening(session, grimma, title="Köchin", kind=OpeningKind.VACANCY)
        an_opening(session, wurzen, title="Beikoch", kind=OpeningKind.VACANCY)
        an_opening(session, wurzen, title="Maurer", state=OpeningState.PAUSED)
    rebuild(app)

    everything = staff["advisor"].get("/advisor/openings/")
    assert [_beside(everything, label) for label in ("Entwurf", "Öffentlich", "Pausiert", "Besetzt")] == [1, 2, 1, 0]
    assert [_beside(everything, label) for label in ("Praktikum", "Arbeitsstelle")] == [2, 2]
    public = staff["advisor"].get("/advisor/openings/?state=published")
    assert [_beside(public, label) for label in ("Entwurf", "Öffentlich", "Praktikum", "Arbeitsstelle")] == [1, 2, 0, 2]
    near = staff["advisor"].get("/advisor/openings/?q=koch&place=Wurzen&km=5")
    assert [_beside(near, label) for label in ("Entwurf", "Öffentlich", "Pausiert", "Arbeitsstelle")] == [0, 1, 0, 1]
    assert "Öffentlich (" not in public.text.split('class="chips"')[1].split("</p>")[0], "what narrows the list carries no number"
    assert "<mark>Beikoch</mark></a>" in near.text
