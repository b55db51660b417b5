"""Companies that still saw a proposal are told that it is gone, and nothing else."""

from portal.kernel.audit import By
from portal.openings.models import Opening
from portal.proposals.words import ProposalState
from portal.retention.erasing import erase
from tests.builders.companies import an_employer
from tests.builders.proposals import a_proposal
from tests.moments import NOON


def test_the_company_reads_that_something_is_gone(app, database, deliver, letters):
    with app.test_request_context("/"), database.transaction() as session:
        proposal = a_proposal(session, state=ProposalState.PRESENTED)
        company = session.get_one(Opening, proposal.opening_id).company
        an_employer(session, company, email="chef@lindner.example")
        erase(session, proposal.candidate_id, by=By.system(), at=NOON)

    deliver()

    (letter,) = [each for each in letters() if "chef@lindner.example" in each.to]
    assert letter.subject == "Ein Vorschlag ist nicht mehr verfügbar"
    for word in ("Salma", "Rahimi", proposal.reference, "Grimma"):
        assert word not in letter.text + letter.html + letter.subject


def test_a_company_that_saw_nothing_hears_nothing(app, database, deliver, letters):
    with app.test_request_context("/"), database.transaction() as session:
        proposal = a_proposal(session, state=ProposalState.CONSENT_GIVEN)
        an_employer(session, session.get_one(Opening, proposal.opening_id).company, email="chef@lindner.example")
        erase(session, proposal.candidate_id, by=By.system(), at=NOON)

    deliver()

    assert [each for each in letters() if "chef@lindner.example" in each.to] == []
