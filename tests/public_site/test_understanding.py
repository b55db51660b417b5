"""Somebody who speaks no German says so in the words of the search."""

import pytest

from public_site.understanding import Understood, understand


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("job without german", ""),
        ("Arbeit ohne Deutsch", ""),
        ("Arbeit ohne Deutschkenntnisse", ""),
        ("Koch ohne Deutsch", "Koch"),
        ("no German needed", ""),
        ("cleaner no german language", "cleaner"),
        ("wenig Deutsch Lager", "Lager"),
        ("работа без немецкого", ""),
        ("работа без знания немецкого языка", ""),
        ("робота без німецької мови", ""),
        ("almanca bilmeden iş", ""),
        ("عمل بدون اللغة الألمانية", ""),
        ("praca bez języka niemieckiego", ""),
    ],
)
def test_without_german_is_taken_out_of_the_words(typed, words):
    assert understand(typed) == Understood(words, is_without_german=True)


@pytest.mark.one_database
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Deutsch",
        "Deutschlehrer",
        "Koch",
        "ohne Führerschein",
        "German teacher",
        "keine Deutsche Bahn",
        "без опыта",
        "x" * 10_000,
    ],
)
def test_other_words_stay_as_they_are_typed(typed):
    assert understand(typed) == Understood(typed)
