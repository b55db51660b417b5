"""A code opens the data of one person, once, in one browser, for a day, and never by guessing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.candidates.words import CandidateState
from portal.kernel.audit import AuditEntry
from portal.kernel.errors import RuleBroken
from portal.retention.codes import LASTS, MOST_TRIES, code_said, create_code, opened_code, revoke_code, try_code
from portal.retention.models import RightsCode
from portal.retention.words import Tried
from tests.builders.candidates import a_candidate
from tests.builders.proposals import advisor_of
from tests.moments import NOON

pytestmark = pytest.mark.one_database
HERE, ELSEWHERE = uuid4(), uuid4()
ARABIC, PERSIAN = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"


@pytest.fixture
def person(session: Session):
    return a_candidate(session)


@pytest.fixture
def code(session: Session, person):
    return create_code(session, person.id, by=advisor_of(person), at=NOON)


def types(session, person, typed, *, sign_in=HERE, at=NOON):
    return try_code(session, person.id, typed, sign_in, by=advisor_of(person), at=at)


def wrong_for(code):
    return f"{(int(code_said(code.id)) + 1) % 10**8:08d}"


def verbs(session):
    session.flush()
    return [verb for verb in session.scalars(select(AuditEntry.verb)) if verb.startswith("rights_code")]


def test_the_right_code_opens_for_this_browser_alone_and_is_noted(session, person, code):
    answer = types(session, person, code_said(code.id))

    assert (answer.tried, answer.code_id) == (Tried.OPENED, code.id)
    assert opened_code(session, person.id, HERE) == code.id
    assert opened_code(session, person.id, ELSEWHERE) is None
    assert opened_code(session, person.id, None) is None
    assert opened_code(session, a_candidate(session).id, HERE) is None
    assert verbs(session) == ["rights_code.created", "rights_code.used"]


def test_the_digits_stand_nowhere_in_the_row(session, person, code):
    session.flush()
    said = code_said(code.id)

    assert len(said) == 8
    assert all(said not in str(getattr(code, column.name)) for column in RightsCode.__table__.columns)


@pytest.mark.parametrize("digits", [ARABIC, PERSIAN])
def test_digits_of_other_scripts_with_spaces_are_the_same_code(session, person, code, digits):
    said = code_said(code.id)
    typed = f"{said[:2]} {said[2:4]}-{said[4:]}".translate({ord("0") + number: each for number, each in enumerate(digits)})

    assert types(session, person, typed).tried is Tried.OPENED


@pytest.mark.parametrize("typed", ["", "1234567", "123456789", "acht Ziffern", "½½½½½½½½"])
def test_what_has_not_eight_digits_costs_no_try(session, person, code, typed):
    assert types(session, person, typed).tried is Tried.MISTYPED
    assert code.wrong_tries == 0


def test_the_last_wrong_try_ends_the_code_even_for_the_right_one(session, person, code):
    answers = [types(session, person, wrong_for(code)) for _ in range(MOST_TRIES)]

    assert [each.tried for each in answers] == [Tried.WRONG] * (MOST_TRIES - 1) + [Tried.TOO_MANY]
    assert [each.left for each in answers] == [4, 3, 2, 1, 0]
    assert types(session, person, code_said(code.id)).tried is Tried.TOO_MANY
    assert types(session, person, wrong_for(code)).tried is Tried.TOO_MANY
    assert code.wrong_tries == MOST_TRIES
    assert verbs(session).count("rights_code.mistaken") == MOST_TRIES


def test_one_try_before_the_last_it_still_opens(session, person, code):
    for _ in range(MOST_TRIES - 1):
        types(session, person, wrong_for(code))

    assert types(session, person, code_said(code.id)).tried is Tried.OPENED


@pytest.mark.parametrize(("after", "said"), [(LASTS - timedelta(seconds=1), Tried.OPENED), (LASTS, Tried.EXPIRED)])
def test_a_code_works_for_a_day(session, person, code, after, said):
    assert types(session, person, code_said(code.id), at=NOON + after).tried is said


def test_a_used_code_opens_no_other_browser_but_a_second_window_of_the_same(session, person, code):
    types(session, person, code_said(code.id))

    assert types(session, person, code_said(code.id)).code_id == code.id
    other = types(session, person, code_said(code.id), sign_in=ELSEWHERE)
    assert (other.tried, other.code_id) == (Tried.USED, None)
    assert opened_code(session, person.id, ELSEWHERE) is None


def test_another_persons_code_is_a_wrong_one(session, person, code):
    other = a_candidate(session)
    theirs = create_code(session, other.id, by=advisor_of(other), at=NOON)

    assert types(session, person, code_said(theirs.id)).tried is Tried.WRONG
    assert opened_code(session, other.id, HERE) is None
    assert theirs.used_at is None


def test_without_a_code_there_is_nothing_to_guess(session, person):
    assert types(session, person, "12345678").tried is Tried.NONE


def test_a_newer_code_ends_one_that_was_not_used(session, person, code):
    newer = create_code(session, person.id, by=advisor_of(person), at=NOON + timedelta(minutes=1))

    assert types(session, person, code_said(code.id)).tried is Tried.ENDED
    assert types(session, person, code_said(newer.id)).tried is Tried.OPENED


def test_an_ended_code_opens_nothing_and_closes_what_it_opened(session, person, code):
    types(session, person, code_said(code.id))

    revoke_code(session, person.id, code.id, by=advisor_of(person), at=NOON)

    assert opened_code(session, person.id, HERE) is None
    assert types(session, person, code_said(code.id)).tried is Tried.ENDED
    with pytest.raises(RuleBroken):
        revoke_code(session, person.id, code.id, by=advisor_of(person), at=NOON)


def test_a_code_of_another_person_cannot_be_ended_by_the_wrong_record(session, person, code):
    with pytest.raises(RuleBroken):
        revoke_code(session, a_candidate(session).id, code.id, by=advisor_of(person), at=NOON)


def test_who_has_no_page_gets_no_code(session, person):
    person.state = CandidateState.LEFT

    with pytest.raises(RuleBroken):
        create_code(session, person.id, by=advisor_of(person), at=NOON)
