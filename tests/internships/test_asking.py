"""Authorities are asked, their answers counted; nothing starts on an answer that is open, refused or too short."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from portal.candidates.models import Candidate
from portal.contacts.models import Task
from portal.contacts.words import TaskKind
from portal.internships import services
from portal.internships.asking import (
    AnswerDraft,
    RequestDraft,
    ask_authority,
    note_answer,
    requests_of,
    waiting_requests,
)
from portal.internships.models import AuthorityRequest
from portal.internships.words import Authority, InternshipState, LegalBasis, RequestAnswer, RequestMatter
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.labour.words import PermitClass
from portal.proposals.words import ProposalState
from tests.builders.agreements import signed_by_all
from tests.builders.internships import an_internship
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database

S, M, A = InternshipState, RequestMatter, Authority
DAY = timedelta(days=1)
YES, NO = RequestAnswer.YES, RequestAnswer.NO


def refused(act):
    """The field a refusal speaks of, "-" without one; None if nothing was refused."""
    try:
        act()
    except RuleBroken as refusal:
        return refusal.field or "-"
    return None


def by_of(internship):
    return By(internship.planned_by_id, Role.ADVISOR.value)


def asked(session, internship, matter=M.PERMISSION, sent_on=MONDAY - DAY):
    draft = RequestDraft(A.FOREIGNERS_AUTHORITY, matter, sent_on)
    return ask_authority(session, internship.id, draft, by=by_of(internship), at=NOON)


def answered(session, internship, request, answer=YES, *, on=MONDAY, until=None):
    draft = AnswerDraft(on, answer, until)
    return refused(lambda: note_answer(session, request.id, draft, by=by_of(internship), at=NOON))


def begins(session, internship):
    signed_by_all(session, internship)
    return refused(lambda: services.start_internship(session, internship.id, by=by_of(internship), at=NOON)) is None


@pytest.fixture
def required(session):
    """An internship a school requires, agreed on, of somebody who needs a permission to work."""
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    session.get_one(Candidate, proposal.candidate_id).permit = PermitClass.NEEDS_PERMISSION
    return an_internship(session, proposal, basis=LegalBasis.COMPULSORY, state=S.APPROVED)


@pytest.mark.parametrize(
    ("answer", "until", "is_running"),
    [
        (None, None, False),
        (NO, None, False),
        (YES, date(2026, 12, 17), False),
        (YES, date(2026, 12, 18), True),  # the last day
        (YES, None, True),
    ],
)
def test_without_a_permission_that_lasts_to_the_end_nothing_runs(session, required, answer, until, is_running):
    request = asked(session, required)
    if answer:
        assert answered(session, required, request, answer, until=until) is None
    session.flush()

    assert begins(session, required) == is_running
    assert (required.state is S.RUNNING) == is_running


def test_another_measure_in_the_same_company_begins_only_after_a_yes_of_its_own(session):
    earlier = an_internship(session, state=S.COMPLETED)
    again = a_proposal(session, state=ProposalState.DISCLOSED)
    again.candidate_id, again.company_id = earlier.candidate_id, earlier.company_id
    session.flush()
    internship = an_internship(session, again, state=S.APPROVED)

    assert not begins(session, internship)
    request = asked(session, internship, M.REPEATED)
    assert not begins(session, internship)
    answered(session, internship, request)
    session.flush()
    assert begins(session, internship)


@pytest.mark.parametrize(("answer", "state"), [(YES, S.APPROVED), (NO, S.PLANNED)])
def test_a_yes_of_the_jobcentre_approves_the_plan(session, answer, state):
    internship = an_internship(session)
    answered(session, internship, asked(session, internship, M.APPROVAL), answer)

    assert (internship.state, internship.approval_on) == (state, MONDAY if answer is YES else None)


def test_an_approval_after_the_start_approves_nothing(session):
    internship = an_internship(session, at=NOON - 7 * DAY, starts_on=MONDAY - 3 * DAY)
    request = asked(session, internship, M.APPROVAL, sent_on=MONDAY - 5 * DAY)

    assert answered(session, internship, request, on=MONDAY - 2 * DAY) == "answered_on"
    assert answered(session, internship, request, on=MONDAY - 3 * DAY) is None


@pytest.mark.parametrize(
    ("on", "until", "field"),
    [
        (MONDAY - 2 * DAY, None, "answered_on"),
        (MONDAY - DAY, None, None),
        (MONDAY, None, None),
        (MONDAY + DAY, None, "answered_on"),
        (MONDAY, MONDAY - DAY, "valid_until"),
        (MONDAY, MONDAY, None),
    ],
)
def test_an_answer_lies_between_the_request_and_today(session, required, on, until, field):
    assert answered(session, required, asked(session, required), on=on, until=until) == field


def test_the_same_is_asked_once_at_a_time_not_in_the_future_and_not_when_it_is_over(session, required):
    request = asked(session, required)

    assert refused(lambda: asked(session, required)) == "matter"
    assert refused(lambda: asked(session, required, M.APPROVAL, MONDAY + DAY)) == "sent_on"
    answered(session, required, request, NO)
    assert answered(session, required, request, YES) == "-"
    asked(session, required)
    services.cancel_internship(session, required.id, by=by_of(required), at=NOON)
    assert refused(lambda: asked(session, required, M.REPEATED)) == "-"


@pytest.mark.parametrize(
    ("until", "due_on"),
    [(MONDAY + 57 * DAY, MONDAY + DAY), (MONDAY + 56 * DAY, MONDAY), (MONDAY + 30 * DAY, MONDAY), (None, None)],
)
def test_eight_weeks_before_a_permission_ends_somebody_is_told(session, required, until, due_on):
    answered(session, required, asked(session, required), until=until)
    session.flush()
    task = session.scalar(select(Task).where(Task.kind == TaskKind.PERMIT_ENDS))

    assert (task.due_on if task else None) == due_on
    assert task is None or task.assigned_to_id == required.planned_by_id


def test_what_is_open_stands_in_the_list_until_it_is_answered_or_over(session, required):
    mine = session.get_one(Candidate, required.candidate_id)
    request = asked(session, required)

    assert [row.id for row in waiting_requests(session)] == [request.id]
    assert [row.id for row in waiting_requests(session, advisor_id=mine.advisor_id)] == ([request.id] if mine.advisor_id else [])
    answered(session, required, request)
    session.flush()
    assert waiting_requests(session) == ()
    assert requests_of(session, required.id)[0].answer is YES


def test_conditions_are_kept_encrypted(session, required):
    request = asked(session, required)
    draft = AnswerDraft(MONDAY, YES, None, "Nur im Lager.")
    note_answer(session, request.id, draft, by=by_of(required), at=NOON)
    session.flush()
    stored = session.connection().exec_driver_sql("SELECT conditions FROM internships_authority_request").scalar()

    assert session.get_one(AuthorityRequest, request.id).conditions == "Nur im Lager."
    assert "Lager" not in stored
