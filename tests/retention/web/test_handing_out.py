"""An advisor hands out what is held about a person; nobody else gets it, and nobody else's goes with it."""

import json

import pytest
from sqlalchemy import select

from portal.candidates.services import Who
from portal.kernel.audit import AuditEntry
from tests.builders.accounts import a_coordinator
from tests.builders.candidates import a_candidate, a_person
from tests.builders.companies import a_company, an_employer

pytestmark = pytest.mark.one_database
OTHER = Who("Zerfin", "Kolumbatz", ())


@pytest.fixture
def two(database):
    with database.transaction() as session:
        person = a_candidate(session)
        a_candidate(session, a_person(who=OTHER), advisor_id=person.advisor_id)
        return person.id, person.advisor_id


def test_an_advisor_gets_a_file_with_everything_of_this_person_alone(visit, database, two):
    candidate_id, advisor_id = two

    answer = visit.as_(advisor_id).press(f"/advisor/candidates/{candidate_id}/hand-out")

    held = json.loads(answer.text)
    assert held["candidates_candidate"][0]["family_name"] == "Rahimi"
    assert {"candidates_language", "candidates_experience", "candidates_competence"} <= set(held)
    assert "Zerfin" not in answer.text
    assert "Kolumbatz" not in answer.text
    headers = answer.response.headers
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert "Rahimi" not in headers["Content-Disposition"]
    with database.reading() as session:
        line = session.scalars(select(AuditEntry).where(AuditEntry.verb == "candidate.exported")).one()
        assert (line.subject_id, line.by_id, line.by_role) == (candidate_id, advisor_id, "advisor")


def test_coordinators_and_companies_get_nothing(visit, database, two):
    candidate_id, _advisor_id = two
    with database.transaction() as session:
        others = [a_coordinator(session).id, an_employer(session, a_company(session)).id]

    for other in others:
        assert visit.as_(other).press(f"/advisor/candidates/{candidate_id}/hand-out").status_code == 403
    with database.reading() as session:
        assert session.scalar(select(AuditEntry.id).where(AuditEntry.verb == "candidate.exported")) is None
