"""Every line of the matrix, walked: by each role, with records of their own, of others, and with none."""

from typing import Any
from uuid import UUID

import pytest

from portal.kernel.access import Role
from tests.architecture.matrix import Line, frozen_lines
from tests.architecture.world import MISSING, World, without_token

pytestmark = pytest.mark.postgres_later

LINES = frozen_lines()
OTHERS = {Role.EMPLOYER: ("other employer", "employer in review"), Role.CANDIDATE: ("other candidate",)}

# What an admitted role gets instead of a page, and why.
OTHER_THAN_A_PAGE: dict[str, tuple[int, str]] = {
    "employer_proposals.answer": (302, "the form stands on the page of the proposal"),
    "employer_proposals.answered": (302, "nothing was answered yet"),
    "employer_internships.decide": (302, "the form stands on the page of the internship"),
    "employer_internships.decided": (302, "nothing was decided yet"),
    "health.everything": (503, "no worker runs and no index is built in this world"),
}


def each(*lines: Line) -> pytest.MarkDecorator:
    """Walk these lines one by one, so that a failure names its route."""
    return pytest.mark.parametrize("line", lines, ids=[line.endpoint for line in lines])


def is_about_one(line: Line) -> bool:
    """Say whether a route shows one record, to those it concerns."""
    return line.key != "-"


@pytest.mark.one_database
@each(*LINES)
def test_whoever_is_not_admitted_is_sent_to_the_door_or_refused(line: Line, world: World):
    for role in set(Role) - line.roles:
        values = {**world.own[Role.ADVISOR], **world.values(line, role)}
        for method in line.methods:
            answer = world.ask(role.value, line, method, values)
            if role is Role.VISITOR:
                assert answer.status_code == 302, (role, method)
                here = f"?next={world.path(line, values)}" if method == "GET" else ""
                # Who comes by a personal link has no password: they are told to use their link once more.
                door = "/link" if line.roles == {Role.CANDIDATE} else f"/sign-in{here}"
                assert answer.headers["Location"] == door, (role, method)
            else:
                assert answer.status_code == 403, (role, method)

    world.assert_unchanged()


@each(*(line for line in LINES if "GET" in line.methods))
def test_whoever_is_admitted_finds_their_own_and_looking_changes_nothing(line: Line, world: World):
    for role in line.roles:
        answer = world.ask(role.value, line, "GET", world.values(line, role))
        assert answer.status_code == expected(line, role), (role, answer.headers.get("Location"), answer.text[:2000])

    world.assert_unchanged()


@pytest.mark.one_database
@each(*(line for line in LINES if "POST" in line.methods))
def test_nothing_is_done_without_the_form_token(line: Line, world: World):
    refused = 422 if "GET" in line.methods else 400
    for role in line.roles:
        answer = world.ask(role.value, line, "POST", world.values(line, role), {})
        wanted = 302 if (line.endpoint, role) in SIGNED_IN_ALREADY else refused
        assert answer.status_code == wanted, (role, answer.headers.get("Location"), answer.text[:2000])

    world.assert_unchanged()


@each(*(line for line in LINES if is_about_one(line)))
def test_what_belongs_to_others_is_like_what_does_not_exist(line: Line, world: World):
    for role in line.roles:
        own = world.values(line, role)
        for method in line.methods:
            nothing = _asked(world, role.value, line, method, {**own, line.key: MISSING})
            assert nothing.status_code == 404, (role, method)
            for record in world.others(line, role):
                theirs = _asked(world, role.value, line, method, {**own, line.key: record})
                assert theirs.status_code == 404, (role, method)
                assert _apart_from_address(theirs, line, record) == without_token(nothing), (role, method)
                assert _headers(theirs) == _headers(nothing)

    world.assert_unchanged()


@each(*(line for line in LINES if is_about_one(line) and line.roles <= set(OTHERS)))
def test_my_record_does_not_exist_for_others_of_my_role(line: Line, world: World):
    (role,) = line.roles
    own = world.values(line, role)
    for who in OTHERS[role]:
        for method in line.methods:
            mine = _asked(world, who, line, method, own)
            nothing = _asked(world, who, line, method, {**own, line.key: MISSING})
            assert (mine.status_code, nothing.status_code) == (404, 404), (who, method)
            assert without_token(mine) == without_token(nothing), (who, method)

    world.assert_unchanged()


def expected(line: Line, role: Role) -> int:
    if (line.endpoint, role) in SIGNED_IN_ALREADY:
        return 302
    return OTHER_THAN_A_PAGE.get(line.endpoint, (200, ""))[0]


def _asked(world: World, who: str, line: Line, method: str, values: dict[str, Any]) -> Any:
    fields = {"csrf_token": world.form_token(who)} if method == "POST" else None
    return world.ask(who, line, method, values, fields)


def _apart_from_address(answer: Any, line: Line, record: UUID) -> bytes:
    """Visitors' pages link to themselves in other languages; nothing else may echo what was asked for."""
    page = without_token(answer)
    return page.replace(str(record).encode(), str(MISSING).encode()) if line.endpoint.startswith("public.") else page


def _headers(answer: Any) -> dict[str, str]:
    changing = ("Set-Cookie", "Date")
    return {name: value for name, value in answer.headers.items() if name not in changing}


# Who is signed in already is led on from the door.
SIGNED_IN_ALREADY = {
    (door, role)
    for door in ("public_accounts.sign_in", "members_factors.enter")
    for role in (Role.EMPLOYER, Role.ADVISOR, Role.COORDINATOR)
}
