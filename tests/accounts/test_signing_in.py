"""Wrong tries, the lock and its end."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.models import SignInTries
from portal.accounts.passwords import Cost, Passwords, passwords
from portal.accounts.services import Opened, begin_try, open_account
from portal.kernel.errors import RuleBroken
from portal.kernel.identity.models import SignIn
from tests.builders.accounts import PASSWORD, a_person_with_password, an_account
from tests.moments import NOON

pytestmark = pytest.mark.usefixtures("in_english")

MINUTE = timedelta(minutes=1)


def try_to_enter(session: Session, email: str, password: str = PASSWORD, at: datetime = NOON) -> Opened:
    attempt = begin_try(session, email, at=at)
    return open_account(session, attempt.check(password), password, at=at)


def fail(session: Session, email: str, times: int, at: datetime = NOON) -> list[str]:
    sentences = []
    for _number in range(times):
        with pytest.raises(RuleBroken) as refusal:
            try_to_enter(session, email, "something else", at)
        sentences.append(str(refusal.value))
    return sentences


def test_the_right_password_opens_a_sign_in_of_which_only_a_hash_is_kept(session):
    account = a_person_with_password(session)

    opened = try_to_enter(session, account.email)

    row = session.scalars(select(SignIn)).one()
    assert row.account_id == account.id
    assert opened.token.encode() not in row.token_hash
    assert len(row.token_hash) == 32


def test_the_address_may_be_typed_in_capitals_and_with_spaces_around(session):
    account = a_person_with_password(session, email="nadja@kai.example")

    assert try_to_enter(session, "  Nadja@KAI.example ").role is account.role


def test_after_four_wrong_tries_the_right_password_still_opens(session):
    account = a_person_with_password(session)
    fail(session, account.email, 4)

    assert try_to_enter(session, account.email)


def test_after_five_wrong_tries_the_right_password_no_longer_opens(session):
    account = a_person_with_password(session)
    sentences = fail(session, account.email, 5)

    with pytest.raises(RuleBroken, match="locked for 15 minutes"):
        try_to_enter(session, account.email)
    assert ["locked" in sentence for sentence in sentences] == [False, False, False, False, True]


def test_the_lock_ends_after_fifteen_minutes_and_not_before(session):
    account = a_person_with_password(session)
    fail(session, account.email, 5)

    with pytest.raises(RuleBroken):
        try_to_enter(session, account.email, at=NOON + 15 * MINUTE - timedelta(seconds=1))
    assert try_to_enter(session, account.email, at=NOON + 15 * MINUTE)


def test_after_the_lock_there_are_five_new_tries(session):
    account = a_person_with_password(session)
    fail(session, account.email, 5)

    sentences = fail(session, account.email, 5, at=NOON + 15 * MINUTE)

    assert ["locked" in sentence for sentence in sentences] == [False, False, False, False, True]


def test_success_forgets_the_wrong_tries(session):
    account = a_person_with_password(session)
    fail(session, account.email, 4)
    try_to_enter(session, account.email)

    fail(session, account.email, 4)

    assert try_to_enter(session, account.email)


def test_a_lock_touches_no_other_account(session):
    account, other = a_person_with_password(session), a_person_with_password(session)
    fail(session, account.email, 5)

    assert try_to_enter(session, other.email)


def test_an_address_nobody_has_gets_the_same_sentences_as_a_known_one(session):
    known = a_person_with_password(session)

    assert fail(session, "nobody@kai.example", 7) == fail(session, known.email, 7)


@pytest.mark.parametrize("changes", [{"is_active": False}, {"password_hash": None}])
def test_closed_and_merely_invited_accounts_get_the_same_sentences_too(session, changes):
    account = a_person_with_password(session, **changes)

    with pytest.raises(RuleBroken) as refusal:
        try_to_enter(session, account.email)

    assert str(refusal.value) == fail(session, "nobody@kai.example", 1)[0]


def test_tries_are_kept_without_the_address_and_for_a_day(session):
    fail(session, "nobody@kai.example", 1)
    fail(session, "another@kai.example", 1, at=NOON + timedelta(days=1, seconds=1))

    rows = session.scalars(select(SignInTries)).all()

    assert len(rows) == 1
    assert "@" not in rows[0].address_hash


def test_many_tries_begun_at_once_do_not_slip_past_the_lock(session):
    account = a_person_with_password(session)
    attempts = [begin_try(session, account.email, at=NOON) for _number in range(5)]

    with pytest.raises(RuleBroken):
        begin_try(session, account.email, at=NOON)
    assert attempts[4].check(PASSWORD) == account.id
    assert session.scalar(select(func.count()).select_from(SignInTries)) == 1


def test_an_outdated_hash_is_replaced_when_its_owner_signs_in(session):
    account = a_person_with_password(session, password_hash=Passwords(Cost(memory=128, passes=1, lanes=1)).hash(PASSWORD))

    try_to_enter(session, account.email)

    assert not passwords().is_outdated(account.password_hash or "")
    assert try_to_enter(session, account.email)


def test_an_account_made_a_moment_ago_has_no_way_in(session):
    account = an_account(session)

    with pytest.raises(RuleBroken):
        try_to_enter(session, account.email, "")
