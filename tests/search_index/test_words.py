"""Words are read out of a text with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.words import read_words

LIKE_TITLES = st.text(st.sampled_from("Kochäß Pfleger-/:*_()inINmwd|,.–\u00ad\u0308 und"), max_size=60) | st.text(max_size=200)


def _read(text: str) -> list[str]:
    return ["-".join(word.pieces) for word in read_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bäcker/in in Borna", ["Bäcker", "in", "Borna"]),
        ("Bäcker:innen (Vollzeit)", ["Bäcker", "Vollzeit"]),
        ("BäckerIn/Konditor*in", ["Bäcker", "Konditor"]),
        ("Kaufmann/-frau", ["Kaufmann"]),
        ("LKW-Fahrer (m/w/d), CE", ["LKW-Fahrer", "CE"]),
        ("Verkäufer(in)", ["Verkäufer"]),
        ("Angestellte/r", ["Angestellte"]),
        ("und/oder", ["und", "oder"]),
        ("4-Tage-Woche", ["4-Tage-Woche"]),
        ("", []),
    ],
)
def test_words_are_read_as_people_mean_them(text: str, words: list[str]):
    assert _read(text) == words


def test_a_word_that_waits_for_its_end_says_so():
    first, _, second = read_words("Maschinen- und Anlagenführer")

    assert first.is_open
    assert not second.is_open


@given(LIKE_TITLES)
def test_places_are_in_order_and_inside_the_text(text: str):
    done = 0
    for word in read_words(text):
        assert done <= word.start < word.end <= len(text)
        done = word.end


def test_a_text_made_to_be_slow_is_read_quickly():
    for bait in ("a-" * 20_000, "(m/" * 20_000, "ä\u0308" * 20_000, "_" * 40_000, "a/" * 20_000, "(" * 40_000, "m/w/" * 10_000):
        assert len(list(read_words(bait))) <= len(bait)
