"""What an advisor writes for the company about an internship is looked at word by word before it leaves."""

import re
from typing import Any

import pytest
from sqlalchemy import select

from portal.candidates.rewording import Looked
from portal.candidates.words import Decision
from portal.internships.agreement.models import Agreement
from portal.internships.models import Internship
from portal.internships.services import plan_internship
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.companies import an_employer, company_of
from tests.builders.internships import a_plan, an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.internships.web.test_desks import PLAN
from tests.moments import NOON

pytestmark = pytest.mark.one_database
TELLS = "Kassieren üben. Betet im Ramadan am Mittag, nimmt Rücksicht auf die Tochter."


@pytest.fixture
def case(app, database) -> dict[str, Any]:
    with app.test_request_context("/"), database.transaction() as session:
        opening = an_opening(session, company_of(session, an_employer(session)))
        proposal = a_proposal(session, state=ProposalState.DISCLOSED, opening=opening)
        return {"advisor": proposal.made_by_id, "path": f"/advisor/proposals/{proposal.id}/internship", "proposal": proposal.id}


def planned(database):
    with database.reading() as session:
        found = session.query(Internship).one_or_none()
        return found.tasks if found else None


def decided(page: str, *decisions: str) -> dict[str, str]:
    """The decisions about the marks on a page, in their order; the last one for all that are left."""
    marks = sorted(set(re.findall(r'name="(mark\d+)"', page)))
    wanted = (*decisions, *[decisions[-1]] * len(marks))
    return {"looked_at": re.search(r'name="looked_at"[^>]*value="([^"]+)"', page)[1], **dict(zip(marks, wanted, strict=False))}


def test_each_mark_is_decided_before_the_company_reads_it(visit, database, case):
    advisor = visit.as_(case["advisor"])

    refused = advisor.submit(case["path"], PLAN | {"tasks": TELLS})

    assert refused.status_code == 422
    assert "„Ramadan“" in refused.text
    assert "„Tochter“" in refused.text
    assert TELLS in refused.text, "nothing typed is lost"
    assert "[Religion]" in refused.text, "before and after stand side by side"
    assert planned(database) is None

    choices = decided(refused.text, "replace", "needed")
    assert len(choices) >= 3
    assert advisor.submit(case["path"], PLAN | {"tasks": TELLS} | choices).status_code == 302
    left = planned(database)
    assert "Tochter" in left
    assert ("Ramadan" in left, "Betet" in left) != (True, True)
    assert "[" in left


def test_a_mark_that_nobody_decided_holds_the_text_and_keeps_what_was_decided(visit, database, case):
    advisor = visit.as_(case["advisor"])
    choices = decided(advisor.submit(case["path"], PLAN | {"tasks": TELLS}).text, "needed")
    missing = choices.pop("mark2")

    again = advisor.submit(case["path"], PLAN | {"tasks": TELLS} | choices)

    assert (again.status_code, missing) == (422, "needed")
    assert re.search(r'name="mark1"[^>]*value="needed"[^>]*checked|checked[^>]*name="mark1"[^>]*value="needed"', again.text)
    assert planned(database) is None


def test_what_was_decided_about_one_text_is_not_decided_about_another(visit, database, case):
    advisor = visit.as_(case["advisor"])
    yes = decided(advisor.submit(case["path"], PLAN | {"tasks": TELLS}).text, "needed")

    other = TELLS.replace("Tochter", "Ehefrau")  # as many marks as before
    again = advisor.submit(case["path"], PLAN | {"tasks": other} | yes)

    assert again.status_code == 422
    assert "„Ehefrau“" in again.text
    assert planned(database) is None
    looked = Looked(yes["looked_at"], tuple(Decision.NEEDED for name in yes if name.startswith("mark")))
    with database.transaction() as session, pytest.raises(RuleBroken):
        plan_internship(session, case["proposal"], a_plan(tasks=other, looked=looked), by=By.system(), at=NOON)


@pytest.mark.parametrize("text", ["", "Brote schichten, Theke auffüllen, im Team arbeiten."])
def test_a_text_without_marks_needs_no_second_look(visit, case, text):
    assert visit.as_(case["advisor"]).submit(case["path"], PLAN | {"tasks": text}).status_code == 302


def test_what_the_company_wrote_itself_is_not_looked_at(app, visit, database, case):
    with app.test_request_context("/"), database.transaction() as session:
        session.get_one(Opening, session.get_one(Proposal, case["proposal"]).opening_id).tasks = "Kochen für Kinder mit Diabetes"

    advisor = visit.as_(case["advisor"])

    assert advisor.submit(case["path"], PLAN | {"tasks": "Kochen für Kinder mit Diabetes"}).status_code == 302


def test_a_plan_that_says_the_same_as_before_is_saved_without_a_second_look(visit, database, case):
    advisor = visit.as_(case["advisor"])
    refused = advisor.submit(case["path"], PLAN | {"tasks": TELLS})
    saved = advisor.submit(case["path"], PLAN | {"tasks": TELLS} | decided(refused.text, "needed"))

    change = saved.location + "/plan"

    assert advisor.submit(change, PLAN | {"tasks": TELLS, "hours_per_week": "25"}).status_code == 302
    assert advisor.submit(change, PLAN | {"tasks": TELLS + " Tel. 0151 23456789"}).status_code == 422


def test_goals_of_an_agreement_are_decided_mark_by_mark_too_and_once(app, visit, database, case):
    with app.test_request_context("/"), database.transaction() as session:
        internship_id = an_internship(session, session.get_one(Proposal, case["proposal"])).id
    advisor, path = visit.as_(case["advisor"]), f"/advisor/internships/{internship_id}/agreement"
    terms = {"goals": TELLS, "person_address": "A 1", "company_address": "B 2", "days_per_week": "5", "holiday_days": "0"}

    refused = advisor.submit(path, terms)
    assert refused.status_code == 422
    assert "„Ramadan“" in refused.text
    assert advisor.submit(path, terms | decided(refused.text, "replace")).status_code == 302

    with database.reading() as session:
        goals = session.scalars(select(Agreement)).one().content["goals"]
    assert "Ramadan" not in goals
    assert advisor.submit(path, terms | {"goals": goals, "holiday_days": "2"}).status_code == 302, "decided about before"
