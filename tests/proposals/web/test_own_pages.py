"""What the person does on their own pages beside answering: read, rest, take back, keep a receipt, change the language."""

import pytest

from portal.kernel.clock import now
from portal.kernel.db import Database
from portal.openings.models import Opening
from portal.proposals.consent_words import Explainer
from portal.proposals.models import Consent, Proposal
from portal.proposals.words import ConsentState, ProposalState
from tests.builders.companies import an_employer
from tests.builders.proposals import a_proposal, consent_of
from tests.proposals.web.test_candidate import KNOW, SHOW, asked, profile_in, says
from tests.visiting import Visitor

S = ProposalState
LOOKING = "Der Betrieb sieht sich Ihr Profil an."


@pytest.mark.one_database
def test_an_answer_to_a_text_that_was_not_on_the_page_is_no_answer(visit: Visitor, database: Database) -> None:
    """Another tab changed the language, or the text was renewed while the page was open."""
    proposal, consent = asked(database)
    browser = visit.by_link(proposal.candidate_id)
    path = f"/my/questions/{consent.id}"

    for wrong in ({"answer": "yes"}, says("yes", SHOW, "en"), says("yes", KNOW), {"answer": "yes", "read": "0" * 64}):
        refused = browser.submit(path, wrong)
        assert refused.status_code == 422
        assert "Der Text hat sich geändert." in refused.text
    with database.reading() as session:
        assert session.get_one(Consent, consent.id).state is ConsentState.ASKED


@pytest.mark.one_database
def test_in_arabic_the_answer_is_to_the_german_text_and_says_who_explained_it(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database)
    browser = visit.by_link(proposal.candidate_id, language="ar")
    path = f"/my/questions/{consent.id}"

    assert browser.submit(path, says("yes", SHOW, "ar")).status_code == 422
    assert browser.submit(path, says("yes", SHOW, "ar", explained_by="interpreter")).status_code == 302
    with database.reading() as session:
        row = session.get_one(Consent, consent.id)
        assert (row.state, row.text_language, row.aid_language) == (ConsentState.GIVEN, "de", "ar")
        assert row.explained_by is Explainer.INTERPRETER


@pytest.mark.one_database
def test_in_every_language_the_profile_is_the_bytes_the_company_gets(visit: Visitor, database: Database) -> None:
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.PRESENTED, at=now())
        consent = consent_of(session, proposal)
        employer = an_employer(session, session.get_one(Opening, proposal.opening_id).company)
    company = profile_in(visit.as_(employer).get(f"/employer/proposals/{proposal.id}").text)

    for language in ("de", "de-simple", "ar", "ti", "vi"):
        page = visit.by_link(proposal.candidate_id, language=language).get(f"/my/answers/{consent.id}/shown").text
        assert profile_in(page) == company, language
        assert '<div lang="de" dir="ltr"><div class="masked-profile">' in page


@pytest.mark.one_database
def test_a_receipt_is_given_to_the_person_alone_and_its_name_says_nothing(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database, S.DISCLOSED)
    _other, foreign = asked(database, S.DISCLOSED)
    browser = visit.by_link(proposal.candidate_id, language="ti")

    answer = browser.get(f"/my/answers/{consent.id}/receipt")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="kai-{proposal.reference.lower()}-know.pdf"'
    assert (answer.headers["Referrer-Policy"], answer.headers["Cache-Control"]) == ("no-referrer", "no-store")
    assert browser.get(f"/my/answers/{consent.id}/receipt").response.get_data() == answer.response.get_data()
    assert browser.get(f"/my/answers/{foreign.id}/receipt").status_code == 404


@pytest.mark.one_database
def test_a_person_rests_and_goes_on_without_a_reason(visit: Visitor, database: Database) -> None:
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.PRESENTED, at=now())
        employer = an_employer(session, session.get_one(Opening, proposal.opening_id).company)
    path, browser = f"/employer/proposals/{proposal.id}", visit.by_link(proposal.candidate_id)
    assert visit.as_(employer).get(path).status_code == 200

    browser.get("/my/pause")
    assert visit.as_(employer).get(path).status_code == 200, "looking changes nothing"
    assert browser.submit("/my/pause", {}).status_code == 302
    assert visit.as_(employer).get(path).status_code == 404
    assert LOOKING not in browser.get("/my").text, "nobody looks while it rests"
    assert browser.press("/my/resume").status_code == 302
    assert visit.as_(employer).get(path).status_code == 200
    assert LOOKING in browser.get("/my").text


@pytest.mark.one_database
def test_everything_is_taken_back_with_one_button(visit: Visitor, database: Database) -> None:
    proposal, _consent = asked(database, S.DISCLOSED)
    browser = visit.by_link(proposal.candidate_id)

    assert browser.submit("/my/withdraw", {}).status_code == 302
    with database.reading() as session:
        assert session.get_one(Proposal, proposal.id).state is S.WITHDRAWN


@pytest.mark.one_database
def test_the_language_changes_on_the_page_where_one_is_and_leads_nowhere_else(visit: Visitor, database: Database) -> None:
    proposal, consent = asked(database)
    browser, here = visit.by_link(proposal.candidate_id), f"/my/questions/{consent.id}"

    assert browser.press("/my/language", {"language": "ar", "back": here}).location == here
    assert '<html lang="ar" dir="rtl">' in browser.get(here).text
    for elsewhere in ("https://evil.example/my", "//evil.example", "/employer/", "/my/../employer", "/my?next=//evil", "x" * 900):
        assert browser.press("/my/language", {"language": "de", "back": elsewhere}).location == "/my"
