"""The law is asked with what the record knows of this person at this company."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from portal.candidates.models import Candidate
from portal.internships import services
from portal.internships.judging import about, about_proposal, age_on, judge, overlaps
from portal.internships.legal.words import LegalRule, Verdict
from portal.internships.words import InternshipState, LegalBasis
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.labour.words import PermitClass
from portal.openings.models import Opening
from portal.proposals.words import ProposalState
from tests.builders.agreements import signed_by_all
from tests.builders.internships import a_plan, an_internship
from tests.builders.openings import an_opening
from tests.builders.proposals import a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.one_database

S = InternshipState
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("birth_on", "day", "age"),
    [
        (date(2009, 3, 2), date(2027, 3, 1), 17),
        (date(2009, 3, 1), date(2027, 3, 1), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_an_age_is_counted_to_the_day(birth_on, day, age):
    assert age_on(birth_on, day) == age


@pytest.mark.parametrize(
    ("begins_at", "hours", "is_overlap"),
    [
        (time(12, 30), 20, False),
        (time(12, 29), 20, True),
        (time(4, 30), 20, False),
        (time(4, 30), 21, True),
        (time(20), 40, False),
    ],
)
def test_a_working_day_meets_the_course_to_the_minute(begins_at, hours, is_overlap):
    assert overlaps(begins_at, Decimal(hours), [(time(8, 30), time(12, 30))]) == is_overlap


def judged(session, proposal, plan=None):
    """The verdict on a plan, and the rules that stand in its way."""
    found = judge(session, plan or a_plan(), about_proposal(session, proposal.id), on=MONDAY)
    return found.verdict, {answer.rule for answer in found.answers if not answer.is_fine}


def test_who_is_under_15_works_only_where_a_school_requires_it(session):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    person = session.get_one(Candidate, proposal.candidate_id)
    person.birth_on = date(2011, 11, 24)  # 15 on the second day
    school = a_plan(basis=LegalBasis.COMPULSORY)

    assert judged(session, proposal)[1] == {LegalRule.AGE, LegalRule.APPROVAL}
    assert LegalRule.AGE not in judged(session, proposal, school)[1]
    person.birth_on = date(2011, 11, 23)
    assert judged(session, proposal) == (Verdict.NEEDS_AUTHORITY, {LegalRule.APPROVAL})


@pytest.mark.parametrize(
    ("permit", "basis", "expected"),
    [
        (PermitClass.FREE, LegalBasis.COMPULSORY, Verdict.FINE),
        (PermitClass.NEEDS_PERMISSION, LegalBasis.COMPULSORY, Verdict.NEEDS_AUTHORITY),
        (PermitClass.IN_CLARIFICATION, LegalBasis.COMPULSORY, Verdict.BLOCKED),
        (PermitClass.NEEDS_PERMISSION, LegalBasis.MEASURE, Verdict.NEEDS_AUTHORITY),  # the approval alone
        (PermitClass.IN_CLARIFICATION, LegalBasis.MEASURE, Verdict.BLOCKED),
    ],
)
def test_the_class_of_the_permit_counts(session, permit, basis, expected):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    session.get_one(Candidate, proposal.candidate_id).permit = permit

    assert judged(session, proposal, a_plan(basis=basis))[0] is expected


def test_a_place_for_grown_ups_refuses_minors_while_planning(session):
    proposal = a_proposal(session, state=ProposalState.DISCLOSED)
    session.get_one(Opening, proposal.opening_id).prerequisites = ("adult",)
    session.get_one(Candidate, proposal.candidate_id).birth_on = date(2009, 1, 1)
    by = By(proposal.made_by_id, Role.ADVISOR.value)

    with pytest.raises(RuleBroken):
        services.plan_internship(session, proposal.id, a_plan(), by=by, at=NOON)


@pytest.mark.parametrize("state", S)
def test_days_in_the_same_company_are_counted_unless_they_were_called_off(session, state):
    earlier = an_internship(session, state=state)
    again = a_proposal(session, state=ProposalState.DISCLOSED)
    again.candidate_id, again.company_id = earlier.candidate_id, earlier.company_id
    session.flush()
    found = judge(session, a_plan(starts_on=MONDAY + 60 * DAY, ends_on=MONDAY + 70 * DAY), about_proposal(session, again.id))
    repeated = [answer.verdict for answer in found.answers if answer.rule is LegalRule.REPEATED]

    assert repeated == [Verdict.FINE if state is S.CANCELLED else Verdict.NEEDS_AUTHORITY]


@pytest.mark.parametrize(("shift", "verdict"), [(-1, Verdict.FINE), (0, Verdict.NEEDS_AUTHORITY), (1, Verdict.NEEDS_AUTHORITY)])
def test_a_measure_that_begins_no_later_comes_first(session, shift, verdict):
    earlier = an_internship(session)
    again = a_proposal(session, state=ProposalState.DISCLOSED)
    again.candidate_id, again.company_id = earlier.candidate_id, earlier.company_id
    session.flush()
    starts_on = earlier.starts_on + shift * DAY
    found = judge(session, a_plan(starts_on=starts_on, ends_on=starts_on + 5 * DAY), about_proposal(session, again.id))

    assert [answer.verdict for answer in found.answers if answer.rule is LegalRule.REPEATED] == [verdict]


def test_neither_its_own_days_nor_those_at_other_companies_count(session):
    own = an_internship(session)
    elsewhere = a_proposal(session, state=ProposalState.DISCLOSED, opening=an_opening(session))
    elsewhere.candidate_id = own.candidate_id
    session.flush()

    assert elsewhere.company_id != own.company_id
    assert LegalRule.REPEATED not in {a.rule for a in judge(session, own, about(own)).answers if not a.is_fine}
    assert LegalRule.REPEATED not in judged(session, elsewhere)[1]


def test_what_has_become_unlawful_since_the_plan_does_not_begin(session):
    internship = an_internship(session, state=S.APPROVED)
    signed_by_all(session, internship)
    session.get_one(Candidate, internship.candidate_id).permit = PermitClass.IN_CLARIFICATION
    by = By(internship.planned_by_id, Role.ADVISOR.value)

    with pytest.raises(RuleBroken):
        services.start_internship(session, internship.id, by=by, at=NOON)
    session.get_one(Candidate, internship.candidate_id).permit = PermitClass.FREE
    services.start_internship(session, internship.id, by=by, at=NOON)
    assert internship.state is S.RUNNING
