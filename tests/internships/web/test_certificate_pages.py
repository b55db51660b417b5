"""The certificate on the pages: the person finds it after the last day, in their language; the advisor prints it."""

import pytest
from sqlalchemy import select

from portal.proposals.models import Proposal
from tests.builders.candidates import a_candidate
from tests.builders.internships import a_completed_internship, an_internship
from tests.builders.openings import an_opening

pytestmark = pytest.mark.one_database


def test_the_person_finds_it_in_their_language_and_nobody_else_does(app, visit, database):
    with app.test_request_context("/"), database.transaction() as session:
        internship = a_completed_internship(session, a_candidate(session), an_opening(session))
        advisor = session.scalars(select(Proposal.made_by_id).where(Proposal.id == internship.proposal_id)).one()
        other, mine, person = an_internship(session).candidate_id, internship.id, internship.candidate_id
        address = f"/my/certificates/{mine}"
    page = visit.by_link(person, "ar")
    assert address in page.get("/my").text
    said = page.get(address).text
    assert 'dir="rtl"' in said
    assert all(f"{address}/{way}" in said for way in ("document", "without", "copy"))
    german = visit.by_link(person, "de").get(address).text
    assert "Lernt neue Aufgaben schnell." in german
    assert f"{address}/copy" not in german, "who reads German needs no copy"
    for way in ("document", "without", "copy"):
        given = page.get(f"{address}/{way}")
        assert (given.headers["Content-Type"], given.headers["Cache-Control"]) == ("application/pdf", "no-store")
        assert visit.by_link(other).get(f"{address}/{way}").status_code == 404
    staff = visit.as_(advisor)
    printed = f"/advisor/internships/{mine}/certificate"
    assert printed in staff.get(f"/advisor/internships/{mine}").text
    assert staff.get(printed).headers["Content-Type"] == "application/pdf"
