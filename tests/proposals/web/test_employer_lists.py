"""A company's list of proposals with its filters, what stands in a history, and the page after an answer."""

from typing import Any

from portal.accounts.models import Account
from portal.kernel.clock import now
from portal.kernel.db import Database
from portal.openings.models import Opening
from portal.proposals.words import DeclineReason, ProposalState
from tests.builders.companies import an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.inspection import form_token_in
from tests.visiting import Visitor

S = ProposalState


def built(database: Database, *states: ProposalState) -> tuple[Any, list[Any]]:
    """Build proposals to one company, and somebody of it."""
    with database.transaction() as session:
        first = an_opening(session)
        proposals = [a_proposal(session, state=state, at=now(), opening=an_opening(session, first.company)) for state in states]
        return an_employer(session, session.get_one(Opening, first.id).company), proposals


def test_filters_stay_in_the_address_and_what_is_made_up_filters_nothing(visit: Visitor, database: Database) -> None:
    employer, (waiting, known, declined) = built(database, S.PRESENTED, S.DISCLOSED, S.DECLINED)
    visitor = visit.as_(employer)
    references = {each.reference for each in (waiting, known, declined)}

    def shown(shelf: str) -> set[str]:
        text = visitor.get(f"/employer/proposals?state={shelf}").text
        return {reference for reference in references if reference in text}

    assert shown("answer") == {waiting.reference}
    assert shown("running") == {known.reference}
    assert shown("over") == {declined.reference}
    assert shown("unfug") == references
    assert "state=over" in visitor.get("/employer/proposals").text


def test_an_empty_shelf_has_a_way_out(visit: Visitor, database: Database) -> None:
    employer, _proposals = built(database, S.PRESENTED)

    assert 'href="/employer/proposals"' in visit.as_(employer).get("/employer/proposals?state=over").text


def test_after_an_answer_the_page_says_who_calls_whom_and_nothing_of_the_person(visit: Visitor, database: Database) -> None:
    employer, (wanted, unfit) = built(database, S.PRESENTED, S.PRESENTED)
    visitor = visit.as_(employer)

    pages = []
    for proposal, fields in ((wanted, {"answer": "want"}), (unfit, {"answer": "decline", "reason": DeclineReason.TIMES.value})):
        token = form_token_in(visitor.get(f"/employer/proposals/{proposal.id}").text)
        answer = visitor.post(f"/employer/proposals/{proposal.id}/answer", {**fields, "csrf_token": token})
        assert answer.location == f"/employer/proposals/{proposal.id}/answered"
        pages.append(visitor.follow(answer).text)

    assert "Ihre Beratung ruft Sie an" in pages[0]
    assert "Bitte löschen Sie Ihre Notizen" in pages[1]
    for page in pages:
        assert 'href="/employer/"' in page
        assert "Salma" not in page


def test_the_page_after_an_answer_is_there_for_the_own_company_and_only_then(visit: Visitor, database: Database) -> None:
    employer, (waiting, asked) = built(database, S.PRESENTED, S.WANTED)
    stranger, _others = built(database, S.PRESENTED)

    assert visit.as_(employer).get(f"/employer/proposals/{waiting.id}/answered").location == "/employer/proposals"
    assert visit.as_(employer).get(f"/employer/proposals/{asked.id}/answered").status_code == 200
    assert visit.as_(stranger).get(f"/employer/proposals/{asked.id}/answered").status_code == 404


def test_a_history_begins_with_the_proposal_and_does_not_tell_how_the_person_was_asked(
    visit: Visitor, database: Database
) -> None:
    employer, (known,) = built(database, S.DISCLOSED)
    with database.reading() as session:
        advisor = session.get_one(Account, known.made_by_id).name
    page = visit.as_(employer).get(f"/employer/proposals/{known.id}").text
    story = page[page.index('class="timeline"') : page.index("</ol>", page.index('class="timeline"'))]

    assert story.index("Sie kennen den Namen") < story.index("Antwort: kennenlernen") < story.index("Vorschlag gemacht")
    assert "Ihre Beratung" in story
    assert story.count("<li>") == 3
    assert not [word for word in (advisor, "Salma", "Einwilligung", "consent", "gefragt") if word in story]
