"""The advisor's way with a proposal, from choosing a place to the meeting."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from portal.accounts.models import Account
from portal.candidates.models import PublishedProfile
from portal.candidates.words import ReleaseReason
from portal.kernel.audit import trail
from portal.kernel.audit.models import AuditEntry
from portal.kernel.clock import local_day, now, pretend_now
from portal.kernel.db import Database
from portal.kernel.i18n import speaking
from portal.labour.words import LanguageLevel
from portal.openings.words import OpeningKind, OpeningState
from portal.profiles.models import Profile
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Proposal
from portal.proposals.words import AnswerChannel, ConsentChannel, ConsentPurpose, ConsentState, Hint, ProposalState
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.candidates import a_candidate, a_person
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal, consent_of
from tests.visiting import Visitor

S = ProposalState


def at_desk(visit: Visitor, database: Database, state: ProposalState) -> tuple[Visitor, Any]:
    """Build a proposal and sign its advisor in."""
    with database.transaction() as session:
        proposal = a_proposal(session, state=state, at=now())
        advisor = session.get_one(Account, proposal.made_by_id)
    return visit.as_(advisor), proposal


def state_of(database: Database, proposal: Any) -> ProposalState:
    """Read where the proposal stands."""
    with database.reading() as session:
        return session.get_one(Proposal, proposal.id).state


def test_a_place_is_chosen_checked_and_proposed(visit: Visitor, database: Database) -> None:
    with database.transaction() as session:
        advisor = an_advisor(session)
        person = a_candidate(session, advisor_id=advisor.id)
        fitting = an_opening(session)
        other = an_opening(session, kind=OpeningKind.VACANCY)
        closed = an_opening(session, title="Geschlossen", state=OpeningState.FILLED)
    browser = visit.as_(advisor)

    offered = browser.get(f"/advisor/candidates/{person.id}/proposals/new")
    assert fitting.title in offered.text
    assert other.title in offered.text
    assert closed.title not in offered.text
    filtered = browser.get(f"/advisor/candidates/{person.id}/proposals/new?kind=internship_slot&text=backstube&field=nonsense")
    assert fitting.title in filtered.text
    assert other.title not in filtered.text

    path = f"/advisor/candidates/{person.id}/proposals/{fitting.id}"
    assert "masked-profile" in browser.get(path).text
    preview = browser.submit(path, {"competences": ["dough"], "step": "preview"})
    assert preview.status_code == 422
    with database.reading() as session:
        assert session.scalar(select(Proposal.id)) is None
        assert session.scalar(select(PublishedProfile.id)) is None

    singled_out = browser.submit(path, {"competences": []})
    assert singled_out.status_code == 422
    assert 'name="release_reason"' in singled_out.text
    assert "masked-profile" in singled_out.text
    with database.reading() as session:
        assert session.scalar(select(Proposal.id)) is None

    ticked = {"acknowledged": re.findall(r'name="acknowledged"[^>]*value="([a-z_]+)"', singled_out.text)}
    made = browser.submit(path, {"competences": [], "coarse": ["hours"], "release_reason": "needed", **ticked})
    assert browser.follow(made).status_code == 200
    with database.reading() as session:
        assert session.scalars(select(Proposal)).one().state is S.DRAFT
        released = session.scalars(select(PublishedProfile)).one()
        assert (released.resembles, released.release_reason) == (1, ReleaseReason.NEEDED)
        assert session.scalars(select(Profile)).one().hours is None
        entry = session.scalars(select(AuditEntry).where(AuditEntry.verb == "profile.published")).one()
        assert entry.reason == "needed"

    again = browser.submit(path, {})
    assert again.status_code == 422
    assert "error-summary" in again.text
    assert browser.get(f"/advisor/candidates/{person.id}/proposals/{closed.id}").status_code == 404


def test_what_stands_against_a_place_is_ticked_before_and_read_later(visit: Visitor, database: Database) -> None:
    with database.transaction() as session:
        advisor = an_advisor(session)
        person = a_candidate(session, advisor_id=advisor.id)
        path = f"/advisor/candidates/{person.id}/proposals/{an_opening(session, language_level=LanguageLevel.C1).id}"
    browser, chosen = visit.as_(advisor), {"competences": [], "coarse": ["hours"], "release_reason": "needed"}
    asked = re.findall(r'name="acknowledged"[^>]*value="([a-z_]+)"', browser.get(path).text)
    assert "language" in asked

    refused = browser.submit(path, {**chosen, "acknowledged": [each for each in asked if each != "language"]})
    assert refused.status_code == 422
    assert "masked-profile" in refused.text
    made = browser.submit(path, {**chosen, "acknowledged": asked})

    page = browser.follow(made).text
    with database.reading() as session:
        assert session.scalars(select(Proposal)).one().hints == asked
    with speaking("de"):
        assert all(str(Hint(code).label) in page for code in asked)


def test_a_record_with_gaps_says_what_is_missing(visit: Visitor, database: Database) -> None:
    with database.transaction() as session:
        advisor = an_advisor(session)
        person = a_candidate(session, a_person(), german=None, advisor_id=advisor.id)
        opening = an_opening(session)
    browser = visit.as_(advisor)
    path = f"/advisor/candidates/{person.id}/proposals/{opening.id}"

    assert "note--warning" in browser.get(path).text
    assert browser.submit(path, {}).status_code == 422
    with database.reading() as session:
        assert session.scalar(select(Proposal.id)) is None


@pytest.mark.parametrize("state", list(S))
def test_the_page_of_a_proposal_stands_in_every_state(visit: Visitor, database: Database, state: ProposalState) -> None:
    browser, proposal = at_desk(visit, database, state)

    page = browser.get(f"/advisor/proposals/{proposal.id}")

    assert page.status_code == 200
    assert "Salma Rahimi" in page.text
    assert ("/link/" in page.text) is (state in (S.CONSENT_REQUESTED, S.DISCLOSURE_REQUESTED))
    assert browser.get("/advisor/proposals?phase=over").status_code == browser.get("/advisor/proposals").status_code == 200


def test_the_address_of_the_link_is_for_who_asked_and_for_ten_minutes(visit: Visitor, database: Database) -> None:
    browser, proposal = at_desk(visit, database, S.CONSENT_REQUESTED)
    page, asked_at = f"/advisor/proposals/{proposal.id}", now()
    with database.transaction() as session:
        colleague = an_advisor(session)

    assert "/link/" in browser.get(page).text
    other = visit.as_(colleague).get(page).text
    assert "/link/" not in other
    assert "/links/new" in other
    pretend_now(asked_at + timedelta(minutes=11))
    late = browser.get(page).text
    assert "/link/" not in late
    assert "/links/new" in late


def test_paper_needs_its_number_and_nobody_answers_for_the_person(visit: Visitor, database: Database) -> None:
    browser, proposal = at_desk(visit, database, S.CONSENT_REQUESTED)
    path = f"/advisor/proposals/{proposal.id}/consent/show"
    answer = {"answer": "yes", "channel": "paper", "language": "en", "interpreter_helped": "y"}

    assert browser.submit(path, answer).status_code == 422
    assert browser.submit(path, {**answer, "channel": "link"}).status_code == 422
    assert state_of(database, proposal) is S.CONSENT_REQUESTED
    assert browser.submit(path, {**answer, "paper_number": "2026-11"}).status_code == 302

    with database.reading() as session:
        consent = consent_of(session, proposal, ConsentPurpose.SHOW)
        assert (consent.channel, consent.paper_number, consent.text_language) == (ConsentChannel.PAPER, "2026-11", "en")
        assert consent.interpreter_helped
        assert consent.recorded_by_id == proposal.made_by_id
    assert browser.press(path, {**answer, "paper_number": "2026-12"}).status_code == 409
    assert browser.get(f"/advisor/proposals/{proposal.id}/consent/everything").status_code == 404


def test_the_way_by_buttons(visit: Visitor, database: Database) -> None:
    browser, proposal = at_desk(visit, database, S.DRAFT)
    base = f"/advisor/proposals/{proposal.id}"

    browser.press(f"{base}/ask")
    browser.submit(f"{base}/consent/show", {"answer": "yes", "channel": "tablet", "language": "de"})
    browser.press(f"{base}/present")
    assert state_of(database, proposal) is S.PRESENTED
    assert browser.submit(f"{base}/company-answer", {"answer": "want"}).status_code == 422  # how did it answer?
    browser.submit(f"{base}/company-answer", {"answer": "want", "how": "visit"})
    browser.press(f"{base}/ask-name")
    browser.submit(f"{base}/consent/know", {"answer": "yes", "channel": "tablet", "language": "de"})
    assert browser.submit(f"{base}/meeting", {"day": "2020-01-01", "time": "9:00"}).status_code == 422
    day = (local_day(now()) + timedelta(days=3)).isoformat()
    browser.submit(f"{base}/meeting", {"day": day, "time": "14:00"})
    assert state_of(database, proposal) is S.MEETING_SCHEDULED
    browser.press(f"{base}/offer")
    browser.submit(f"{base}/end", {"reason": "company"})

    assert state_of(database, proposal) is S.NOT_PLACED
    with database.reading() as session:
        found = session.get_one(Proposal, proposal.id)
        assert (found.answered_how, found.answered_by_id) == (AnswerChannel.VISIT, proposal.made_by_id)
    assert browser.press(f"{base}/present").status_code == 409


def test_taking_a_proposal_back_asks_once_more(visit: Visitor, database: Database) -> None:
    browser, proposal = at_desk(visit, database, S.PRESENTED)

    browser.get(f"/advisor/proposals/{proposal.id}/withdraw")
    assert state_of(database, proposal) is S.PRESENTED
    browser.submit(f"/advisor/proposals/{proposal.id}/withdraw", {})

    assert state_of(database, proposal) is S.WITHDRAWN


def test_coordinators_see_no_proposals_of_people(visit: Visitor, database: Database) -> None:
    _browser, proposal = at_desk(visit, database, S.PRESENTED)
    with database.transaction() as session:
        coordinator = a_coordinator(session)

    assert visit.as_(coordinator).get(f"/advisor/proposals/{proposal.id}").status_code == 403


def test_records_of_person_and_company_show_their_proposals(visit: Visitor, database: Database) -> None:
    browser, proposal = at_desk(visit, database, S.PRESENTED)

    assert proposal.reference in browser.get(f"/advisor/candidates/{proposal.candidate_id}").text
    assert proposal.reference in browser.get(f"/advisor/companies/{proposal.company_id}").text


@pytest.mark.parametrize("purpose", list(ConsentPurpose))
def test_a_yes_taken_back_by_phone_is_written_down_for_the_person(
    visit: Visitor, database: Database, purpose: ConsentPurpose
) -> None:
    browser, proposal = at_desk(visit, database, S.DISCLOSED)
    page, path = f"/advisor/proposals/{proposal.id}", f"/advisor/proposals/{proposal.id}/consent/{purpose.value}/take-back"

    assert path in browser.get(page).text
    assert browser.submit(path, {}).status_code == 422  # how did the person say it?
    assert state_of(database, proposal) is S.DISCLOSED
    assert browser.submit(path, {"told": "phone"}).location.endswith(page)

    assert state_of(database, proposal) is S.WITHDRAWN
    assert path not in browser.get(page).text
    with database.reading() as session:
        assert consent_of(session, proposal, purpose).state is ConsentState.WITHDRAWN
        assert identity_for(session, session.get_one(Proposal, proposal.id), on=local_day(now())) is None
        lines = [line for line in trail(session, proposal.id) if line.verb == "consent.withdrawn"]
        assert {(line.by_id, line.by_role) for line in lines} == {(proposal.made_by_id, "advisor")}
        assert f"{purpose.value}_phone" in {line.reason for line in lines}
    assert browser.press(path, {"told": "phone"}).status_code == 409


def test_only_a_yes_can_be_taken_back(visit: Visitor, database: Database) -> None:
    browser, proposal = at_desk(visit, database, S.CONSENT_REQUESTED)
    base = f"/advisor/proposals/{proposal.id}"

    assert "take-back" not in browser.get(base).text
    assert browser.press(f"{base}/consent/show/take-back", {"told": "phone"}).status_code == 409
    assert browser.get(f"{base}/consent/know/take-back").status_code == 404
    assert browser.get(f"{base}/consent/everything/take-back").status_code == 404
    assert state_of(database, proposal) is S.CONSENT_REQUESTED
