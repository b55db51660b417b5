"""What a company sees of a proposal, and what it does not."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from portal.candidates.services import leave_candidate
from portal.companies.words import CompanyState
from portal.kernel.access import Role
from portal.kernel.audit import By, trail
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import local_day, now
from portal.kernel.db import Database
from portal.openings.models import Opening
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Proposal
from portal.proposals.services import withdraw_consent, withdraw_proposal
from portal.proposals.words import KNOWN, SHOWN, AnswerChannel, ConsentPurpose, ConsentState, DeclineReason, ProposalState
from tests.builders.companies import a_company, an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import PERSON, a_proposal, consent_of
from tests.visiting import Visitor

S = ProposalState
NAME, PHONE = "Salma Rahimi", "01511 2345678"
NEVER = ("Salma", "Rahimi", "12345678", "salma@mail", "Lange Straße", "Bäckerei Nur", "Syrien", "1994", "§ 24", "start early")


def built(database: Database, state: ProposalState = S.PRESENTED, **changes: Any) -> tuple[Any, Any]:
    """Build a proposal and somebody of its company."""
    with database.transaction() as session:
        proposal = a_proposal(session, state=state, at=now(), **changes)
        company = session.get_one(Opening, proposal.opening_id).company
        return an_employer(session, company), proposal


def told(text: str, words: tuple[str, ...] = NEVER) -> list[str]:
    """Return which of these words a page says; keys of forms hold any letters and figures by chance."""
    said = re.sub(r'<input type="hidden" name="(csrf_token|once)"[^>]*>', "", text)
    return [word for word in words if word in said]


def without_token(text: str) -> str:
    """Leave out what differs between two equal pages."""
    return re.sub(r'name="(?:csrf_token|once)" value="[^"]+"', "", re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", text))


@pytest.mark.parametrize("state", sorted(SHOWN - KNOWN))
def test_before_the_second_yes_nothing_of_the_person_is_on_the_page(
    visit: Visitor, database: Database, state: ProposalState
) -> None:
    employer, proposal = built(database, state)

    answer = visit.as_(employer).get(f"/employer/proposals/{proposal.id}")

    assert answer.status_code == 200
    assert proposal.reference in answer.text
    assert not told(answer.text)


@pytest.mark.parametrize("state", sorted(KNOWN))
def test_after_the_second_yes_name_and_contact_are_there_and_nothing_else(
    visit: Visitor, database: Database, state: ProposalState
) -> None:
    employer, proposal = built(database, state)

    answer = visit.as_(employer).get(f"/employer/proposals/{proposal.id}")

    assert NAME in answer.text
    assert PHONE in answer.text
    assert not told(answer.text, NEVER[4:])


NEVER_PRESENTED = {S.DRAFT, S.CONSENT_REQUESTED, S.CONSENT_GIVEN, S.CONSENT_DECLINED}


@pytest.mark.parametrize("state", sorted(NEVER_PRESENTED))
def test_a_proposal_that_was_never_shown_equals_a_missing_one(visit: Visitor, database: Database, state: ProposalState) -> None:
    employer, proposal = built(database, state)
    browser = visit.as_(employer)

    hidden, missing = browser.get(f"/employer/proposals/{proposal.id}"), browser.get(f"/employer/proposals/{uuid4()}")

    assert hidden.status_code == missing.status_code == 404
    assert without_token(hidden.text) == without_token(missing.text)


def test_an_old_link_says_that_nothing_waits_there_and_the_same_whyever(visit: Visitor, database: Database) -> None:
    said = set()
    for state in sorted(set(S) - SHOWN - NEVER_PRESENTED):
        employer, proposal = built(database, state)
        answer = visit.as_(employer).get(f"/employer/proposals/{proposal.id}")
        assert answer.status_code == 404
        assert not told(answer.text, (NAME, proposal.reference, *NEVER))
        said.add(re.sub(r"person\d+@", "person@", answer.text.partition("<main")[2].partition("</main>")[0]))

    assert len(said) == 1
    assert "/employer/proposals" in said.pop()


def test_another_companys_proposal_equals_a_missing_one(visit: Visitor, database: Database) -> None:
    _owner, proposal = built(database)
    with database.transaction() as session:
        stranger = an_employer(session, a_company(session, name="Hotel am See"))
    browser = visit.as_(stranger)

    shown, missing = browser.get(f"/employer/proposals/{proposal.id}"), browser.get(f"/employer/proposals/{uuid4()}")
    assert shown.status_code == missing.status_code == 404
    assert without_token(shown.text) == without_token(missing.text)

    answer = {"answer": "want"}
    given, lost = (browser.press(f"/employer/proposals/{key}/answer", answer) for key in (proposal.id, uuid4()))
    assert given.status_code == lost.status_code == 404
    assert without_token(given.text) == without_token(lost.text)
    assert proposal.reference not in browser.get("/employer/proposals").text


@pytest.mark.parametrize("state", [CompanyState.IN_REVIEW, CompanyState.DORMANT])
def test_a_company_that_is_no_partner_sees_no_proposal(visit: Visitor, database: Database, state: CompanyState) -> None:
    employer, proposal = built(database, S.DISCLOSED)
    with database.transaction() as session:
        session.get_one(Opening, proposal.opening_id).company.state = state
    browser = visit.as_(employer)

    assert browser.get(f"/employer/proposals/{proposal.id}").status_code == 404
    assert proposal.reference not in browser.get("/employer/proposals").text


@pytest.mark.parametrize("purpose", list(ConsentPurpose))
def test_a_yes_taken_back_closes_everything_at_the_next_request(
    visit: Visitor, database: Database, purpose: ConsentPurpose
) -> None:
    employer, proposal = built(database, S.INTERNSHIP)
    browser = visit.as_(employer)
    assert NAME in browser.get(f"/employer/proposals/{proposal.id}").text

    with database.transaction() as session:
        withdraw_consent(session, consent_of(session, proposal, purpose).id, by=PERSON, at=now())

    assert browser.get(f"/employer/proposals/{proposal.id}").status_code == 404
    listed = browser.get("/employer/proposals").text
    assert "nicht mehr verfügbar" in listed or "no longer available" in listed
    assert NAME not in listed
    assert str(proposal.id) not in listed


def test_a_yes_taken_back_after_work_was_found_hides_the_name_too(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database, S.PLACED)
    with database.transaction() as session:
        withdraw_consent(session, consent_of(session, proposal, ConsentPurpose.SHOW).id, by=PERSON, at=now())
        assert consent_of(session, proposal, ConsentPurpose.KNOW).state is ConsentState.WITHDRAWN

    assert visit.as_(employer).get(f"/employer/proposals/{proposal.id}").status_code == 404


@pytest.mark.parametrize("state", [S.PRESENTED, S.DISCLOSED, S.PLACED])
def test_with_the_contact_ends_every_yes_before_any_worker_comes_round(
    visit: Visitor, database: Database, state: ProposalState
) -> None:
    employer, proposal = built(database, state)
    browser = visit.as_(employer)
    assert browser.get(f"/employer/proposals/{proposal.id}").status_code == 200

    with database.transaction() as session:
        leave_candidate(session, proposal.candidate_id, by=By(proposal.made_by_id, Role.ADVISOR.value), at=now())
        assert identity_for(session, session.get_one(Proposal, proposal.id), on=local_day(now())) is None

    assert browser.get(f"/employer/proposals/{proposal.id}").status_code == 404
    for page in ("/employer/", "/employer/proposals"):
        assert NAME not in browser.get(page).text
        assert str(proposal.id) not in browser.get(page).text
    assert browser.press(f"/employer/proposals/{proposal.id}/answer", {"answer": "want"}).status_code == 409


def test_an_answer_that_comes_too_late_does_not_tell_that_the_persons_yes_ended(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database, S.PRESENTED)
    with database.transaction() as session:
        consent_of(session, proposal).expires_on = local_day(now()) - timedelta(days=1)
    browser = visit.as_(employer)
    lapsed = browser.press(f"/employer/proposals/{proposal.id}/answer", {"answer": "want"})
    with database.transaction() as session:
        withdraw_proposal(session, proposal.id, by=By(proposal.made_by_id, Role.ADVISOR.value), at=now())

    withdrawn = browser.press(f"/employer/proposals/{proposal.id}/answer", {"answer": "want"})

    assert lapsed.status_code == withdrawn.status_code == 409
    assert without_token(lapsed.text) == without_token(withdrawn.text)


def test_every_view_is_noted_once_and_says_what_was_seen(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database, S.PRESENTED)
    browser = visit.as_(employer)
    browser.get("/employer/proposals")
    browser.get(f"/employer/proposals/{proposal.id}")
    known_by, known = built(database, S.DISCLOSED)
    visit.as_(known_by).get(f"/employer/proposals/{known.id}")

    with database.reading() as session:
        views = session.execute(
            select(AuditEntry.subject_id, AuditEntry.verb, AuditEntry.by_id).where(AuditEntry.verb.like("%.viewed"))
        ).all()
    assert sorted(views) == sorted([(proposal.id, "profile.viewed", employer.id), (known.id, "identity.viewed", known_by.id)])


def test_the_list_carries_no_attribute_of_the_person(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database)

    text = visit.as_(employer).get("/employer/proposals").text

    assert proposal.reference in text
    assert not told(text.replace(proposal.reference, ""), (*NEVER, "A2", "Teig", "Grimma und"))  # a code may hold an A2 by chance


def test_two_tabs_the_second_answer_is_told_that_there_was_a_first(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database)
    one, other = visit.as_(employer), visit.as_(employer)
    path = f"/employer/proposals/{proposal.id}/answer"

    assert one.press(path, {"answer": "want"}).status_code == 302
    assert other.press(path, {"answer": "decline", "reason": "tasks"}).status_code == 409

    with database.reading() as session:
        found = session.get_one(Proposal, proposal.id)
        assert (found.state, found.answered_how, found.decline_reason) == (S.WANTED, AnswerChannel.PORTAL, None)


def test_does_not_fit_needs_a_reason_out_of_the_list(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database)
    browser = visit.as_(employer)
    path = f"/employer/proposals/{proposal.id}/answer"

    for fields in ({}, {"answer": "decline"}, {"answer": "decline", "reason": "her origin"}, {"answer": "perhaps"}):
        answer = browser.press(path, fields)
        assert answer.status_code == 422
        assert "error-summary" in answer.text
    assert browser.press(path, {"answer": "decline", "reason": "language"}).status_code == 302

    with database.reading() as session:
        assert session.get_one(Proposal, proposal.id).decline_reason is DeclineReason.LANGUAGE


def test_an_answer_without_the_pages_token_changes_nothing(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database)

    answer = visit.as_(employer).post(f"/employer/proposals/{proposal.id}/answer", {"answer": "want"})

    assert answer.status_code == 422
    with database.reading() as session:
        assert session.get_one(Proposal, proposal.id).state is S.PRESENTED


def test_an_answer_entered_by_phone_shows_who_entered_it(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database)
    with database.transaction() as session:
        from portal.proposals.services import want_candidate

        by = By(proposal.made_by_id, Role.ADVISOR.value)
        want_candidate(session, proposal.id, AnswerChannel.PHONE, by=by, at=now())

    text = visit.as_(employer).get(f"/employer/proposals/{proposal.id}").text

    assert "Nadja Brandt" in text
    assert "Telefon" in text or "Phone" in text


@pytest.mark.parametrize("role_path", ["/advisor/proposals", "/my"])
def test_a_company_has_no_way_into_the_other_desks(visit: Visitor, database: Database, role_path: str) -> None:
    employer, _proposal = built(database)

    assert visit.as_(employer).get(role_path).status_code == 403


def test_the_list_goes_on_where_a_page_ends(visit: Visitor, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with database.transaction() as session:
        company = a_company(session)
        made = [a_proposal(session, opening=an_opening(session, company), at=now()) for _ in range(5)]
        employer = an_employer(session, company)
    monkeypatch.setattr("portal.proposals.queries.employer.PAGE", 2)
    browser, seen, path = visit.as_(employer), [], "/employer/proposals"

    for _ in range(3):
        text = browser.get(path).text
        seen += re.findall(r"(?:Vorschlag|Proposal) ([2-9B-Z]{4,5})<", text)
        following = re.search(r'href="(/employer/proposals\?after=[^"]+)"', text)
        path = following[1] if following else ""

    assert sorted(seen) == sorted(proposal.reference for proposal in made)
    assert not path


def test_two_answers_at_the_same_moment_one_counts_and_one_is_told(visit: Visitor, database: Database) -> None:
    employer, proposal = built(database)
    path = f"/employer/proposals/{proposal.id}/answer"
    tabs = [visit.as_(employer), visit.as_(employer)]
    bodies = [{"answer": "want"}, {"answer": "decline", "reason": "tasks"}]
    fields = [{**body, "csrf_token": tab.token()} for tab, body in zip(tabs, bodies, strict=True)]
    together = Barrier(2)

    def send(number: int) -> int:
        together.wait(timeout=10)
        return int(tabs[number].client.post(path, data=fields[number]).status_code)

    with ThreadPoolExecutor(2) as pool:
        codes = sorted(pool.map(send, range(2)))

    assert codes == [302, 409]
    with database.reading() as session:
        moves = [entry.becomes for entry in trail(session, proposal.id) if entry.was == S.PRESENTED.value]
        assert moves == [session.get_one(Proposal, proposal.id).state.value]
