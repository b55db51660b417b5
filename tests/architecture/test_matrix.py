"""Every route carries a rule, and the rules are the frozen ones."""

import re
from pathlib import Path

import pytest
from flask import Flask

from portal.kernel.access import Access, Role
from portal.kernel.web.desk import RULE
from tests.architecture.matrix import FROZEN, demo_app, every_rule, lines_of, matrix_of

# The first word of an address says whose desk it is; candidates come to their own pages.
FIRST_WORD = {Role.EMPLOYER: "employer", Role.ADVISOR: "advisor", Role.COORDINATOR: "coordinator", Role.CANDIDATE: "my"}
# Pages for everyone who signs in stand at short addresses of their own.
FOR_ALL_MEMBERS = ("/account", "/sign-out")
WORD = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.json|\.csv|\.xlsx|\.pdf|\.ics|\.xml|\.atom|\.txt)?")
PART = re.compile(r"<(?:(?P<kind>\w+)(?:\([^)]*\))?:)?(?P<name>\w+)>")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The portal with everything it can have, without a visitor."""
    return demo_app(tmp_path_factory.mktemp("matrix"))


def test_the_matrix_is_the_frozen_one(whole: Flask):
    frozen = set(FROZEN.read_text(encoding="utf-8").splitlines())
    real = set(matrix_of(whole).splitlines())

    changes = [*(f"- {row}" for row in sorted(frozen - real)), *(f"+ {row}" for row in sorted(real - frozen))]
    assert changes == [], (
        "If this is meant, run `python -m tests.architecture.matrix` and have the change of matrix.txt reviewed."
    )


def test_every_endpoint_carries_a_rule_that_admits_somebody(whole: Flask):
    for endpoint, view in whole.view_functions.items():
        if endpoint != "static":
            rule = getattr(view, RULE, None)
            assert isinstance(rule, Access), endpoint
            assert rule.roles, endpoint


def test_a_route_made_past_the_desk_is_found_and_answers_nobody(tmp_path: Path):
    app = demo_app(tmp_path)
    app.add_url_rule("/back-door", "back_door", lambda: "come in")

    with pytest.raises(AttributeError):
        lines_of(app)
    assert app.test_client().get("/back-door").status_code == 500


def test_a_line_that_changes_changes_the_matrix(whole: Flask):
    first, *_others = lines_of(whole)

    assert str(first) in FROZEN.read_text(encoding="utf-8")
    for role in Role:
        changed = type(first)(first.endpoint, first.methods, first.roles ^ {role}, first.key)
        assert str(changed) not in FROZEN.read_text(encoding="utf-8")


def test_ids_in_addresses_are_uuids(whole: Flask):
    for rule in every_rule(whole):
        for found in PART.finditer(rule.rule):
            is_id = found["name"].endswith("_id") and found["name"] != "letter_id"  # a demo letter is a file, not a row
            assert not is_id or found["kind"] == "uuid", rule.rule
            assert found["kind"] not in ("int", "float", "path"), f"ids are not to be guessed: {rule.rule}"


def test_addresses_are_kebab_case(whole: Flask):
    for rule in every_rule(whole):
        words = [word for word in PART.sub("", rule.rule).split("/") if word]
        assert all(WORD.fullmatch(word) for word in words), rule.rule


def test_addresses_begin_with_their_audience(whole: Flask):
    inside = set(FIRST_WORD.values())
    for rule in every_rule(whole):
        audience = whole.blueprints[rule.endpoint.split(".")[0]].audience
        first = rule.rule.strip("/").split("/")[0]
        if audience is Role.VISITOR:
            assert first not in inside, rule.rule
        else:
            assert first == FIRST_WORD[audience] or rule.rule.startswith(FOR_ALL_MEMBERS), rule.rule


def test_only_the_demo_has_the_demo(whole: Flask, app: Flask):
    only_there = {rule.endpoint for rule in every_rule(whole)} - {rule.endpoint for rule in every_rule(app)}

    assert only_there
    assert all(endpoint.startswith("demo.") for endpoint in only_there)
