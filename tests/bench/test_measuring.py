"""The measure itself: a dearer page is found dearer, a wrong page is not measured, noise is not called a failure."""

from __future__ import annotations

import pytest
from flask import Flask, abort

from portal.bench.measuring import NotTheSamePage, Ratio, Subject, measure
from portal.bench.verdict import Verdict, judge


@pytest.fixture
def app():
    app = Flask("tiny")
    app.add_url_rule("/cheap", "cheap", lambda: "page" + "x" * 1000)
    app.add_url_rule("/dear", "dear", lambda: "page" + "".join(chr(65 + number % 20) for number in range(20_000)))
    app.add_url_rule("/broken", "broken", lambda: abort(500))
    return app


def a_subject(app, address):
    return Subject(address.strip("/"), app, address, "page")


@pytest.mark.long
def test_a_dearer_page_has_the_smaller_ratio_and_the_bare_one_is_one(app):
    bare, dear = measure(a_subject(app, "/cheap"), [a_subject(app, "/dear")], rounds=2)

    assert bare.rounds == (1.0, 1.0)
    assert max(dear.rounds) < 0.6
    assert dear.milliseconds > bare.milliseconds
    assert (bare.size, dear.size) == (1004, 20_004)


def test_every_round_visits_all_pages_and_turns_the_order_round(app):
    visited = []
    pages = [a_subject(app, "/cheap"), a_subject(app, "/dear")]

    measure(pages[0], pages[1:], rounds=3, cost=lambda subject: visited.append(subject.name) or 1.0)

    assert visited == ["cheap", "dear", "dear", "cheap", "cheap", "dear"]


def test_a_page_that_answers_with_an_error_is_not_measured(app):
    with pytest.raises(NotTheSamePage, match="500"):
        measure(a_subject(app, "/cheap"), [a_subject(app, "/broken")], rounds=1)


def test_a_page_without_its_marker_is_not_measured(app):
    with pytest.raises(NotTheSamePage, match="another word"):
        measure(a_subject(app, "/cheap"), [Subject("x", app, "/dear", "another word")], rounds=1)


def test_a_page_that_changes_while_it_is_measured_is_not_measured(app):
    grown = []
    app.add_url_rule("/growing", "growing", lambda: grown.append("x") or "page" + "".join(grown))

    with pytest.raises(NotTheSamePage, match="changed"):
        measure(a_subject(app, "/cheap"), [a_subject(app, "/growing")], rounds=1, cost=lambda _subject: 1.0)


@pytest.mark.parametrize(
    ("rounds", "verdict"),
    [
        ((0.10, 0.11, 0.12), Verdict.PASSED),
        ((0.04, 0.045, 0.0499), Verdict.FAILED),
        ((0.02, 0.03, 0.049), Verdict.FAILED),
        ((0.05, 0.05, 0.05), Verdict.PASSED),
        ((0.06, 0.10, 0.20), Verdict.INCONCLUSIVE),
        ((0.045, 0.049, 0.051), Verdict.INCONCLUSIVE),
    ],
)
def test_only_a_range_wholly_under_the_floor_fails(rounds, verdict):
    assert judge(Ratio("page", rounds, 1.0, 1), floor=0.05) is verdict
