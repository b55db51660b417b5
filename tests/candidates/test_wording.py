"""A text about a person leaves only as it was looked at, mark by mark."""

import pytest
from sqlalchemy import Text, type_coerce

from portal.candidates.models import CandidateText
from portal.candidates.queries import draft_of
from portal.candidates.queries.wording import mark_text, seen_of, written_text
from portal.candidates.services import ProfileChoice, Who, publish_masked
from portal.candidates.services.wording import release_text, write_text
from portal.candidates.words import Decision, ReleaseReason, TextPurpose
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.kernel.errors import RuleBroken
from portal.profiles.queries import masked_profile
from tests.builders.candidates import a_candidate, a_person
from tests.moments import NOON

TEXT = "Salmas Küche ist sauber, sie kommt aus Herat und lobt Nouri."
SHORT = TextPurpose.SHORT_TEXT
YES, STAYS = Decision.REPLACE, Decision.COMPANY


@pytest.fixture
def person(database):
    with database.transaction() as session:
        a_candidate(session, a_person(who=Who("Nouri", "Al-Hamwi")))
        return a_candidate(session)


def by(person):
    return By(person.advisor_id, Role.ADVISOR.value)


def write(session, person, text=TEXT):
    write_text(session, person.id, SHORT, text, by=by(person), at=NOON)


def release(session, person, *decisions, text=TEXT):
    release_text(session, person.id, seen_of(text), decisions, by=by(person), at=NOON)
    session.flush()


def shown(session, person):
    """What a company would read of the text in a new profile."""
    choice = ProfileChoice(release_reason=next(iter(ReleaseReason)))
    return masked_profile(session, publish_masked(session, person.id, choice, by=by(person), at=NOON)).short_text


def test_names_of_the_person_and_of_everyone_in_the_file_are_marked(database, person):
    with database.transaction() as session:
        marked = mark_text(session, person.id, TEXT)

    assert [(marked.words(mark), mark.kind.value) for mark in marked.marks] == [
        ("Salmas", "own_name"), ("Herat", "place_origin"), ("Nouri", "other_name"),
    ]  # fmt: skip


def test_companies_read_nothing_before_every_mark_is_decided_and_then_placeholders(database, person):
    with database.transaction() as session:
        write(session, person)
        session.expire_all()
        assert shown(session, person) == ""
        release(session, person, YES, YES, STAYS)
        session.expire_all()
        assert shown(session, person) == "[Name] Küche ist sauber, sie kommt aus [Place of origin] und lobt Nouri."


def test_a_change_takes_the_review_back_and_a_profile_keeps_what_was_reviewed(database, person):
    with database.transaction() as session:
        write(session, person)
        release(session, person, YES, YES, YES)
        write(session, person, "Kocht gern.")
        session.expire_all()
        assert draft_of(session, person.id, ProfileChoice()).short_text is None
        assert written_text(session, person.id, SHORT).released is None


@pytest.mark.parametrize("decisions", [(), (YES, YES), (YES, None, YES), (Decision.NEEDED, YES, YES), (YES, YES, YES, YES)])
def test_nothing_leaves_while_a_mark_is_open_or_a_name_would_stay(database, person, decisions):
    with database.transaction() as session:
        write(session, person)
        with pytest.raises(RuleBroken):
            release(session, person, *decisions)
        assert written_text(session, person.id, SHORT).released is None


def test_another_text_than_the_one_looked_at_is_not_released(database, person):
    with database.transaction() as session:
        write(session, person, "Kocht gern.")
        with pytest.raises(RuleBroken):
            release(session, person, text="Kocht oft.")


def test_the_text_is_stored_encrypted_and_is_short(database, person):
    with database.transaction() as session:
        write(session, person)
        raw = session.query(type_coerce(CandidateText.text, Text)).scalar()
        assert "Salma" not in raw
        with pytest.raises(RuleBroken):
            write(session, person, "a" * 301)
