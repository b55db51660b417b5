"""From whom we know something is asked where it is entered, and is seen where it matters."""

import re
from uuid import UUID

import pytest

from portal.candidates.models import Candidate
from portal.candidates.shareable import Shareable
from portal.candidates.words import Fact, FactSource
from portal.kernel.i18n import speaking
from tests.builders.accounts import an_advisor
from tests.builders.candidates import a_candidate

pytestmark = pytest.mark.one_database
ANSWERS = {"goal": "internship", "field": "kitchen_service", "available_from": "2027-01-11", "hours_per_week": "20"}
OWN = {**ANSWERS, "day_part": "whole_day", "has_licence_b": "yes"}


@pytest.fixture
def desk(database, visit):
    """An advisor's browser and a person's record."""
    with database.transaction() as session:
        advisor, person = an_advisor(session), a_candidate(session)
    return visit.as_(advisor), f"/advisor/candidates/{person.id}", person.id


def known_from_jobcenter(database, person_id):
    with database.transaction() as session:
        return session.get_one(Candidate, person_id).from_jobcenter


def test_a_tick_keeps_a_detail_inside_and_taking_it_away_lets_it_out_again(desk, database):
    visitor, record, person_id = desk
    visitor.submit(f"{record}/search", {**OWN, "from_jobcenter": ["field"]})
    assert known_from_jobcenter(database, person_id) == ("field",)
    assert "Vom Jobcenter" in visitor.get(record).text
    with speaking("de"):
        named = f"„{Fact.FIELD.label}“ kommt vom Jobcenter"
    assert named in visitor.get(f"{record}/profile").text

    visitor.submit(f"{record}/search", OWN)
    assert known_from_jobcenter(database, person_id) == ()
    assert "kommt vom Jobcenter" not in visitor.get(f"{record}/profile").text


def test_what_is_not_known_comes_from_nobody(desk, database):
    visitor, record, person_id = desk
    visitor.submit(f"{record}/search", {**ANSWERS, "has_licence_b": "", "from_jobcenter": ["has_licence_b", "goal"]})

    assert known_from_jobcenter(database, person_id) == ("goal",)


def test_permission_place_and_experience_ask_it_too(desk, database):
    visitor, record, person_id = desk
    visitor.submit(f"{record}/permit", {"permit": "b", "checked_on": "2026-11-16", "source": "jobcenter"})
    visitor.submit(f"{record}/contact", {"language": "de", "town": "Grimma", "source": "jobcenter"})
    assert known_from_jobcenter(database, person_id) == ("region", "permit")
    visitor.submit(f"{record}/permit", {"permit": "b", "checked_on": "2026-11-16", "source": "person"})
    assert known_from_jobcenter(database, person_id) == ("region",)

    visitor.submit(f"{record}/experiences/new", {"group": "541", "years": "3", "source": "jobcenter"})
    with database.transaction() as session:
        lines = {row.occupation_group: row.source.value for row in session.get_one(Candidate, person_id).experiences}
    assert lines["541"] == "jobcenter"
    assert visitor.submit(f"{record}/experiences/new", {"group": "541", "years": "3", "source": "somebody"}).status_code == 422


def test_taking_in_asks_it_with_every_answer_that_could_leave_the_house(desk, database):
    visitor, _record, _person_id = desk
    began = visitor.submit(
        "/advisor/candidates/new",
        {"given_name": "Salma", "language": "ar", "place": "04668 Grimma", "from_jobcenter": ["region"]},
    )
    person = re.match(r"/advisor/candidates/[0-9a-f-]{36}", began.location)[0]
    work = {"group": "541", "years": "3", "work_from_jobcenter": "y"}
    visitor.submit(f"{person}/intake/aims", {"goal": "job", "field": "kitchen_service", "from_jobcenter": ["field"], **work})
    times = {"hours_per_week": "20", "day_part": "morning", "permit": "a", "checked_on": "2026-11-16"}
    visitor.submit(f"{person}/intake/times", {**times, "from_jobcenter": ["hours_per_week", "permit"]})

    key = UUID(person.rpartition("/")[2])
    assert known_from_jobcenter(database, key) == ("field", "hours_per_week", "region", "permit")
    with database.transaction() as session:
        candidate = session.get_one(Candidate, key)
        assert [row.source for row in candidate.experiences] == [FactSource.JOBCENTER]
        shared = Shareable.of(candidate)
        assert (shared.field, shared.hours_per_week, shared.region, shared.permit) == (None,) * 4
        assert shared.day_part is not None

    visitor.submit(f"{person}/intake/times", {**times, "from_jobcenter": []})
    assert known_from_jobcenter(database, key) == ("field", "region"), "asked since, and told by the person"
    assert (
        'value="field"'
        in re.search(
            r"<input[^>]*checked[^>]*from_jobcenter[^>]*>|<input[^>]*from_jobcenter[^>]*checked[^>]*>",
            visitor.get(f"{person}/intake/aims").text,
        )[0]
    )
