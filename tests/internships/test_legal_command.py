"""`portal legal try`: one answer for each line, and a clear word where a line cannot be read."""

import io
import json
from typing import Any

import pytest

from portal.internships.legal.command import answer
from portal.internships.words import LegalBasis
from portal.kernel.i18n import speaking

pytestmark = pytest.mark.one_database

PLAN: dict[str, Any] = {
    "basis": "mag",
    "start": "2027-03-01",
    "end": "2027-03-28",
    "hours_week": 30,
    "age": 30,
    "paid_per_hour": None,
    "earlier_mag_days_same_employer": 0,
    "approval_on": "2027-02-22",
    "permit": "free",
    "permission_on": None,
    "course_overlap": False,
    "long_term_unemployed_flag": False,
}
LEAST = {"basis": "hospitation", "start": "2027-03-01", "end": "2027-03-02", "hours_week": 8, "age": 30, "permit": "not_possible"}


def tried(*lines: str) -> tuple[list[dict[str, Any]], int]:
    """What the command prints for these lines, and how it ends."""
    out = io.StringIO()
    with speaking("de"):
        status = answer(io.StringIO("\n".join(lines)), out)
    return [json.loads(line) for line in out.getvalue().splitlines()], status


def verdict(**changes: Any) -> str:
    """The verdict on the plan with these changes; the error where there is none."""
    ((said,), _status) = tried(json.dumps({**PLAN, **changes}))
    return str(said.get("verdict", said.get("error")))


def test_an_answer_has_the_verdict_and_each_rule_with_its_reason_and_source():
    ((said,), status) = tried(json.dumps({**PLAN, "end": "2027-04-12"}))

    assert status == 0
    assert set(said) == {"verdict", "rules"}
    assert said["verdict"] == "blocked"
    assert all(set(rule) == {"rule", "verdict", "reason", "source"} and all(rule.values()) for rule in said["rules"])
    (length,) = [rule for rule in said["rules"] if rule["rule"] == "length"]
    assert length["verdict"] == "blocked"
    assert "§ 45 Abs. 2 Satz 2 SGB III" in length["source"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "fine"),
        ({"approval_on": None}, "needs_authority"),
        ({"approval_on": "2027-03-02"}, "blocked"),
        ({"earlier_mag_days_same_employer": 1}, "needs_authority"),
        ({"paid_per_hour": 0}, "fine"),
        ({"paid_per_hour": 0.5}, "blocked"),
        ({"permit": "needs_permission"}, "fine"),
        ({"permit": "not_possible"}, "blocked"),
        ({"basis": "orientation", "permit": "needs_permission"}, "needs_authority"),
        ({"basis": "orientation", "permit": "needs_permission", "permission_on": "2027-03-01"}, "fine"),
        ({"course_overlap": True}, "blocked"),
        ({"hours_week": 48.25}, "blocked"),
        ({"age": 14}, "blocked"),
        ({"basis": "eq", "end": "2027-06-30"}, "fine"),
        ({"basis": "eq", "end": "2027-06-29"}, "blocked"),
        ({"end": "2027-02-28"}, "blocked"),
        ({"end": "2027-05-23", "long_term_unemployed_flag": True}, "fine"),
        ({"end": "2027-05-24", "long_term_unemployed_flag": True}, "blocked"),
    ],
)
def test_fields_lead_to_their_rules(changes, expected):
    assert verdict(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"basis": "trial"}, '"basis"'),
        ({"basis": None}, '"basis"'),
        ({"basis": ["mag"]}, '"basis"'),
        ({"start": "2027-02-29"}, "2027-02-29"),
        ({"start": "01.03.2027"}, '"start"'),
        ({"start": "20270301"}, '"start"'),
        ({"start": "2027-03-01T08:00"}, '"start"'),
        ({"end": None}, '"end"'),
        ({"end": "9999-12-31"}, '"end"'),
        ({"hours_week": 0}, '"hours_week"'),
        ({"hours_week": "30"}, '"hours_week"'),
        ({"hours_week": True}, '"hours_week"'),
        ({"hours_week": 169}, '"hours_week"'),
        ({"age": None}, '"age"'),
        ({"age": -1}, '"age"'),
        ({"age": 17.5}, '"age"'),
        ({"paid_per_hour": -1}, '"paid_per_hour"'),
        ({"paid_per_hour": "14"}, '"paid_per_hour"'),
        ({"earlier_mag_days_same_employer": -1}, '"earlier_mag_days_same_employer"'),
        ({"approval_on": "soon"}, '"approval_on"'),
        ({"permit": "yes"}, '"permit"'),
        ({"permit": {}}, '"permit"'),
        ({"permission_on": 5}, '"permission_on"'),
        ({"course_overlap": "no"}, '"course_overlap"'),
        ({"course_overlap": None}, '"course_overlap"'),
        ({"long_term_unemployed_flag": 1}, '"long_term_unemployed_flag"'),
    ],
)
def test_a_broken_field_is_named_and_the_next_line_is_answered(changes, named, capsys):
    (bad, good), status = tried(json.dumps({**PLAN, **changes}), json.dumps(PLAN))

    assert status == 1
    assert bad["verdict"] == "blocked"
    assert bad["error"].startswith("line 1: ")
    assert named in bad["error"]
    assert good["verdict"] == "fine"
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("name", [name for name, value in PLAN.items() if value is not None and name != "approval_on"])
def test_a_missing_field_is_named(name):
    ((said,), status) = tried(json.dumps({key: value for key, value in PLAN.items() if key != name}))

    assert (said["verdict"], said["error"], status) == ("blocked", f'line 1: "{name}" is missing', 1)
    assert [rule["reason"] for rule in said["rules"]] == [said["error"]]


def test_what_does_not_count_for_a_kind_may_be_left_out():
    ((said,), status) = tried(json.dumps({**LEAST, "course_overlap": False}))

    assert (said["verdict"], status) == ("fine", 0)


@pytest.mark.parametrize("line", ["[]", "5", "{", "nothing", '{"basis": NaN}', "\udcff", "[" * 100_000, "1" * 5000])
def test_a_line_that_is_no_plan_is_said(line):
    (bad, good), status = tried(line, json.dumps(PLAN))

    assert status == 1
    assert bad["verdict"] == "blocked"
    assert bad["error"].startswith("line 1: ")
    assert good["verdict"] == "fine"


def test_empty_lines_are_no_plans():
    assert tried("", "   ", json.dumps(PLAN))[1] == 0


@pytest.mark.parametrize("basis", LegalBasis)
@pytest.mark.parametrize("permit", ["free", "needs_permission", "not_possible"])
def test_every_combination_gets_a_verdict(basis, permit):
    kind = {**PLAN, "basis": basis, "permit": permit}
    lines = [
        json.dumps({**kind, "age": age, "end": end, "paid_per_hour": pay, "approval_on": approval})
        for age in (0, 14, 15, 17, 18, 120)
        for end in ("2026-01-01", "2027-03-01", "2027-03-28", "2028-02-29", "2100-12-31")
        for pay in (None, 0, 13.9, 14.6)
        for approval in (None, "2027-03-01", "2027-03-02")
    ]
    said, status = tried(*lines)
    order = ["fine", "needs_authority", "blocked"]

    assert status == 0
    assert all(each["verdict"] == max((rule["verdict"] for rule in each["rules"]), key=order.index) for each in said)
