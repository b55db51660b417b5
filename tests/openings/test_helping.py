"""Hints on a draft: beside their field, with words that can be taken over."""

import pytest

from portal.labour.words import LanguageLevel
from portal.openings.helping import helps_for, taken_over
from portal.openings.services import OpeningDraft
from portal.openings.words import OpeningKind

pytestmark = pytest.mark.one_database


def draft(**changes):
    return OpeningDraft(OpeningKind.VACANCY, **{"title": "Küchenhilfe (m/w/d)", **changes})


def said(given):
    return [(each.field, each.words) for each in helps_for(given)]


def test_a_sound_draft_gets_no_hints():
    assert said(draft(tasks="Kellner unterstützen\nGemüse schneiden", requirements="Deutsch A2")) == []


def test_each_hint_stands_with_its_field():
    given = draft(title="Koch", tasks="Du kochst in einem jungen Team.", requirements="Muttersprachler")

    assert said(given) == [("title", "Koch"), ("tasks", "jungen"), ("requirements", "Muttersprachler")]


def test_a_marker_in_the_title_holds_for_the_text():
    tasks = "Wir suchen einen Koch."

    assert said(draft(tasks=tasks)) == []
    assert said(draft(title="Küchenhilfe", tasks=tasks)) == [("tasks", "einen Koch")]


@pytest.mark.parametrize(
    "contact", ["0163 5550187", "+49 3433 5550100", "jobs@muster.example", "www.muster.example", "meldung (at) muster.example"]
)
def test_contact_details_in_the_text_get_a_better_place(contact):
    (found,) = helps_for(draft(tasks=f"Brot backen. Melden Sie sich: {contact}"))

    assert (found.field, found.words, found.neutral) == ("tasks", contact, "")
    assert said(draft(tasks="Montag bis Freitag 08:00-16:00 Uhr, 12,50 Euro, 04552 Borna")) == []


def test_what_is_ticked_alone_is_taken_over():
    given = draft(title="Putzfrau", tasks="Wir sind ein junges, dynamisches Team. Ruf an: 0163 5550187")
    ticked = frozenset({"tasks:junges"})

    assert taken_over(given, "tasks", ticked) == "Wir sind ein dynamisches Team. Ruf an: 0163 5550187"
    assert taken_over(given, "title", ticked) == "Putzfrau"
    assert taken_over(given, "title", frozenset({"title:Putzfrau", "title:Made up"})) == "Reinigungskraft"
    assert (
        taken_over(given, "tasks", frozenset({"tasks:junges", "tasks:0163 5550187"})) == "Wir sind ein dynamisches Team. Ruf an:"
    )


@pytest.mark.parametrize(
    ("title", "level", "uses", "is_named"),
    [
        ("Küchenhilfe (m/w/d)", LanguageLevel.B1, (), False),
        ("Küchenhilfe (m/w/d)", LanguageLevel.B2, (), True),
        ("Buchhaltung (m/w/d)", LanguageLevel.B2, (), False),
        ("Buchhaltung (m/w/d)", LanguageLevel.B1, ("team",), True),
        ("Buchhaltung (m/w/d)", LanguageLevel.A2, ("team",), False),
        ("Buchhaltung (m/w/d)", LanguageLevel.B1, ("phone",), False),
        ("Buchhaltung (m/w/d)", LanguageLevel.B2, ("phone",), True),
    ],
)
def test_more_german_than_the_work_takes_is_named(title, level, uses, is_named):
    found = [each.field for each in helps_for(draft(title=title, language_level=level, german_for=uses))]

    assert found == (["language_level"] if is_named else [])
