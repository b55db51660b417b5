"""Matches are shown where they stand, and the text stays the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index import highlight


def _marked(text: str, query: str) -> list[str]:
    return [segment for segment, is_match in highlight(text, query) if is_match]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Wir suchen Köche für Borna", "koch", ["Köche"]),
        ("Bäcker:in in Wurzen", "Bäckerin", ["Bäcker:in"]),
        ("Altenpflegehelfer (m/w/d)", "Pflege", ["Altenpflegehelfer"]),
        ("Kellnerin im Café", "Servicekraft", ["Kellnerin"]),
        ("Helfer für unser Lager", "Lagerhelfer", ["Helfer", "Lager"]),
        ("Koch und Koch", "Koch", ["Koch", "Koch"]),
        ("Koch", "Fahrer", []),
        ("Koch", "", []),
        ("<b>Koch</b>", "Koch", ["Koch"]),
    ],
)
def test_what_matches_is_marked(text: str, query: str, marked: list[str]):
    assert _marked(text, query) == marked


TEXTS = st.text(max_size=300) | st.text("Koch/inFahrer -():", max_size=100)


@given(TEXTS, st.text(max_size=50) | st.sampled_from(["Koch", "Fahrer in", "/in"]))
def test_the_segments_together_are_the_text(text: str, query: str):
    segments = highlight(text, query)

    assert "".join(segment for segment, _ in segments) == text
    assert all(segment for segment, _ in segments)


def test_a_very_long_text_is_given_back_whole():
    text = "Koch " * 20_000

    assert "".join(segment for segment, _ in highlight(text, "Koch")) == text
