"""Company and advisor write to each other about a case; nothing unreviewed leaves, nothing is written once it is over."""

import re
from typing import Any

import pytest
from sqlalchemy import select

from portal.accounts.models import Account
from portal.candidates.models import Candidate
from portal.companies.words import CompanyState
from portal.kernel.clock import now
from portal.kernel.db import Database
from portal.messages.models import Message
from portal.messages.words import Side
from portal.openings.models import Opening
from portal.proposals.models import Proposal
from portal.proposals.services import place, withdraw_proposal
from portal.proposals.words import OPEN, SHOWN, ProposalState
from portal.retention.erasing import erase
from portal.retention.holdings import holdings
from portal.retention.kinds import KINDS
from tests.builders.companies import a_company, an_employer
from tests.builders.proposals import SYSTEM, a_proposal, advisor_of
from tests.inspection import form_token_in, once_key_in
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database
S = ProposalState
QUESTION = "Kann die Person auch samstags arbeiten?"


class Case:
    """A case with both its sides at their desks."""

    def __init__(self, visit: Visitor, database: Database, state: ProposalState = S.PRESENTED) -> None:
        self.database = database
        with database.transaction() as session:
            proposal = a_proposal(session, state=state, at=now())
            self.id, self.candidate_id, self.reference = proposal.id, proposal.candidate_id, proposal.reference
            self.company_id = proposal.company_id
            employer = an_employer(session, session.get_one(Opening, proposal.opening_id).company)
            advisor = session.get_one(Account, proposal.made_by_id)
            self.advisor_id = advisor.id
        self.company, self.advisor = visit.as_(employer), visit.as_(advisor)
        self.at_company, self.at_team = f"/employer/proposals/{self.id}/messages", f"/advisor/proposals/{self.id}/messages"

    def messages(self) -> list[Message]:
        with self.database.reading() as session:
            rows = select(Message).where(Message.proposal_id == self.id).order_by(Message.written_at, Message.id)
            return list(session.scalars(rows))

    def review(self, text: str, **fields: Any) -> Any:
        """Write as the advisor and look at the marks."""
        return self.advisor.submit(self.at_team, {"message": text, **fields})

    def send(self, text: str, decision: str = "replace") -> Any:
        """Write as the advisor, decide every mark the same way, and send."""
        looked = self.review(text, last=str(self.messages()[-1].id) if self.messages() else "")
        return looked if looked.location else self.advisor.post(self.at_team, filled(looked.text, text, decision))


def filled(page: str, text: str, decision: str = "replace") -> dict[str, str]:
    """Fill in the page of a review."""
    hidden = dict(re.findall(r'name="(looked_at|last)"[^>]*value="([^"]*)"', page))
    marks = dict.fromkeys(re.findall(r'name="(mark\d+)"', page), decision)
    return {**hidden, **marks, "message": text, "csrf_token": form_token_in(page), "once": once_key_in(page)}


@pytest.fixture
def case(visit: Visitor, database: Database) -> Case:
    return Case(visit, database)


def test_a_question_reaches_the_advisor_and_changes_no_state(case, database, deliver, letters):
    shown = case.company.get(f"/employer/proposals/{case.id}")
    assert f'action="{case.at_company}"' in shown.text

    sent = case.company.submit(case.at_company, {"message": QUESTION})

    assert sent.status_code == 302
    with database.reading() as session:
        assert session.get_one(Proposal, case.id).state is S.PRESENTED
    assert case.at_team in case.advisor.get(f"/advisor/proposals/{case.id}").text
    assert case.at_team in case.advisor.get("/advisor/").text
    deliver()
    letter = next(each for each in letters() if case.at_team in each.text)
    assert case.reference in letter.text
    assert "samstags" not in letter.text
    assert "Salma" not in letter.text


def test_looking_at_it_takes_the_mark_of_the_new_away(case):
    case.company.submit(case.at_company, {"message": QUESTION})
    assert case.messages()[0].read_at is None

    assert QUESTION in case.advisor.get(case.at_team).text

    assert case.messages()[0].read_at is not None


def test_an_answer_is_due_until_there_is_one(case):
    case.company.submit(case.at_company, {"message": QUESTION})
    assert case.at_team in case.advisor.get("/advisor/").text

    assert case.send("Ja, das geht.").status_code == 302

    assert case.at_team not in case.advisor.get("/advisor/").text
    assert case.at_company in case.company.get("/employer/").text
    assert "Ja, das geht." in case.company.get(case.at_company).text
    assert case.at_company not in case.company.get("/employer/").text


def test_a_thank_you_needs_no_answer(case):
    case.company.submit(case.at_company, {"message": "Vielen Dank!"})
    last = case.messages()[0].id

    case.advisor.press(f"{case.at_team}/settle", {"last": str(last)})

    assert case.at_team not in case.advisor.get("/advisor/").text


def test_what_came_while_the_answer_was_written_stays_open(case):
    case.company.submit(case.at_company, {"message": QUESTION})
    page = case.review("Ja.", last=str(case.messages()[0].id)).text
    case.company.submit(case.at_company, {"message": "Und sonntags?"})
    later_id = next(message.id for message in case.messages() if message.text == "Und sonntags?")
    with case.database.transaction() as session:
        later = session.get_one(Message, later_id)
        later.written_at = later.written_at.replace(second=later.written_at.second + 1)

    case.advisor.post(case.at_team, filled(page, "Ja."))

    assert [message.settled_at is None for message in case.messages() if message.side is Side.COMPANY] == [False, True]
    assert case.at_team in case.advisor.get("/advisor/").text


def test_no_text_of_the_team_leaves_before_somebody_has_looked(case, deliver, letters):
    page = case.review("Frau Rahimi kommt gern, Telefon 01511 2345678.")

    assert page.status_code == 200
    assert page.text.count('type="radio"') >= 2
    assert case.messages() == []
    assert "Rahimi" not in case.company.get(case.at_company).text

    sent = case.advisor.post(case.at_team, filled(page.text, "Frau Rahimi kommt gern, Telefon 01511 2345678."))

    assert sent.status_code == 302
    deliver()
    letter = next(each for each in letters() if case.at_company in each.text)
    assert "kommt gern" not in letter.text
    read = case.company.get(case.at_company).text
    assert "kommt gern" in read
    assert "Rahimi" not in read
    assert "2345678" not in read


@pytest.mark.parametrize("spoil", ["looked_at", "mark1", "keeps"])
def test_a_review_cannot_be_skipped(case, spoil):
    text = "Frau Rahimi kommt gern."
    fields = filled(case.review(text).text, text)
    if spoil == "keeps":
        fields["mark1"] = "needed"
    else:
        fields.pop(spoil)

    answer = case.advisor.post(case.at_team, fields)

    assert answer.status_code in (200, 422)
    assert "kommt gern" in answer.text
    assert case.messages() == []


def test_another_text_than_was_looked_at_does_not_leave(case):
    looked = case.review("Frau Rahimi ruft gern an.").text
    assert 'name="mark1"' in looked
    assert 'name="mark2"' not in looked
    fields = filled(looked, "Salma ruft gern an.")

    answer = case.advisor.post(case.at_team, fields)

    assert 'name="mark1"' in answer.text
    assert case.messages() == []


def test_once_the_name_is_known_it_is_no_mark_and_every_other_is_decided(visit, database):
    case = Case(visit, database, S.DISCLOSED)

    assert case.send("Frau Rahimi kommt am Montag.").status_code == 302
    text = "Frau Rahimi hat zwei Kinder und ist Muslima. Telefon der Backstube: 03437 123456."
    page = case.review(text)
    assert page.status_code == 200
    fields = filled(page.text, text, "needed")
    assert len([name for name in fields if name.startswith("mark")]) == 3
    assert case.advisor.post(case.at_team, {**fields, "mark2": ""}).status_code == 422
    assert len(case.messages()) == 1

    assert case.advisor.post(case.at_team, {**fields, "mark2": "replace"}).status_code == 302
    sent = next(message for message in case.messages() if "Backstube" in message.text)
    assert ("Muslima" in sent.text, "Rahimi" in sent.text, "03437 123456" in sent.text) == (False, True, True)
    assert [message.is_masked for message in case.messages()] == [False, False]


def test_sending_twice_makes_one_message(case):
    page = case.company.get(case.at_company).text
    fields = {"message": QUESTION, "csrf_token": form_token_in(page), "once": once_key_in(page)}

    answers = [case.company.post(case.at_company, fields) for _each in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(case.messages()) == 1


@pytest.mark.parametrize("text", ["", " \n ", "x" * 1001])
def test_what_cannot_be_sent_stays_on_the_page(case, text):
    for side, browser in ((case.at_company, case.company), (case.at_team, case.advisor)):
        answer = browser.submit(side, {"message": text})
        assert answer.status_code == 422
        assert text.strip() in answer.text
    assert case.messages() == []


def test_a_question_after_protected_facts_is_sent_with_a_hint_for_both(case):
    assert case.company.submit(case.at_company, {"message": "Wie alt ist die Person, und hat sie Kinder?"}).status_code == 302

    for page in (case.company.get(case.at_company).text, case.advisor.get(case.at_team).text):
        assert "AGG" in page
    case.company.submit(case.at_company, {"message": QUESTION})
    assert case.company.get(case.at_company).text.count("AGG") == 1


def test_a_foreign_thread_does_not_exist(case, visit, database):
    case.company.submit(case.at_company, {"message": QUESTION})
    with database.transaction() as session:
        other = an_employer(session, a_company(session, name="Hotel am See"))
    stranger = visit.as_(other)

    assert stranger.get(case.at_company).status_code == 404
    assert stranger.press(case.at_company, {"message": "Hallo"}).status_code == 404
    assert stranger.get(case.at_team).status_code == 403
    assert case.company.get(case.at_team).status_code == 403


def test_who_is_blocked_in_the_middle_reads_and_writes_nothing(case, database):
    case.company.submit(case.at_company, {"message": QUESTION})
    with database.transaction() as session:
        proposal = session.get_one(Proposal, case.id)
        session.get_one(Opening, proposal.opening_id).company.state = CompanyState.DORMANT

    assert case.company.get(case.at_company).status_code == 404
    assert case.company.press(case.at_company, {"message": "Hallo"}).status_code == 404
    assert case.send("Ja.").status_code == 422
    assert len(case.messages()) == 1


@pytest.mark.long
@pytest.mark.parametrize("state", sorted(S))
def test_who_may_write_is_who_may_look_while_it_goes_on(visit, database, state):
    case = Case(visit, database, state)

    answer = case.company.press(case.at_company, {"message": QUESTION})
    sent = case.send("Ja.")

    expected = 302 if state in SHOWN & OPEN else 422 if state in SHOWN else 404
    assert answer.status_code == expected
    assert sent.status_code == (302 if state in SHOWN & OPEN else 422)


def test_what_was_written_stays_readable_after_the_case_and_closes_with_the_yes(visit, database):
    case = Case(visit, database, S.DISCLOSED)
    case.company.submit(case.at_company, {"message": QUESTION})
    with database.transaction() as session:
        place(session, case.id, by=advisor_of_case(session, case), at=now())
    assert QUESTION in case.company.get(case.at_company).text
    assert "<textarea" not in case.company.get(case.at_company).text
    assert "<textarea" not in case.advisor.get(case.at_team).text

    other = Case(visit, database)
    other.company.submit(other.at_company, {"message": QUESTION})
    with database.transaction() as session:
        withdraw_proposal(session, other.id, by=SYSTEM, at=now())
    assert other.company.get(other.at_company).status_code == 404
    assert QUESTION in other.advisor.get(other.at_team).text


def test_messages_are_handed_out_and_go_with_the_case_and_the_person(case, app, database):
    case.company.submit(case.at_company, {"message": QUESTION})
    kept = next(kind for kind in KINDS if kind.code == "masked_proposals")
    with app.test_request_context("/"), database.transaction() as session:
        assert holdings(session, case.candidate_id)["messages_message"][0]["text"] == QUESTION
        erase(session, case.candidate_id, by=SYSTEM, at=now())
        assert session.scalars(select(Message)).all() == []
        proposal = a_proposal(session, state=S.WITHDRAWN)
        session.add(Message(proposal_id=proposal.id, side=Side.TEAM, text="Ja.", is_masked=True, written_at=now()))
        session.flush()
        kept.forget(session, [proposal.id], SYSTEM, now())
        assert session.scalars(select(Message)).all() == []


def advisor_of_case(session, case):
    return advisor_of(session.get_one(Candidate, case.candidate_id))
