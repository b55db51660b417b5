"""Lists, boards, next steps and hints: what stands there, and that lists stay cheap."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.candidates.drafts import Contact, WorkPermit
from portal.candidates.models import Candidate
from portal.candidates.queries import candidate_record
from portal.kernel.access import Actor, Role
from portal.kernel.clock import local_day
from portal.labour.words import DayPart, Goal, LanguageLevel, OccupationField, PermitClass
from portal.openings.models import Opening
from portal.openings.queries import opening_card
from portal.openings.words import OpeningKind
from portal.proposals import services
from portal.proposals.hints import hints_for
from portal.proposals.queries import (
    advisor_next_steps,
    cases_of_company,
    proposals_of_company,
    staff_proposals,
)
from portal.proposals.queries.advisor import StaffFilter
from portal.proposals.words import CaseColumn, Hint, ProposalState, Standing, StepKind
from tests.builders.candidates import KITCHEN_FROM_JANUARY, a_candidate, a_person
from tests.builders.companies import a_company
from tests.builders.openings import an_opening
from tests.builders.proposals import EMPLOYER, a_proposal
from tests.moments import MONDAY, NOON

pytestmark = pytest.mark.postgres_later

S = ProposalState
ADVISOR = Actor(Role.ADVISOR)


@contextmanager
def counted(session: Session) -> Iterator[list[str]]:
    """Count what is asked of the database."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_the_board_shows_codes_before_and_names_after_the_second_yes(session: Session) -> None:
    company = a_company(session)
    shown = a_proposal(session, opening=an_opening(session, company))
    asked = a_proposal(session, state=S.DISCLOSURE_REQUESTED, opening=an_opening(session, company))
    known = a_proposal(session, state=S.DISCLOSED, opening=an_opening(session, company))
    running = a_proposal(session, state=S.INTERNSHIP, opening=an_opening(session, company))
    offered = a_proposal(session, state=S.OFFER, opening=an_opening(session, company))
    for state in (S.DECLINED, S.WITHDRAWN, S.PLACED, S.CONSENT_GIVEN):
        a_proposal(session, state=state, opening=an_opening(session, company))

    cases = cases_of_company(session, company.id, on=MONDAY)

    assert {(case.proposal_id, case.name, case.is_name, case.column) for case in cases} == {
        (shown.id, shown.reference, False, CaseColumn.PROPOSAL),
        (asked.id, asked.reference, False, CaseColumn.PROPOSAL),
        (known.id, "Salma Rahimi", True, CaseColumn.MEETING),
        (running.id, "Salma Rahimi", True, CaseColumn.INTERNSHIP),
        (offered.id, "Salma Rahimi", True, CaseColumn.DECISION),
    }


def test_lists_ask_the_database_as_often_for_many_as_for_few(session: Session) -> None:
    few, many = a_company(session), a_company(session)
    counts = []
    for company, amount in ((few, 1), (many, 4)):
        for _ in range(amount):
            a_proposal(session, state=S.DISCLOSED, opening=an_opening(session, company))
        session.expire_all()
        with counted(session) as asked:
            proposals_of_company(session, company.id, on=MONDAY)
            cases_of_company(session, company.id, on=MONDAY)
        counts.append(len(asked))

    # Loading the people of the board counts one question for all of them, and their rows come along.
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (S.WANTED, Standing.ASKING),
        (S.DISCLOSURE_REQUESTED, Standing.ASKING),
        (S.DISCLOSURE_DECLINED, Standing.GONE),
        (S.WITHDRAWN, Standing.GONE),
        (S.SUPERSEDED, Standing.GONE),
        (S.DECLINED, Standing.DECLINED),
        (S.EXPIRED, Standing.EXPIRED),
        (S.NOT_PLACED, Standing.ENDED),
    ],
)
def test_the_list_says_what_the_company_must_know_and_no_more(session: Session, state: ProposalState, standing: Standing) -> None:
    proposal = a_proposal(session, state=state)

    (row,) = proposals_of_company(session, proposal.company_id, on=MONDAY).rows

    assert row.standing is standing
    assert (row.id is None) is (standing is not Standing.ASKING)


def test_a_proposal_whose_time_is_over_reads_as_ended_before_the_worker_came(session: Session) -> None:
    proposal = a_proposal(session)
    last = MONDAY + timedelta(days=14)

    (case,) = cases_of_company(session, proposal.company_id, on=last)
    assert case.due_on == last
    assert cases_of_company(session, proposal.company_id, on=last + timedelta(days=1)) == ()
    (row,) = proposals_of_company(session, proposal.company_id, on=last + timedelta(days=1)).rows
    assert (row.standing, row.id) == (Standing.EXPIRED, None)


def test_nothing_is_listed_before_it_was_presented(session: Session) -> None:
    proposal = a_proposal(session, state=S.CONSENT_GIVEN)

    assert proposals_of_company(session, proposal.company_id, on=MONDAY).rows == ()


@pytest.mark.parametrize(
    ("state", "kind", "days"),
    [
        (S.DRAFT, StepKind.ASK, 2),
        (S.CONSENT_GIVEN, StepKind.PRESENT, 2),
        (S.DISCLOSED, StepKind.ARRANGE, 2),
    ],
)
def test_an_advisor_sees_what_to_do_next_and_by_when(session: Session, state: ProposalState, kind: StepKind, days: int) -> None:
    proposal = a_proposal(session, state=state)

    (step,) = advisor_next_steps(session, proposal.made_by_id, on=MONDAY)

    assert (step.kind, step.due_on, step.person) == (kind, MONDAY + timedelta(days=days), "Salma Rahimi")


@pytest.mark.parametrize(
    ("state", "kind", "due"),
    [
        (S.CONSENT_REQUESTED, StepKind.REMIND, MONDAY + timedelta(days=3)),
        (S.PRESENTED, StepKind.CALL, MONDAY + timedelta(days=10)),
        (S.MEETING_SCHEDULED, StepKind.FOLLOW_UP, MONDAY + timedelta(days=3)),
    ],
)
def test_some_steps_are_nobodys_work_before_their_day(session: Session, state: ProposalState, kind: StepKind, due: date) -> None:
    proposal = a_proposal(session, state=state)

    assert advisor_next_steps(session, proposal.made_by_id, on=due - timedelta(days=1)) == ()
    (step,) = advisor_next_steps(session, proposal.made_by_id, on=due)
    assert step.kind is kind


def test_about_whom_the_data_are_only_kept_nothing_is_to_be_done(session: Session) -> None:
    proposal = a_proposal(session, state=S.PRESENTED)
    on = MONDAY + timedelta(days=10)
    assert len(advisor_next_steps(session, proposal.made_by_id, on=on)) == 1

    session.get_one(Candidate, proposal.candidate_id).restricted_at = NOON
    session.flush()

    assert advisor_next_steps(session, proposal.made_by_id, on=on) == ()


def test_the_teams_list_shows_mine_or_everyones(session: Session) -> None:
    mine, other = a_proposal(session), a_proposal(session)
    services.want_candidate(session, other.id, by=EMPLOYER, at=NOON)

    assert [row.id for row in staff_proposals(session, StaffFilter(mine.made_by_id)).rows] == [mine.id]
    assert len(staff_proposals(session, StaffFilter()).rows) == 2
    assert staff_proposals(session, StaffFilter(is_over=True)).rows == ()


FITS: dict[str, Any] = {
    "kind": OpeningKind.INTERNSHIP_SLOT,
    "field": OccupationField.KITCHEN_SERVICE,
    "day_part": DayPart.AFTERNOON,
}


@pytest.mark.parametrize(
    ("opening", "person", "hint"),
    [
        ({"kind": OpeningKind.VACANCY, "starts_on": date(2027, 1, 11)}, {}, Hint.GOAL),
        ({"field": OccupationField.CARE}, {}, Hint.FIELD),
        ({"day_part": DayPart.MORNING}, {}, Hint.TIMES),
        ({"day_part": DayPart.WHOLE_DAY}, {}, Hint.TIMES),
        ({"hours_per_week": 21}, {}, Hint.HOURS),
        ({"language_level": LanguageLevel.B1}, {}, Hint.LANGUAGE),
        ({"starts_on": date(2027, 1, 10)}, {}, Hint.START),
        ({}, {"permit": WorkPermit(PermitClass.IN_CLARIFICATION, MONDAY)}, Hint.PERMIT),
        ({}, {"contact": Contact(postcode="04420", town="Markranstädt")}, Hint.WAY),
        ({}, {"contact": Contact()}, Hint.WAY_UNKNOWN),
        ({}, {"search": replace(KITCHEN_FROM_JANUARY, goal=Goal.APPRENTICESHIP)}, Hint.GOAL),
    ],
)
def test_hints_say_what_does_not_fit_and_only_that(
    session: Session, opening: dict[str, Any], person: dict[str, Any], hint: Hint
) -> None:
    fitting, wished = an_opening(session, **FITS), an_opening(session, **{**FITS, **opening})
    usual, other = a_candidate(session), a_candidate(session, a_person(**person))

    def hints(candidate_id: object, offered: Opening) -> tuple[Hint, ...]:
        record, card = candidate_record(session, ADVISOR, candidate_id), opening_card(session, offered.id)  # type: ignore[arg-type]
        assert record is not None
        assert card is not None
        return hints_for(record, card, on=local_day(NOON))

    assert hints(usual.id, fitting) == ()
    assert hints(other.id, wished) == (hint,)


def test_within_a_day_the_list_of_a_company_goes_by_codes_not_by_who_came_first(session: Session) -> None:
    opening = an_opening(session)
    shown = [a_proposal(session, opening=opening, at=NOON + timedelta(minutes=number)) for number in range(4)]
    later = a_proposal(session, opening=opening, at=NOON + timedelta(days=1))

    rows = proposals_of_company(session, opening.company_id, on=MONDAY).rows

    assert [row.reference for row in rows] == [*sorted((each.reference for each in shown), reverse=True), later.reference]


def test_what_waits_for_the_company_comes_first_and_the_soonest_of_it_on_top(session: Session) -> None:
    opening = an_opening(session)
    later, sooner = (a_proposal(session, opening=opening, at=NOON + timedelta(days=days)) for days in (2, 0))
    wanted = [a_proposal(session, opening=opening, state=S.WANTED, at=NOON + timedelta(days=number)) for number in (3, 4)]

    rows = proposals_of_company(session, opening.company_id, on=MONDAY).rows

    assert [row.reference for row in rows] == [each.reference for each in (sooner, later, wanted[1], wanted[0])]
