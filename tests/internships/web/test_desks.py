"""From the plan to work found, through the desks of advisor and company."""

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from portal.internships.models import Internship
from portal.internships.words import InternshipState, Outcome
from portal.openings.models import Opening
from portal.openings.words import OpeningKind
from portal.placements.models import Placement
from portal.placements.words import PlacementState
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.agreements import signed_by_all
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal

PLAN = {
    "starts_on": "2026-11-23",
    "ends_on": "2026-12-18",
    "hours_per_week": "20",
    "mentor_name": "Jens Lindner",
    "basis": "mag",
}
APPROVAL = {"approval_on": "2026-11-23", "office": "Jobcenter Borna"}
JOB = {"kind": "job", "starts_on": "2027-01-04", "hours_per_week": "30"}


@pytest.fixture
def case(app, database) -> dict[str, Any]:
    """A company that knows a person, and the advisor who brought them together."""
    with app.test_request_context("/"), database.transaction() as session:
        employer = an_employer(session)
        opening = an_opening(session, company_of(session, employer))
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=opening)
        return {
            "employer": employer.id,
            "other": an_employer(session).id,
            "advisor": proposal.made_by_id,
            "proposal": proposal.id,
            "company": proposal.company_id,
        }


def sign_all(database, internship_id):
    with database.transaction() as session:
        signed_by_all(session, session.get_one(Internship, internship_id))


@pytest.fixture
def internship(app, database, case):
    with app.test_request_context("/"), database.transaction() as session:
        return an_internship(session, session.get_one(Proposal, case["proposal"]))


@pytest.mark.one_database
def test_a_plan_and_a_record_of_work_begin_with_what_the_company_offered(app, case, visit, database):
    with app.test_request_context("/"), database.transaction() as session:
        slot = session.get_one(Proposal, case["proposal"]).opening_id
        opening = session.get_one(Opening, slot)
        opening.starts_on, opening.weeks, opening.hours_per_week, opening.mentor_name = date(2026, 12, 7), 4, 25, "Eva Roth"
        job = an_opening(session, kind=OpeningKind.VACANCY, hours_per_week=30)
        proposed = a_proposal(session, state=ProposalState.DISCLOSED, opening=job)
        other = (proposed.made_by_id, proposed.id)
    plan = visit.as_(case["advisor"]).get(f"/advisor/proposals/{case['proposal']}/internship").text
    work = visit.as_(other[0]).get(f"/advisor/proposals/{other[1]}/placement").text

    for kept in ("2026-12-07", "2027-01-01", "25", "Eva Roth"):
        assert f'value="{kept}"' in plan, kept
    assert plan.index('name="mentor_name"') < plan.index('class="details"') < plan.index('name="basis"')
    assert re.search(r'<input[^>]*checked[^>]*value="job"', work)
    assert 'value="30"' in work


def test_an_internship_is_led_from_plan_to_work(case, visit, database):
    advisor, company = visit.as_(case["advisor"]), visit.as_(case["employer"])
    planned = advisor.submit(f"/advisor/proposals/{case['proposal']}/internship", PLAN)
    page = planned.location
    internship_id = page.rsplit("/", 1)[1]
    assert "Jens Lindner" in advisor.get(page).text
    assert advisor.submit(f"{page}/approval", APPROVAL).location == page
    assert advisor.press(f"{page}/start").status_code == 409, "nobody has signed"
    sign_all(database, UUID(internship_id))
    assert advisor.press(f"{page}/start").location == page
    assert "Salma Rahimi" in company.get(f"/employer/internships/{internship_id}").text
    assert advisor.submit(f"{page}/completion", {"outcome": "job"}).location == page
    placed = advisor.submit(f"/advisor/proposals/{case['proposal']}/placement", JOB)
    assert advisor.get(placed.location).status_code == 200
    assert advisor.get("/advisor/placements").status_code == 200

    with database.reading() as session:
        internship = session.query(Internship).one()
        placement = session.query(Placement).one()
        assert (internship.state, internship.outcome) == (InternshipState.COMPLETED, Outcome.JOB)
        assert (placement.state, placement.internship_id) == (PlacementState.AGREED, internship.id)
        assert session.get_one(Proposal, case["proposal"]).state is ProposalState.PLACED


@pytest.mark.parametrize(
    ("changes", "name", "sentence"),
    [
        ({"ends_on": "2027-01-04"}, "ends_on", "03.01.2027"),
        ({"starts_on": "2026-11-22"}, "starts_on", "Vergangenheit"),
        ({"hours_per_week": "41"}, "hours_per_week", "40"),
    ],
)
def test_what_the_law_does_not_allow_is_said_beside_its_field(case, visit, database, changes, name, sentence):
    typed = {**PLAN, **changes}
    answer = visit.as_(case["advisor"]).submit(f"/advisor/proposals/{case['proposal']}/internship", typed)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'id="{name}-error"' in answer.text or "aria-invalid" in answer.text
    assert "Jens Lindner" in answer.text, "what was typed is still there"
    with database.reading() as session:
        assert session.query(Internship).count() == 0


def test_an_internship_without_approval_cannot_be_started_by_the_button(case, internship, visit, database):
    answer = visit.as_(case["advisor"]).press(f"/advisor/internships/{internship.id}/start")

    assert answer.status_code == 409
    with database.reading() as session:
        assert session.get_one(Internship, internship.id).state is InternshipState.PLANNED


def test_a_plan_is_changed_and_called_off(case, internship, visit, database):
    advisor = visit.as_(case["advisor"])
    page = f"/advisor/internships/{internship.id}"
    assert "Jens Lindner" in advisor.get(f"{page}/plan").text
    assert advisor.submit(f"{page}/plan", {**PLAN, "mentor_name": "Ute Krause"}).location == page
    assert advisor.press(f"{page}/cancel").location == page

    with database.reading() as session:
        found = session.get_one(Internship, internship.id)
        assert (found.state, found.mentor_name) == (InternshipState.CANCELLED, "Ute Krause")


def test_an_early_end_is_noted(case, internship, visit, database):
    advisor = visit.as_(case["advisor"])
    page = f"/advisor/internships/{internship.id}"
    advisor.submit(f"{page}/approval", APPROVAL)
    sign_all(database, internship.id)
    advisor.press(f"{page}/start")
    ended = {"ended_on": "2026-11-23", "aborted_by": "candidate", "reason": "private"}
    assert advisor.submit(f"{page}/abort", ended).location == page

    company = visit.as_(case["employer"]).get(f"/employer/internships/{internship.id}").text
    with database.reading() as session:
        assert session.get_one(Internship, internship.id).state is InternshipState.ABORTED
    assert "persönliche Gründe" not in company, "why a person stopped is theirs"


def test_a_company_sees_its_own_and_no_other(case, internship, visit):
    own, other = visit.as_(case["employer"]), visit.as_(case["other"])

    assert own.get(f"/employer/internships/{internship.id}").status_code == 200
    assert str(internship.id) in own.get("/employer/internships/").text
    assert other.get(f"/employer/internships/{internship.id}").status_code == 404
    assert str(internship.id) not in other.get("/employer/internships/").text


def test_the_name_leaves_the_pages_when_the_person_takes_it_back(case, internship, visit):
    company, advisor = visit.as_(case["employer"]), visit.as_(case["advisor"])
    pages = (f"/employer/internships/{internship.id}", "/employer/internships/", "/employer/")
    assert all("Salma Rahimi" in company.get(page).text for page in pages)
    advisor.press(f"/advisor/internships/{internship.id}/cancel")
    advisor.submit(f"/advisor/proposals/{case['proposal']}/withdraw", {})

    assert not any("Salma" in company.get(page).text for page in pages)
    said = company.post(f"{pages[0]}/decide", {"decision": "hire", "csrf_token": company.token()})
    assert said.status_code == 409


def test_a_company_cannot_leave_while_an_internship_waits(case, internship, visit):
    company = visit.as_(case["employer"])
    page = company.get("/employer/company/leave")

    assert "Praktikum" in page.text
    assert company.submit("/employer/company/leave", {"confirmation": "x"}).status_code in (409, 422)


@pytest.mark.one_database
def test_the_law_is_asked_before_anything_is_kept_and_its_answers_stay_with_the_plan(case, visit, database):
    advisor = visit.as_(case["advisor"])
    address = f"/advisor/proposals/{case['proposal']}/internship"
    asked = advisor.submit(address, {**PLAN, "then": "check"})
    too_long = advisor.submit(address, {**PLAN, "ends_on": "2027-01-04", "then": "check"})

    assert "Eine Behörde muss zustimmen" in asked.text
    assert "Nicht erlaubt" in too_long.text
    assert "§ 45 Abs. 2 Satz 2 SGB III" in too_long.text
    with database.reading() as session:
        assert session.query(Internship).count() == 0
    kept = advisor.submit(address, PLAN)
    assert "Eine Behörde muss zustimmen" in advisor.get(kept.location).text


@pytest.mark.one_database
def test_a_request_is_noted_waited_for_and_answered_at_the_desk(internship, case, visit, database):
    advisor, page = visit.as_(case["advisor"]), f"/advisor/internships/{internship.id}"
    noted = advisor.submit(f"{page}/request", {"matter": "approval", "authority": "jobcentre", "sent_on": "2026-11-23"})
    waiting = advisor.get("/advisor/internships/waiting?whose=all").text
    (answer_page,) = re.findall(r'href="(/advisor/internship-requests/[^"]+)"', advisor.get(page).text)
    answered = advisor.submit(answer_page, {"answer": "yes", "answered_on": "2026-11-23"})

    assert noted.location == answered.location == page
    assert str(internship.id) in waiting
    assert str(internship.id) not in advisor.get("/advisor/internships/waiting?whose=all").text
    with database.reading() as session:
        assert session.get_one(Internship, internship.id).state is InternshipState.APPROVED
