"""Spellings and endings of German words."""

import pytest

from search_index.analysis import SCHEMA_VERSION, text_tokens
from search_index.german import fold, stem
from search_index.lexicon import fingerprint
from tests.search_index.finding import finds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Büro", "Buero"),
        ("Büro", "BUERO"),
        ("Büro", "Buro"),
        ("Bu\u0308ro", "Büro"),
        ("Straße", "Strasse"),
        ("STRASSE", "straße"),
        ("Bäuerin", "Baeuerin"),
        ("Köln", "Koeln"),
        ("Groß\u00adpösna", "Grosspoesna"),
        ("Café", "Cafe"),
        ("Łódź", "Łodz"),
        ("وَرْد", "ورد"),
    ],
)
def test_spellings_of_one_word_are_the_same(one: str, other: str):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["Bauer", "Steuer", "neue", "Frauen", "Quelle"])
def test_ue_stays_where_it_is_no_umlaut(word: str):
    assert "ue" in fold(word)


@pytest.mark.parametrize(
    "forms",
    [
        ("Fachkraft", "Fachkräfte", "Fachkräften"),
        ("Arzt", "Ärzte", "Arztes", "Ärzten"),
        ("Haus", "Häuser", "Hauses"),
        ("Fahrzeug", "Fahrzeuge", "Fahrzeugen", "Fahrzeugs"),
        ("Helfer", "Helfers", "Helfern"),
        ("Lager", "Lagers", "Lagern"),
        ("Auszubildende", "Auszubildenden", "Auszubildender"),
        ("Küche", "Küchen"),
        ("Koch", "Köche", "Kochs"),
    ],
)
def test_forms_of_one_word_have_one_stem(forms: tuple[str, ...]):
    assert len({stem(fold(form)) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Müll"),
        ("Lehrer", "Lehre"),
        ("Lager", "Lage"),
        ("Meister", "meisten"),
        ("Schüler", "Schule"),
        ("Maler", "Mal"),
        ("Kellner", "Keller"),
        ("Wirt", "Wirtschaft"),
        ("Tiere", "tierisch"),
        ("Steuer", "Steuerung"),
        ("Richter", "richten"),
        ("Bote", "Angebote"),
    ],
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str):
    assert not finds(one, other)
    assert not finds(other, one)


@pytest.mark.parametrize(
    ("one", "many"), [("Auto", "Autos"), ("Büro", "Büros"), ("Kita", "Kitas"), ("Bad", "Bäder"), ("Stall", "Ställe")]
)
def test_one_and_many_find_each_other(one: str, many: str):
    assert finds(one, many)
    assert finds(many, one)


@pytest.mark.parametrize("whole", ["Erdgas", "Rasengras", "Chaos", "arbeitslos", "Fensterglas"])
def test_a_word_that_only_ends_like_many_keeps_its_ending(whole: str):
    assert stem(fold(whole)).endswith("s")


def test_a_bauer_builds_but_building_is_not_farming():
    assert finds("Bau", "Straßenbauer")
    assert finds("Straßenbau", "Straßenbauer")
    assert not finds("Bauer", "Tiefbau")


def test_tokens_of_a_text_stay_as_they_are_until_the_version_is_raised():
    """Fails when the analysis changes: then raise SCHEMA_VERSION, so that old indexes are rebuilt, and set this anew."""
    tokens = text_tokens("Pflegefachkräfte (m/w/d) für Nacht- und Spätdienst in Großpösna", with_neighbours=True)

    assert SCHEMA_VERSION == 5
    assert len(fingerprint()) == 16
    assert " ".join(sorted(tokens)) == (
        "_dienst _fachkraft _kraft _nacht _pfleg fach+kraft grossposna grossposna~nachtdienst "
        "grossposna~spatdienst nacht+dienst nachtdienst nachtdienst~pflegefachkraft nachtdienst~spatdienst "
        "pfleg+kraft pflegefachkraft pflegefachkraft~spatdienst spat+dienst spatdienst"
    )
    assert text_tokens("Küche und Ausgabe", with_neighbours=True) == {"kuch", "ausgab", "ausgab~kuch", "@kuch", "@ausgab"}
    assert text_tokens("Küche und Ausgabe") == {"kuch", "ausgab"}
