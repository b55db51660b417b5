"""The first-day kit through the pages: the company fills it in, the person reads it in their language, nobody else does."""

import pytest

from portal.internships.words import InternshipState
from portal.proposals.words import ProposalState
from tests.builders.agreements import an_agreement
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal

pytestmark = pytest.mark.one_database
TYPED = {
    "meeting_point": "Hintereingang <b>klingeln</b>",
    "begins_at": "6:45",
    "contact_name": "Jens Lindner",
    "contact_phone": "03437 123456",
    "clothes": "Weiße Hose",
}


def test_what_the_company_fills_in_the_person_reads_at_once_in_their_language(app, visit, database):
    with app.test_request_context("/"), database.transaction() as session:
        employer, other = an_employer(session), an_employer(session)
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=an_opening(session, company_of(session, employer)))
        internship = an_internship(session, proposal, state=InternshipState.APPROVED)
        kit, mine = f"/employer/internships/{internship.id}/kit", f"/my/first-day/{internship.id}"
        ids = (employer.id, other.id, internship.candidate_id, internship.id)
    company, person = visit.as_(ids[0]), visit.by_link(ids[2], "ar")
    assert (company.get(kit).status_code, person.get(mine).status_code) == (404, 404), "nothing before the agreement"
    with app.test_request_context("/"), database.transaction() as session:
        an_agreement(session, session.get_one(type(internship), ids[3]))
    assert kit in company.get(f"/employer/internships/{ids[3]}").text
    assert company.submit(kit, TYPED).status_code == 302
    assert company.submit(kit, {**TYPED, "begins_at": "25:99"}).status_code == 422
    page = person.get(mine).text
    assert mine in person.get("/my").text
    for said in ("Hintereingang &lt;b&gt;klingeln", "6:45", "Jens Lindner", "Weiße Hose", 'dir="rtl"', 'role="img"'):
        assert said in page, said
    for document in (person.get(f"{mine}/document"), company.get(f"{kit}/document")):
        assert document.headers["Content-Type"] == "application/pdf"
    assert visit.as_(ids[1]).get(kit).status_code == 404
    assert visit.as_(ids[1]).get(f"{kit}/document").status_code == 404
