"""What must not work with questions and answers, also where two act at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from portal.candidates.models import Candidate
from portal.candidates.words import CandidateState
from portal.companies.queries import load_actor
from portal.kernel.audit import By
from portal.kernel.clock import local_day
from portal.kernel.db import Database
from portal.kernel.errors import RuleBroken
from portal.openings.models import Opening
from portal.proposals import services
from portal.proposals.consent_words import Explainer
from portal.proposals.disclosure import identity_for
from portal.proposals.models import Consent, Proposal
from portal.proposals.queries import show_to_employer
from portal.proposals.services import OwnAnswer
from portal.proposals.texts import reading_of
from portal.proposals.words import ConsentPurpose, ConsentState, ProposalState
from tests.builders.candidates import a_candidate
from tests.builders.companies import an_employer
from tests.builders.openings import an_opening
from tests.builders.proposals import PERSON, a_proposal, consent_of, on_paper, own
from tests.moments import NOON

S = ProposalState
SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW


@pytest.mark.parametrize("state", [S.SUPERSEDED, S.WITHDRAWN, S.EXPIRED, S.DECLINED, S.NOT_PLACED])
def test_a_proposal_that_has_ended_takes_no_answer(session: Session, state: ProposalState) -> None:
    proposal = a_proposal(session, state=state)
    consent = consent_of(session, proposal)
    before = consent.state

    with pytest.raises(RuleBroken):
        services.answer_question(session, consent.id, own(SHOW, is_yes=True), by=PERSON, at=NOON)
    with pytest.raises(RuleBroken):
        services.record_consent(session, proposal.id, on_paper(SHOW), by=By(proposal.made_by_id, "advisor"), at=NOON)
    assert consent.state is before


def test_a_question_whose_proposal_ended_meanwhile_takes_no_answer(session: Session) -> None:
    proposal = a_proposal(session, state=S.CONSENT_REQUESTED)
    consent = consent_of(session, proposal)
    services.supersede_for_opening(session, proposal.opening_id, NOON)

    with pytest.raises(RuleBroken):
        services.answer_question(session, consent.id, own(SHOW, is_yes=True), by=PERSON, at=NOON)
    assert (consent.state, consent.answered_at) == (ConsentState.ASKED, None)


def test_an_unreviewed_text_asks_who_explained_the_german_one_and_keeps_both(session: Session) -> None:
    proposal = a_proposal(session, state=S.CONSENT_REQUESTED)
    consent = consent_of(session, proposal)
    reading = reading_of(SHOW, "ti", {"de"})

    with pytest.raises(RuleBroken) as refused:
        services.answer_question(session, consent.id, OwnAnswer(True, reading), by=PERSON, at=NOON)
    assert refused.value.field == "explained_by"
    services.answer_question(session, consent.id, OwnAnswer(True, reading, Explainer.INTERPRETER), by=PERSON, at=NOON)

    german, aid = reading.text, reading.aid
    assert aid is not None
    assert (consent.text_language, consent.text_sha256) == ("de", german.sha256)
    assert (consent.aid_language, consent.aid_sha256) == ("ti", aid.sha256)
    assert consent.explained_by is Explainer.INTERPRETER


def test_a_reviewed_text_counts_by_itself(session: Session) -> None:
    proposal = a_proposal(session, state=S.CONSENT_REQUESTED)
    consent = consent_of(session, proposal)

    services.answer_question(session, consent.id, OwnAnswer(True, reading_of(SHOW, "ti", {"ti"})), by=PERSON, at=NOON)

    assert (consent.text_language, consent.aid_language, consent.explained_by) == ("ti", None, None)


@pytest.mark.parametrize(("interprets", "who"), [(True, Explainer.INTERPRETER), (False, Explainer.ADVISOR)])
def test_on_paper_the_advisor_or_an_interpreter_explained_it(session: Session, interprets: bool, who: Explainer) -> None:
    proposal = a_proposal(session, state=S.CONSENT_REQUESTED)
    answer = on_paper(SHOW, reading=reading_of(SHOW, "ar", {"de"}), interpreter_helped=interprets)

    consent = services.record_consent(session, proposal.id, answer, by=By(proposal.made_by_id, "advisor"), at=NOON)

    assert (consent.text_language, consent.aid_language, consent.explained_by) == ("de", "ar", who)


def test_a_receipt_keeps_the_names_of_company_and_place_as_they_were_read(session: Session) -> None:
    proposal = a_proposal(session, state=S.CONSENT_REQUESTED)
    consent = consent_of(session, proposal)
    opening = session.get_one(Opening, proposal.opening_id)
    was = (opening.company.name, opening.title)
    opening.company.name, opening.title = "Something else", "Another place"
    session.flush()

    assert (consent.company_name, consent.opening_title) == was


def test_a_rest_hides_at_once_what_is_not_known_by_name_and_gives_it_back(session: Session) -> None:
    shown = a_proposal(session, state=S.PRESENTED)
    person = session.get_one(Candidate, shown.candidate_id)
    employer = an_employer(session, session.get_one(Opening, shown.opening_id).company)
    actor = load_actor(session, employer.id)
    assert actor is not None
    assert show_to_employer(session, actor, shown.id, on=local_day(NOON))

    services.rest(session, person.id, by=PERSON, at=NOON)
    session.flush()
    assert show_to_employer(session, actor, shown.id, on=local_day(NOON)) is None
    assert shown.state is S.PRESENTED, "nothing ends"

    services.go_on(session, person.id, by=PERSON, at=NOON)
    session.flush()
    assert show_to_employer(session, actor, shown.id, on=local_day(NOON))


def test_a_rest_leaves_those_alone_who_know_the_name(session: Session) -> None:
    known = a_proposal(session, state=S.DISCLOSED)
    services.rest(session, known.candidate_id, by=PERSON, at=NOON)
    session.flush()

    assert identity_for(session, known, on=local_day(NOON)) is not None


def test_nobody_rests_twice(session: Session) -> None:
    person = a_candidate(session)
    services.rest(session, person.id, by=PERSON, at=NOON)

    with pytest.raises(RuleBroken):
        services.rest(session, person.id, by=PERSON, at=NOON)
    assert person.state is CandidateState.PAUSED


def test_everything_is_taken_back_at_once_and_of_nobody_else(session: Session) -> None:
    person = a_candidate(session)
    mine = [
        a_proposal(session, state=state, candidate=person, opening=an_opening(session))
        for state in (S.DISCLOSED, S.PRESENTED, S.CONSENT_REQUESTED, S.CONSENT_DECLINED)
    ]
    other = a_proposal(session, state=S.DISCLOSED)
    services.withdraw_everything(session, person.id, by=PERSON, at=NOON)

    assert [each.state for each in mine] == [S.WITHDRAWN, S.WITHDRAWN, S.CONSENT_REQUESTED, S.CONSENT_DECLINED]
    given = session.query(Consent).filter_by(candidate_id=person.id, state=ConsentState.GIVEN).count()
    assert given == 0
    assert other.state is S.DISCLOSED
    services.withdraw_everything(session, person.id, by=PERSON, at=NOON + timedelta(days=1))  # nothing is left: nothing happens


def together(database: Database, acts: list[Callable[[Session], Any]]) -> list[str]:
    """Let each act run in a transaction of its own, all at the same moment; say how each ended."""
    start = Barrier(len(acts))

    def run(act: Callable[[Session], Any]) -> str:
        start.wait(timeout=20)
        try:
            with database.transaction() as session:
                act(session)
        except (RuleBroken, StaleDataError, OperationalError) as refusal:
            return type(refusal).__name__
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_tabs_that_say_yes_and_no_at_once_leave_one_answer(database: Database) -> None:
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.CONSENT_REQUESTED)
        key, consent_id = proposal.id, consent_of(session, proposal).id

    ended = together(database, [_answers(consent_id, is_yes=True), _answers(consent_id, is_yes=False)])

    assert sorted(ended) == ["RuleBroken", "done"] or ended.count("done") == 1
    with database.reading() as session:
        consent, proposal = session.get_one(Consent, consent_id), session.get_one(Proposal, key)
        pairs = {(ConsentState.GIVEN, S.CONSENT_GIVEN), (ConsentState.REFUSED, S.CONSENT_DECLINED)}
        assert (consent.state, proposal.state) in pairs


def test_two_tabs_that_give_the_name_and_take_the_profile_back_at_once_never_leave_a_name_open(database: Database) -> None:
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.DISCLOSURE_REQUESTED)
        key = proposal.id
        shown, known = consent_of(session, proposal, SHOW).id, consent_of(session, proposal, KNOW).id

    ended = together(
        database,
        [
            lambda session: services.answer_question(session, known, own(KNOW, is_yes=True), by=PERSON, at=NOON),
            lambda session: services.withdraw_consent(session, shown, by=PERSON, at=NOON),
        ],
    )

    assert ended[1] == "done", "a yes can always be taken back"
    with database.reading() as session:
        proposal = session.get_one(Proposal, key)
        assert proposal.state is S.WITHDRAWN
        assert session.get_one(Consent, shown).state is ConsentState.WITHDRAWN
        assert session.get_one(Consent, known).state is not ConsentState.GIVEN
        assert identity_for(session, proposal, on=local_day(NOON)) is None


def test_two_tabs_that_take_back_at_once_take_back_once(database: Database) -> None:
    with database.transaction() as session:
        proposal = a_proposal(session, state=S.DISCLOSED)
        key, shown = proposal.id, consent_of(session, proposal, SHOW).id
        person = proposal.candidate_id

    ended = together(
        database,
        [
            lambda session: services.withdraw_consent(session, shown, by=PERSON, at=NOON),
            lambda session: services.withdraw_everything(session, person, by=PERSON, at=NOON),
        ],
    )

    assert "done" in ended
    with database.reading() as session:
        assert session.get_one(Proposal, key).state is S.WITHDRAWN


def _answers(consent_id: UUID, *, is_yes: bool) -> Callable[[Session], None]:
    return lambda session: services.answer_question(session, consent_id, own(SHOW, is_yes=is_yes), by=PERSON, at=NOON)
