"""What an advisor writes for the company about an internship is looked at word by word before it leaves."""

import re
from typing import Any

import pytest

from portal.internships.models import Internship
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.words import ProposalState
from tests.builders.companies import an_employer, company_of
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.internships.web.test_desks import PLAN

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


def seen_in(text: str) -> str:
    return re.search(r'name="looked_at"[^>]*value="([^"]+)"', text)[1]


def test_marked_words_are_looked_at_before_the_company_reads_them(visit, database, case):
    advisor = visit.as_(case["advisor"])

    refused = advisor.submit(case["path"], PLAN | {"tasks": TELLS})

    assert refused.status_code == 422
    assert "„Ramadan“" in refused.text
    assert "„Tochter“" in refused.text
    assert TELLS in refused.text, "nothing typed is lost"
    assert planned(database) is None

    yes = {"looked_at": seen_in(refused.text), "is_looked_at": "y"}
    assert advisor.submit(case["path"], PLAN | {"tasks": TELLS} | yes).status_code == 302
    assert planned(database) == TELLS


def test_a_yes_to_one_text_is_no_yes_to_another(visit, database, case):
    advisor = visit.as_(case["advisor"])
    refused = advisor.submit(case["path"], PLAN | {"tasks": TELLS})

    yes = {"looked_at": seen_in(refused.text), "is_looked_at": "y"}
    again = advisor.submit(case["path"], PLAN | {"tasks": TELLS + " Hat Diabetes."} | yes)

    assert again.status_code == 422
    assert "„Diabetes“" in again.text
    assert planned(database) is None
    assert advisor.submit(case["path"], PLAN | {"tasks": TELLS, "looked_at": yes["looked_at"]}).status_code == 422, "no yes"


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
    saved = advisor.submit(case["path"], PLAN | {"tasks": TELLS, "looked_at": seen_in(refused.text), "is_looked_at": "y"})

    change = saved.location + "/plan"

    assert advisor.submit(change, PLAN | {"tasks": TELLS, "hours_per_week": "25"}).status_code == 302
    assert advisor.submit(change, PLAN | {"tasks": TELLS + " Tel. 0151 23456789"}).status_code == 422
