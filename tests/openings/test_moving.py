"""Every line of the state table, for every role: who may, who may not, and what is written down."""

from datetime import date, timedelta
from itertools import product

import pytest
from sqlalchemy import select

from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.kernel.access import Role
from portal.kernel.audit import By, trail
from portal.kernel.errors import RuleBroken
from portal.kernel.outbox.models import OutboxRow
from portal.openings.services import (
    Incomplete,
    expire_opening,
    fill_opening,
    pause_opening,
    post_opening,
    publish_opening,
    reject_opening,
    reopen_opening,
    resume_opening,
    submit_opening,
    take_back_opening,
    withdraw_opening,
)
from portal.openings.words import OPENING_STATES, FilledHow, OpeningKind, OpeningState, WithdrawalReason
from tests.builders.accounts import a_coordinator, an_account, an_advisor
from tests.builders.companies import a_company
from tests.builders.openings import a_draft, an_opening
from tests.moments import MONDAY, NOON

MOVES = {
    "submit": submit_opening,
    "publish": publish_opening,
    "reject": lambda session, key, **kwargs: reject_opening(session, key, "Bitte nennen Sie die Stunden.", **kwargs),
    "take_back": take_back_opening,
    "pause": pause_opening,
    "resume": resume_opening,
    "fill": lambda session, key, **kwargs: fill_opening(session, key, FilledHow.KAI, **kwargs),
    "withdraw": lambda session, key, **kwargs: withdraw_opening(session, key, WithdrawalReason.LATER, **kwargs),
    "reopen": reopen_opening,
}
ROLES = (Role.EMPLOYER, Role.ADVISOR, Role.COORDINATOR)


def by_a(session, role):
    makers = {Role.EMPLOYER: an_account, Role.ADVISOR: an_advisor, Role.COORDINATOR: a_coordinator}
    return By(makers[role](session).id, role.value)


def topics(session, opening):
    rows = session.scalars(select(OutboxRow).where(OutboxRow.subject_id == opening.id))
    return [row.topic for row in rows if not row.topic.startswith("opening.stale")]  # tests/openings/test_freshness.py


@pytest.mark.parametrize("verb", MOVES)
def test_a_move_happens_exactly_if_the_table_lists_it(session, verb):
    move = next(line for line in OPENING_STATES.moves if line.verb == verb)
    company = a_company(session)
    for role, state in product(ROLES, OpeningState):
        by = by_a(session, role)
        opening = an_opening(session, company, state=state)
        if state not in move.sources or role not in move.who:
            with pytest.raises(RuleBroken):
                MOVES[verb](session, opening.id, by=by, at=NOON)
            assert (opening.state, trail(session, opening.id)) == (state, ()), (role, state)
        else:
            MOVES[verb](session, opening.id, by=by, at=NOON)
            line = trail(session, opening.id)[0]
            assert opening.state is move.target
            assert (line.at, line.by_id, line.by_role, line.was, line.becomes) == (NOON, by.account_id, role, state, move.target)
        company.is_trusted = False


@pytest.mark.parametrize(
    ("verb", "state", "reason", "announced"),
    [
        ("submit", OpeningState.DRAFT, None, ["opening.submitted"]),
        ("publish", OpeningState.SUBMITTED, None, ["opening.published"]),
        ("reject", OpeningState.SUBMITTED, None, ["opening.rejected"]),
        ("take_back", OpeningState.SUBMITTED, None, []),
        ("pause", OpeningState.PUBLISHED, None, ["opening.paused"]),
        ("resume", OpeningState.PAUSED, None, ["opening.published"]),
        ("fill", OpeningState.PUBLISHED, "kai", ["opening.closed"]),
        ("withdraw", OpeningState.PAUSED, "later", ["opening.closed"]),
        ("reopen", OpeningState.FILLED, None, []),
    ],
)
def test_each_move_is_announced_and_keeps_its_reason(session, verb, state, reason, announced):
    opening = an_opening(session, state=state)

    MOVES[verb](session, opening.id, by=by_a(session, Role.ADVISOR), at=NOON)

    assert topics(session, opening) == announced
    assert trail(session, opening.id)[0].reason == reason


def test_a_new_partners_first_opening_is_read_first_and_then_the_partner_is_trusted(session):
    company = a_company(session, is_trusted=False)
    by = by_a(session, Role.EMPLOYER)

    first = post_opening(session, company.id, a_draft(session, company), by=by, at=NOON)
    assert first.state is OpeningState.SUBMITTED

    publish_opening(session, first.id, by=by_a(session, Role.COORDINATOR), at=NOON)
    assert company.is_trusted

    second = post_opening(session, company.id, a_draft(session, company), by=by, at=NOON)
    assert second.state is OpeningState.PUBLISHED
    assert [(line.verb, line.by_role, line.reason) for line in trail(session, second.id) if line.verb == "opening.published"] == [
        ("opening.published", "system", "trusted_partner")
    ]


def test_what_the_team_publishes_without_a_review_earns_no_trust(session):
    opening = an_opening(session, state=OpeningState.DRAFT)

    publish_opening(session, opening.id, by=by_a(session, Role.ADVISOR), at=NOON)

    assert not session.get_one(Company, opening.company_id).is_trusted


@pytest.mark.parametrize("state", [state for state in CompanyState if state is not CompanyState.ACTIVE])
def test_who_is_no_partner_keeps_drafts_but_publishes_nothing(session, state):
    company = a_company(session, state=state)
    opening = an_opening(session, company, state=OpeningState.DRAFT)

    for move, role in ((submit_opening, Role.EMPLOYER), (publish_opening, Role.COORDINATOR)):
        with pytest.raises(RuleBroken):
            move(session, opening.id, by=by_a(session, role), at=NOON)

    assert opening.state is OpeningState.DRAFT


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (OpeningKind.VACANCY, {"tasks", "field", "site_id", "hours_per_week"}),
        (OpeningKind.INTERNSHIP_SLOT, {"tasks", "field", "site_id", "perspective", "mentor_name"}),
        (OpeningKind.APPRENTICESHIP_PLACE, {"tasks", "field", "site_id", "occupation", "starts_on"}),
    ],
)
def test_handing_in_names_everything_that_is_missing_each_beside_its_field(session, kind, missing):
    nothing = dict.fromkeys(missing | {"place_text"})
    opening = an_opening(session, kind=kind, state=OpeningState.DRAFT, **nothing)

    with pytest.raises(Incomplete) as refusal:
        submit_opening(session, opening.id, by=by_a(session, Role.EMPLOYER), at=NOON)

    assert {gap.field for gap in refusal.value.gaps} == missing


@pytest.mark.parametrize(("valid_until", "is_refused"), [(MONDAY - timedelta(days=1), True), (MONDAY, False)])
def test_an_opening_that_ran_out_cannot_go_online(session, valid_until, is_refused):
    opening = an_opening(session, state=OpeningState.PAUSED, valid_until=valid_until)

    if is_refused:
        with pytest.raises(Incomplete):
            resume_opening(session, opening.id, by=by_a(session, Role.EMPLOYER), at=NOON)
    else:
        resume_opening(session, opening.id, by=by_a(session, Role.EMPLOYER), at=NOON)

    assert opening.state is (OpeningState.PAUSED if is_refused else OpeningState.PUBLISHED)


@pytest.mark.parametrize(
    ("valid_until", "state", "becomes"),
    [
        (date(2026, 11, 22), OpeningState.PUBLISHED, OpeningState.EXPIRED),
        (date(2026, 11, 22), OpeningState.PAUSED, OpeningState.EXPIRED),
        (date(2026, 11, 23), OpeningState.PUBLISHED, OpeningState.PUBLISHED),
        (None, OpeningState.PUBLISHED, OpeningState.PUBLISHED),
        (date(2026, 11, 22), OpeningState.FILLED, OpeningState.FILLED),
    ],
)
def test_an_opening_ends_the_day_after_its_last_day_and_only_then(session, valid_until, state, becomes):
    opening = an_opening(session, valid_until=valid_until, state=state)

    expire_opening(session, opening.id, NOON)
    expire_opening(session, opening.id, NOON)

    assert opening.state is becomes
    assert topics(session, opening) == (["opening.closed"] if becomes is OpeningState.EXPIRED else [])


def test_the_worker_is_asked_to_come_back_when_the_last_day_in_germany_is_over(session):
    opening = an_opening(session, state=OpeningState.SUBMITTED, valid_until=date(2026, 12, 31))

    publish_opening(session, opening.id, by=by_a(session, Role.ADVISOR), at=NOON)

    row = session.scalars(select(OutboxRow).where(OutboxRow.topic == "opening.outdated")).one()
    assert row.due_at.isoformat() == "2026-12-31T23:00:00+00:00"


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_sending_back_needs_words_for_the_company(session, reason):
    opening = an_opening(session, state=OpeningState.SUBMITTED)

    with pytest.raises(RuleBroken) as refusal:
        reject_opening(session, opening.id, reason, by=by_a(session, Role.ADVISOR), at=NOON)

    assert refusal.value.field == "reason"
    assert opening.state is OpeningState.SUBMITTED


def test_the_typed_reason_stays_out_of_the_trail(session):
    opening = an_opening(session, state=OpeningState.SUBMITTED)

    reject_opening(session, opening.id, "Frau Weber kennt die Uhrzeiten.", by=by_a(session, Role.ADVISOR), at=NOON)

    assert opening.rejection_reason == "Frau Weber kennt die Uhrzeiten."
    assert "Weber" not in str(trail(session, opening.id))
