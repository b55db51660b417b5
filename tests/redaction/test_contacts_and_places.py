"""Contacts, ages and places in the ways people really write them; what only looks like them is left alone."""

import pytest

from portal.redaction import find_marks

pytestmark = pytest.mark.one_database


def kinds_in(text):
    """What is marked, with its kind."""
    return [(text[mark.start : mark.end], mark.kind.value) for mark in find_marks(text)]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Ruf bitte an: 0 34 25/90 11 27", "0 34 25/90 11 27", "phone"),
        ("Telegram @kari.m.backt", "@kari.m.backt", "url"),
        ("Post an kari[at]web[dot]example", "kari[at]web[dot]example", "email"),
        ("Mit 17 Jahren fing das Arbeiten an.", "17 Jahren", "age"),
        ("verheiratet, zwei Söhne", "verheiratet, zwei Söhne", "family"),
        ("Zimmer in der Gemeinschaftsunterkunft Trebsen", "Gemeinschaftsunterkunft Trebsen", "address"),
    ],
)
def test_found_as_people_write_it(text, words, kind):
    assert (words, kind) in kinds_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Es wurden 0 12 34 Teile gezählt und 3 40 20 Stück verpackt.",
        "Mit 17 Jahren Erfahrung im Lager.",
        "Die Schicht beginnt um 06 30 Uhr, Halle 0 12.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert kinds_in(text) == []
