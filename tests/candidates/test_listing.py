"""Finding people: by the beginning of a name in any script, by advisor, state and goal; duplicates."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from portal.candidates.drafts import Internal, Search, Who
from portal.candidates.likeness import sound_alike
from portal.candidates.queries import CandidateFilter, candidate_title, find_candidates, possible_duplicates
from portal.candidates.services import change_candidate, pause_candidate
from portal.candidates.words import CandidateState
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By
from portal.labour.words import Goal
from tests.builders.accounts import an_advisor
from tests.builders.candidates import a_candidate, a_person
from tests.moments import NOON

BY = By.system()


def found_by(session: Session, name: str) -> list[str]:
    return sorted(row.name for row in find_candidates(session, CandidateFilter(name=name)).rows)


@contextmanager
def counted_queries(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("who", "query"),
    [
        (Who("Salma", "Rahimi"), "rah"),
        (Who("Salma", "Rahimi"), "RAHIMI salma"),
        (Who("Salma", "Rahimi", ("سلمى رحيمي",)), "سلمى"),
        (Who("Salma", "Rahimi", ("سلمى رحيمي",)), "رحي"),
        (Who("Петро", "Гринько"), "hryn"),
        (Who("Petro", "Hrynko", ("Петро Гринько",)), "Грин"),
        (Who("Ayşe", "Öztürk"), "ozturk"),
        (Who("Ayşe", "OEZTUERK"), "Öztürk"),
        (Who("Nguyễn", "Thị Hương"), "huong"),
        (Who("Siobhán", "O’Neill"), "oneill"),
        (Who("Siobhán", "O’Neill"), "o'neill"),
        (Who("ጥላሁን", None), "ጥላ"),
        (Who("O", None), "o"),
        (Who("Abd al-Rahman", "Haddad"), "alrahman"),
    ],
)
def test_a_name_is_found_by_its_beginning_in_any_script(session, who, query):
    name = a_candidate(session, a_person(who=who)).full_name

    assert found_by(session, query) == [name]


@pytest.mark.parametrize("query", ["ahimi", "Rahimo", "Salma Petro", "Grimma", "4915112345678", "%", "_"])
def test_what_is_no_beginning_of_a_name_finds_nobody(session, query):
    a_candidate(session)
    expected = ["Salma Rahimi"] if query in "%_" else []  # nothing that could be searched narrows nothing

    assert found_by(session, query) == expected


def test_a_changed_name_is_found_and_the_old_one_is_not(session):
    candidate = a_candidate(session)
    change_candidate(session, candidate.id, Who("Leila", "Rahimi"), by=BY, at=NOON)

    assert found_by(session, "leila") == ["Leila Rahimi"]
    assert found_by(session, "salma") == []


def test_the_list_narrows_by_advisor_state_and_goal(session):
    nadja, kim = an_advisor(session), an_advisor(session)
    mine = a_candidate(session, advisor_id=nadja.id)
    theirs = a_candidate(session, a_person(search=Search(goal=Goal.APPRENTICESHIP)), advisor_id=kim.id)
    pause_candidate(session, theirs.id, by=BY, at=NOON)
    session.flush()

    def ids(**wanted: object) -> set[object]:
        return {row.id for row in find_candidates(session, CandidateFilter(**wanted)).rows}

    assert ids() == {mine.id, theirs.id}
    assert ids(advisor_id=nadja.id) == {mine.id}
    assert ids(state=CandidateState.PAUSED) == {theirs.id}
    assert ids(goal=Goal.APPRENTICESHIP) == {theirs.id}
    assert ids(advisor_id=nadja.id, state=CandidateState.PAUSED) == set()


def test_paging_shows_everyone_once_also_when_entered_at_the_same_moment(session):
    people = [a_candidate(session) for _ in range(7)]
    people[0].created_at = NOON + timedelta(hours=1)
    people[1].created_at = NOON - timedelta(hours=1)
    session.flush()

    seen, after = [], None
    while True:
        part = find_candidates(session, CandidateFilter(), after=after, limit=2)
        seen.extend(row.id for row in part.rows)
        after = part.next
        if after is None:
            break

    assert len(seen) == 7
    assert set(seen) == {person.id for person in people}
    assert (seen[0], seen[-1]) == (people[0].id, people[1].id)


@pytest.mark.parametrize("after", ["", "~", "yesterday~x", "2026-11-23T11:00:00~00000000-0000-0000-0000-000000000000", "\x00"])
def test_a_made_up_position_starts_from_the_beginning(session, after):
    a_candidate(session)

    assert len(find_candidates(session, CandidateFilter(), after=after).rows) == 1


def test_a_list_costs_one_query_however_long_it_is(session, database):
    for _ in range(6):
        a_candidate(session)
    session.flush()

    with counted_queries(database.engine) as statements:
        find_candidates(session, CandidateFilter(name="sal"))

    assert len(statements) == 1


def test_the_latest_level_of_german_stands_in_the_list(session):
    a_candidate(session)

    assert [str(row.german) for row in find_candidates(session, CandidateFilter()).rows] == ["a2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed Haddad", "Muhammad Haddad"),
        ("Haddad Mohammed", "Mohamad Al-Haddad"),
        ("Yusuf Kaya", "Jusuf Kaja"),
        ("Petro Hrynko", "Петро Гринько"),
        ("Olena Shevchenko", "Olena Schewtschenko"),
        ("Salma", "Salma Rahimi"),
    ],
)
def test_names_that_may_be_the_same_sound_alike(one, other):
    assert sound_alike(one, other)
    assert sound_alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("Ali Hassan", "Omar Hassan"), ("Salma Rahimi", "Leila Karimi"), ("Al", "El")])
def test_siblings_and_strangers_do_not_sound_alike(one, other):
    assert not sound_alike(one, other)


BORN = Internal(birth_on=date(1994, 5, 3))


@pytest.mark.parametrize(
    ("who", "internal", "is_hinted"),
    [
        (Who("Selma", "Rahimi"), BORN, True),
        (Who("Rahimi", "Salma"), Internal(birth_on=date(1994, 3, 5)), True),
        (Who("Salma", "Rahimi"), Internal(birth_on=date(1994, 5, 4)), False),
        (Who("Salma", "Rahimi"), Internal(), False),
        (Who("Omid", "Rahimi"), BORN, False),
    ],
)
def test_the_same_person_entered_twice_is_hinted_at(session, who, internal, is_hinted):
    first = a_candidate(session, a_person(internal=BORN))
    second = a_candidate(session, a_person(who=who, internal=internal))

    hints = [(first.id, "Salma Rahimi")] if is_hinted else []
    assert list(possible_duplicates(session, second.id)) == hints


def test_a_name_is_told_to_advisors_alone(session):
    candidate = a_candidate(session)

    assert candidate_title(session, Actor(Role.ADVISOR), candidate.id) == "Salma Rahimi"
    for role in set(Role) - {Role.ADVISOR}:
        assert candidate_title(session, Actor(role), candidate.id) is None


def test_a_filter_without_answers_narrows_nothing(session):
    a_candidate(session)

    assert len(find_candidates(session, replace(CandidateFilter(), name="  ")).rows) == 1
