"""What the person is asked, what they can answer, and that nobody else can."""

import re
from typing import Any
from uuid import uuid4

import pytest

from portal.kernel.clock import now
from portal.kernel.db import Database
from portal.openings.models import Opening
from portal.proposals.models import Consent, Proposal
from portal.proposals.texts import consent_text, reading_of
from portal.proposals.words import ConsentChannel, ConsentPurpose, ConsentState, ProposalState
from tests.builders.candidates import a_candidate
from tests.builders.companies import an_employer
from tests.builders.proposals import a_proposal, consent_of
from tests.visiting import Visitor

S = ProposalState
SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
REVIEWED = {"de", "de-simple", "en"}


def asked(database: Database, state: ProposalState = S.CONSENT_REQUESTED) -> tuple[Any, Any]:
    """Build a proposal and return it with the question that is open."""
    with database.transaction() as session:
        proposal = a_proposal(session, state=state, at=now())
        purpose = KNOW if state in (S.DISCLOSURE_REQUESTED, S.DISCLOSED) else SHOW
        return proposal, consent_of(session, proposal, purpose)


def says(word: str, purpose: ConsentPurpose = SHOW, language: str = "de", **more: str) -> dict[str, str]:
    """What the form sends: the answer, and the marks of the texts above it."""
    return {"answer": word, "read": reading_of(purpose, language, REVIEWED).mark, **more}


def profile_in(text: str) -> str:
    """Cut the masked profile out of a page."""
    found = re.search(r'<div class="masked-profile">.*?</section>\s*</div>', text, re.DOTALL)
    assert found
    return found[0]


def test_nothing_is_told_before_the_person_was_asked(visit: Visitor, database: Database) -> None:
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.DRAFT, at=now())

    text = visit.by_link(proposal.candidate_id).get("/my").text

    assert "Lindner" not in text
    assert "Backstube" not in text


@pytest.mark.parametrize(
    ("state", "purpose", "word", "becomes"),
    [
        (S.CONSENT_REQUESTED, SHOW, "yes", S.CONSENT_GIVEN),
        (S.CONSENT_REQUESTED, SHOW, "no", S.CONSENT_DECLINED),
        (S.DISCLOSURE_REQUESTED, KNOW, "yes", S.DISCLOSED),
        (S.DISCLOSURE_REQUESTED, KNOW, "no", S.DISCLOSURE_DECLINED),
    ],
)
def test_the_persons_own_answer_counts_and_the_text_they_read_is_kept(
    visit: Visitor,
    database: Database,
    state: ProposalState,
    purpose: ConsentPurpose,
    word: str,
    becomes: ProposalState,
) -> None:
    proposal, consent = asked(database, state)
    browser = visit.by_link(proposal.candidate_id, language="en")
    assert f"/my/questions/{consent.id}" in browser.get("/my").text

    done = browser.submit(f"/my/questions/{consent.id}", says(word, purpose, "en"))

    assert browser.follow(done).status_code == 200
    with database.reading() as session:
        found, answer = session.get_one(Proposal, proposal.id), session.get_one(Consent, consent.id)
        assert found.state is becomes
        assert answer.state is (ConsentState.GIVEN if word == "yes" else ConsentState.REFUSED)
        assert (answer.channel, answer.recorded_by_id) == (ConsentChannel.LINK, None)
        text = consent_text(purpose, "en")
        assert (answer.text_version, answer.text_language, answer.text_sha256) == (text.version, "en", text.sha256)


def test_nothing_is_chosen_beforehand_and_both_answers_look_alike(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database)

    text = visit.by_link(proposal.candidate_id).get(f"/my/questions/{consent.id}").text

    buttons = re.findall(r'<button class="([^"]+)" type="submit" name="answer" value="(yes|no)"', text)
    assert [value for _, value in buttons] == ["yes", "no"]
    assert buttons[0][0] == buttons[1][0]
    assert "checked" not in text


def test_looking_at_the_question_or_sending_nothing_answers_nothing(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database)
    browser = visit.by_link(proposal.candidate_id)

    browser.get(f"/my/questions/{consent.id}")
    for fields in ({}, {"answer": "maybe"}, {"answer": ["yes", "no"]}):
        assert browser.press(f"/my/questions/{consent.id}", fields).status_code == 422
    assert browser.post(f"/my/questions/{consent.id}", {"answer": "yes"}).status_code == 422

    with database.reading() as session:
        assert session.get_one(Consent, consent.id).state is ConsentState.ASKED


def test_the_person_sees_exactly_the_bytes_the_company_sees(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database)
    seen_by_person = profile_in(visit.by_link(proposal.candidate_id).get(f"/my/questions/{consent.id}").text)
    browser = visit.by_link(proposal.candidate_id)
    browser.submit(f"/my/questions/{consent.id}", says("yes"))
    with database.transaction() as session:
        from portal.kernel.access import Role
        from portal.kernel.audit import By
        from portal.proposals.services import present

        present(session, proposal.id, by=By(proposal.made_by_id, Role.ADVISOR.value), at=now())
        employer = an_employer(session, session.get_one(Opening, proposal.opening_id).company)

    page = visit.as_(employer).get(f"/employer/proposals/{proposal.id}")
    assert page.status_code == 200
    assert profile_in(page.text) == seen_by_person


def test_another_persons_question_or_answer_does_not_exist(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database)
    _given, answered = asked(database, S.DISCLOSED)
    with database.transaction() as session:
        stranger = a_candidate(session)
    browser = visit.by_link(stranger)

    for path in (
        f"/my/questions/{consent.id}",
        f"/my/answers/{answered.id}",
        f"/my/answers/{answered.id}/withdraw",
        f"/my/questions/{uuid4()}",
    ):
        assert browser.get(path).status_code == 404
    assert browser.press(f"/my/questions/{consent.id}", {"answer": "yes"}).status_code == 404
    assert browser.press(f"/my/answers/{answered.id}/withdraw").status_code == 404
    with database.reading() as session:
        assert session.get_one(Proposal, proposal.id).state is S.CONSENT_REQUESTED


def test_two_tabs_the_second_answer_does_not_overwrite_the_first(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database)
    one, other = visit.by_link(proposal.candidate_id), visit.by_link(proposal.candidate_id)
    path = f"/my/questions/{consent.id}"
    one.submit(path, says("no"))

    assert other.press(path, {"answer": "yes"}).status_code == 404
    with database.reading() as session:
        assert session.get_one(Proposal, proposal.id).state is S.CONSENT_DECLINED


def test_taking_back_asks_once_more_and_then_hides_everything(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database, S.DISCLOSED)
    browser = visit.by_link(proposal.candidate_id)
    path = f"/my/answers/{consent.id}/withdraw"

    browser.get(path)
    with database.reading() as session:
        assert session.get_one(Consent, consent.id).state is ConsentState.GIVEN
    assert browser.submit(path, {}).status_code == 302

    with database.transaction() as session:
        assert session.get_one(Proposal, proposal.id).state is S.WITHDRAWN
        employer = an_employer(session, session.get_one(Opening, proposal.opening_id).company)
    assert visit.as_(employer).get(f"/employer/proposals/{proposal.id}").status_code == 404
    assert browser.press(path).status_code == 409


def test_the_person_reads_who_looked(visit: Visitor, database: Database) -> None:
    proposal, _consent = asked(database, S.DISCLOSED)
    with database.transaction() as session:
        employer = an_employer(session, session.get_one(Opening, proposal.opening_id).company)
    browser = visit.by_link(proposal.candidate_id, language="en")
    assert "With your name." not in browser.get("/my").text

    visit.as_(employer).get(f"/employer/proposals/{proposal.id}")

    assert "With your name." in browser.get("/my").text


def test_the_language_of_the_page_can_be_changed(visit: Visitor, database: Database) -> None:
    proposal, _consent = asked(database)
    browser = visit.by_link(proposal.candidate_id, language="de")
    assert 'lang="de"' in browser.get("/my").text

    browser.press("/my/language", {"language": "en"})
    assert '<html lang="en"' in browser.get("/my").text

    browser.press("/my/language", {"language": "xx"})
    assert '<html lang="en"' in browser.get("/my").text


def test_who_closes_the_page_has_to_come_by_the_link_again(visit: Visitor, database: Database) -> None:
    proposal, _consent = asked(database)
    browser = visit.by_link(proposal.candidate_id)

    assert browser.press("/my/leave").status_code == 302

    assert "Lindner" not in browser.get("/my").text
