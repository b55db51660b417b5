"""Misspelt words are put right, and words that are right are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index import Query, SearchIndex
from search_index.speller import Speller, edits
from tests.builders.findable import a_document

TITLES = "Elektroniker Physiotherapeut Buchhalterin Hausmeister Tischler Reinigungskraft Erzieherin Koch Kraftfahrer".split()  # noqa: SIM905  shorter


@pytest.fixture
def stocked(index: SearchIndex) -> SearchIndex:
    index.put([a_document(title, title) for title in TITLES])
    return index


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Elektronicker", "Elektroniker"),
        ("Fysiotherapeut", "Physiotherapeut"),
        ("Buchalter", "Buchhalterin"),
        ("Hausmeistr", "Hausmeister"),
        ("Tischlre", "Tischler"),
        ("Reinigunskraft", "Reinigungskraft"),
        ("Erziherin", "Erzieherin"),
        ("Erzihrin", "Erzieherin"),
        ("Buchalterinn", "Buchhalterin"),
    ],
)
def test_a_misspelt_word_finds_what_was_meant_and_says_so(stocked: SearchIndex, typed: str, meant: str):
    hits = stocked.find(Query(typed))

    assert hits.ids == (meant,)
    assert hits.corrected == meant
    assert hits.suggestion is None


def test_only_the_misspelt_word_is_changed(stocked: SearchIndex):
    stocked.put([a_document("1", "Tischler in Grimma")])

    hits = stocked.find(Query("gute Tishler, Grimma"))

    assert hits.corrected is None  # "gute" is nowhere to be found either
    assert stocked.find(Query("Tishler, Grimma!")).corrected == "Tischler, Grimma!"


def test_a_word_we_know_is_not_corrected_only_because_nobody_offers_it(stocked: SearchIndex):
    for word in ("Gärtner", "Dreher", "Schweißer"):
        hits = stocked.find(Query(word))
        assert (hits.total, hits.corrected, hits.suggestion) == (0, None, None)


def test_a_compound_that_might_be_meant_is_only_asked_about(stocked: SearchIndex):
    hits = stocked.find(Query("Kranfahrer"))
    assert (hits.total, hits.corrected) == (0, None)

    hits = stocked.find(Query("Kraftfahrrer"))
    assert "Kraftfahrer" in (hits.corrected, hits.suggestion)


def test_what_is_found_is_never_corrected(stocked: SearchIndex):
    stocked.put([a_document("1", "Elektronicker")])

    assert stocked.find(Query("Elektronicker")).ids == ("1",)


def test_short_words_are_left_alone(stocked: SearchIndex):
    assert stocked.find(Query("Kch")).corrected is None


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [("koch", "koch", 0), ("koch", "kohc", 1), ("koch", "och", 1), ("koch", "kochs", 1), ("koch", "kach", 1), ("", "ab", 2)],
)
def test_edits_are_counted(one: str, other: str, distance: int):
    assert edits(one, other, 5) == distance
    assert edits(other, one, 5) == distance


@given(st.text("abcd", min_size=6, max_size=12), st.data())
def test_every_word_with_one_mistake_is_found(word: str, data: st.DataObject):
    speller = Speller()
    speller.learn(word, word.title())
    place = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from("abcdx"))
    mistakes = {
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    }

    for mistake in mistakes:
        assert [known for distance, known in speller.neighbours(mistake) if distance <= 1] == [word]


def test_a_misspelt_word_may_be_one_that_only_the_table_of_words_knows(stocked: SearchIndex):
    """Nobody offers a place for a Putzfrau; who types Putzfraw is understood all the same."""
    assert stocked.find(Query("Putzfraw")).ids == ("Reinigungskraft",)


@pytest.mark.parametrize(
    ("query", "title"), [("wischen", "Reinigungskraft"), ("Steckdosen", "Elektroniker"), ("Führerschein CE", "Kraftfahrer")]
)
def test_what_somebody_handles_finds_who_works_with_it_and_nobody_else(stocked: SearchIndex, query: str, title: str):
    assert stocked.find(Query(query)).ids == (title,)
