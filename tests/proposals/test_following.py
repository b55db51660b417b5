"""What follows by itself, and what the letters say."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from portal.candidates.services import leave_candidate
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.clock import local_day, now
from portal.kernel.db import Database
from portal.kernel.mail import StoredLetter
from portal.openings.models import Opening
from portal.openings.services import fill_opening
from portal.openings.words import FilledHow
from portal.proposals import services
from portal.proposals.handlers import ask_for_the_name, close_with_candidate, close_with_opening, end_outdated
from portal.proposals.models import Proposal
from portal.proposals.words import ConsentPurpose, DeclineReason, ProposalState
from tests.builders.companies import an_employer
from tests.builders.proposals import EMPLOYER, PERSON, a_proposal, consent_of, own

pytestmark = pytest.mark.postgres_later

S = ProposalState
Letters = Callable[[], list[StoredLetter]]
CODE = re.compile(r"\b[A-Z0-9]{4}\b")  # a reference may hold an A2 by chance
NEVER = ("Salma", "Rahimi", "Teig", "A2", "Grimma", "Küche", "Dough")


@pytest.fixture
def at_company(database: Database) -> Callable[[ProposalState], Any]:
    """Build a proposal to a company in which somebody reads letters."""

    def build(state: ProposalState) -> Any:
        with database.transaction() as session:
            proposal = a_proposal(session, state=state, at=now())
            company = session.get_one(Opening, proposal.opening_id).company
            an_employer(session, company, email=f"{proposal.reference.lower()}@lindner.example")
        return proposal

    return build


def by_of(proposal: Any) -> By:
    """The advisor who proposed."""
    return By(proposal.made_by_id, Role.ADVISOR.value)


def sent_to(letters: Letters, address: str) -> list[StoredLetter]:
    """Letters to one address, none of which may say anything about the person."""
    found = [letter for letter in letters() if address in letter.to]
    for letter in found:
        without_codes = CODE.sub("", letter.text + letter.html + letter.subject)
        assert not [word for word in NEVER if word in without_codes]
    return found


def test_from_the_companys_wish_to_the_name_by_letters_alone(
    database: Database, at_company: Any, deliver: Callable[[], int], letters: Letters
) -> None:
    proposal = at_company(S.PRESENTED)
    deliver()
    (first,) = sent_to(letters, "lindner.example")
    assert proposal.reference in first.subject
    assert f"/employer/proposals/{proposal.id}" in first.text

    with database.transaction() as session:
        services.want_candidate(session, proposal.id, by=EMPLOYER, at=now())
    deliver()
    with database.reading() as session:
        assert session.get_one(Proposal, proposal.id).state is S.DISCLOSURE_REQUESTED
        question = consent_of(session, proposal, ConsentPurpose.KNOW)
    asked = [letter for letter in letters() if "salma@mail.example" in letter.to]
    assert asked
    for letter in asked:
        assert "/link/" in letter.text
        assert not [
            word for word in ("Salma", "Lindner", "Backstube", proposal.reference) if word in letter.text + letter.subject
        ]

    with database.transaction() as session:
        services.answer_question(session, question.id, own(question.purpose, is_yes=True), by=PERSON, at=now())
    deliver()
    assert len(sent_to(letters, "lindner.example")) == 2


@pytest.mark.parametrize("end", ["withdrawn", "refused", "superseded", "expired"])
def test_the_company_reads_the_same_whoever_ended_it(
    database: Database, at_company: Any, deliver: Callable[[], int], letters: Letters, end: str
) -> None:
    proposal = at_company(S.DISCLOSURE_REQUESTED if end == "refused" else S.PRESENTED)
    deliver()
    before = len(sent_to(letters, "lindner.example"))
    with database.transaction() as session:
        if end == "withdrawn":
            shown = consent_of(session, proposal, ConsentPurpose.SHOW)
            services.withdraw_consent(session, shown.id, by=PERSON, at=now())
        elif end == "refused":
            question = consent_of(session, proposal, ConsentPurpose.KNOW)
            services.answer_question(session, question.id, own(question.purpose, is_yes=False), by=PERSON, at=now())
        elif end == "superseded":
            services.supersede_for_opening(session, proposal.opening_id, now())
        else:
            session.get_one(Proposal, proposal.id).answer_until = local_day(now()) - timedelta(days=1)
            session.flush()
            assert services.expire_proposals(session, at=now()) == 1
    deliver()

    after = sent_to(letters, "lindner.example")
    assert len(after) == before + 1
    text = after[0].text.replace(proposal.reference, "CODE")
    assert "nicht mehr verfügbar" in text or "no longer available" in text


def test_after_work_was_found_only_a_yes_taken_back_is_told_to_the_company(
    database: Database, at_company: Any, deliver: Callable[[], int], letters: Letters
) -> None:
    proposal = at_company(S.PLACED)
    deliver()
    assert not [each for each in sent_to(letters, "lindner.example") if "nicht mehr verfügbar" in each.text]

    with database.transaction() as session:
        services.withdraw_consent(session, consent_of(session, proposal, ConsentPurpose.KNOW).id, by=PERSON, at=now())
    deliver()

    assert len([each for each in sent_to(letters, "lindner.example") if "nicht mehr verfügbar" in each.text]) == 1


def test_a_company_that_never_saw_it_gets_no_letter(
    database: Database, at_company: Any, deliver: Callable[[], int], letters: Letters
) -> None:
    proposal = at_company(S.CONSENT_GIVEN)
    with database.transaction() as session:
        services.withdraw_proposal(session, proposal.id, by=by_of(proposal), at=now())
    deliver()

    assert sent_to(letters, "lindner.example") == []


def test_the_advisor_learns_of_the_answer(
    database: Database, at_company: Any, deliver: Callable[[], int], letters: Letters
) -> None:
    proposal = at_company(S.PRESENTED)
    with database.transaction() as session:
        services.decline_proposal(session, proposal.id, DeclineReason.TIMES, by=EMPLOYER, at=now())
    deliver()

    (letter,) = [each for each in letters() if each.subject.startswith(("Vorschlag", "Proposal")) and "lindner" not in each.to][
        :1
    ]
    assert proposal.reference in letter.subject
    assert "Salma" not in letter.text


def test_a_closed_place_and_a_person_who_left_end_what_is_open(
    database: Database, at_company: Any, deliver: Callable[[], int]
) -> None:
    filled, left = at_company(S.PRESENTED), at_company(S.WANTED)
    with database.transaction() as session:
        fill_opening(session, filled.opening_id, FilledHow.ELSEWHERE, by=EMPLOYER, at=now())
        leave_candidate(session, left.candidate_id, by=by_of(left), at=now())
    deliver()

    with database.reading() as session:
        assert session.get_one(Proposal, filled.id).state is S.SUPERSEDED
        assert session.get_one(Proposal, left.id).state is S.SUPERSEDED


def test_listeners_bear_being_called_twice(database: Database, at_company: Any) -> None:
    wanted, open_one = at_company(S.WANTED), at_company(S.PRESENTED)

    for _ in range(2):
        with database.transaction() as session:
            ask_for_the_name(session, wanted.id, now())
            end_outdated(session, open_one.id, now())
    with database.reading() as session:
        assert session.get_one(Proposal, wanted.id).state is S.DISCLOSURE_REQUESTED
        assert session.get_one(Proposal, open_one.id).state is S.PRESENTED
    for _ in range(2):
        with database.transaction() as session:
            close_with_opening(session, open_one.opening_id, now())
            close_with_candidate(session, wanted.candidate_id, now())
    with database.reading() as session:
        assert session.get_one(Proposal, open_one.id).state is S.SUPERSEDED
        assert session.get_one(Proposal, wanted.id).state is S.SUPERSEDED
