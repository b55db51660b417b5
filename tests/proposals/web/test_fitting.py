"""Who fits a place, as an advisor reads it."""

from datetime import date

import pytest

from portal.candidates.drafts import Search
from portal.labour.words import DayPart, Goal, OccupationField
from portal.openings.words import OpeningState
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.candidates import a_candidate, a_person
from tests.builders.companies import a_company, an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal

pytestmark = pytest.mark.one_database
AFTERNOONS = {"day_part": DayPart.AFTERNOON, "starts_on": date(2027, 1, 11)}
LOOKS_FOR_A_JOB = Search(goal=Goal.JOB, field=OccupationField.FOOD_PRODUCTION)


def test_who_fits_stands_above_who_does_not_with_the_reasons(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        fits = a_candidate(session, advisor_id=advisor.id)
        differs = a_candidate(session, a_person(search=LOOKS_FOR_A_JOB), advisor_id=advisor.id)
        opening = an_opening(session, **AFTERNOONS)
    browser = visit.as_(advisor)

    alone = browser.get(f"/advisor/openings/{opening.id}/people").text
    text = browser.get(f"/advisor/openings/{opening.id}/people?nearly=yes").text

    first, _, rest = text.partition("Wer mit einer Änderung passen würde")
    assert str(differs.id) not in alone
    assert str(fits.id) in first
    assert str(differs.id) not in first
    assert str(differs.id) in rest
    assert "hat in diesem Bereich gearbeitet" in first
    assert "Die Person sucht etwas anderes." in rest
    assert f"/advisor/candidates/{fits.id}/proposals/{opening.id}" in first


def test_when_nobody_fits_the_nearest_stand_there_at_once(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        differs = a_candidate(session, a_person(search=LOOKS_FOR_A_JOB), advisor_id=advisor.id)
        opening = an_opening(session, **AFTERNOONS)

    text = visit.as_(advisor).get(f"/advisor/openings/{opening.id}/people").text

    assert "Heute passt niemand" in text
    assert str(differs.id) in text


def test_the_place_leads_to_the_people_and_counts_those_who_fit(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        a_candidate(session, advisor_id=advisor.id)
        opening = an_opening(session, **AFTERNOONS)
        closed = an_opening(session, state=OpeningState.PAUSED)
    browser = visit.as_(advisor)

    page = browser.get(f"/advisor/openings/{opening.id}").text

    assert f"/advisor/openings/{opening.id}/people" in page
    assert "Bei einer Person spricht nichts dagegen." in page
    assert f"/advisor/openings/{closed.id}/people" not in browser.get(f"/advisor/openings/{closed.id}").text


def test_for_a_place_that_is_not_online_nobody_can_be_proposed(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        person = a_candidate(session, advisor_id=advisor.id)
        closed = an_opening(session, state=OpeningState.PAUSED, **AFTERNOONS)

    text = visit.as_(advisor).get(f"/advisor/openings/{closed.id}/people").text

    assert "Diese Stelle ist nicht online." in text
    assert f"/advisor/candidates/{person.id}/proposals/" not in text


def test_an_advisor_looks_among_their_own_people_first_and_then_among_all(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        others = a_candidate(session)
        opening = an_opening(session, **AFTERNOONS)
    browser = visit.as_(advisor)
    path = f"/advisor/openings/{opening.id}/people"

    assert str(others.id) not in browser.get(path).text
    assert str(others.id) in browser.get(path + "?whose=all").text


def test_who_was_proposed_for_the_place_is_not_offered_again(visit, database):
    with database.transaction() as session:
        proposal = a_proposal(session)
        advisor_id, opening_id, candidate_id = proposal.made_by_id, proposal.opening_id, proposal.candidate_id

    text = visit.as_(advisor_id).get(f"/advisor/openings/{opening_id}/people?whose=all").text

    assert str(candidate_id) not in text


def test_only_advisors_read_who_fits(visit, database):
    with database.transaction() as session:
        opening = an_opening(session)
        coordinator, employer = a_coordinator(session), an_employer(session, a_company(session))
    path = f"/advisor/openings/{opening.id}/people"

    assert visit.as_(coordinator).get(path).status_code == 403
    assert visit.as_(employer).get(path).status_code == 403
    assert "/people" not in visit.as_(coordinator).get(f"/advisor/openings/{opening.id}").text


def test_the_places_for_a_person_come_with_the_best_first(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        person = a_candidate(session, advisor_id=advisor.id)
        an_opening(session, title="Hilfe in der Pflege", field=OccupationField.CARE, **AFTERNOONS)
        an_opening(session, title="Hilfe in der Backstube", **AFTERNOONS)
        an_opening(session, title="Frühschicht", **AFTERNOONS | {"day_part": DayPart.MORNING})

    text = visit.as_(advisor).get(f"/advisor/candidates/{person.id}/proposals/new").text

    assert text.index("Hilfe in der Backstube") < text.index("Hilfe in der Pflege") < text.index("Frühschicht")
    assert "Der Deutschkurs" in text
