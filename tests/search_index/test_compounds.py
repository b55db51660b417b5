"""German compounds are found by their parts, and not by what only looks like a part."""

import pytest

from search_index.compounds import split
from search_index.german import fold, neutral
from tests.search_index.finding import finds


def _parts(word: str) -> str:
    folded = fold(word)
    return "|".join(neutral(folded)[part.start : part.end] for part in split(folded))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Straßenbauer", "strassen|bauer"),
        ("Altenpflegehelferin", "alten|pflege|helfer"),
        ("Grundschullehrer", "grund|schul|lehrer"),
        ("Bäckereifachverkäuferin", "backerei|fach|verkaufer"),
        ("Krankenhausküche", "kranken|haus|kuche"),
        ("Tiefbaufacharbeiter", "tief|bau|fach|arbeiter"),
        ("Maschinenführer", "maschinen|fuhrer"),
        ("Reinigungskräfte", "reinigungs|krafte"),
        ("Hufpfleger", "huf|pfleger"),
    ],
)
def test_compounds_come_apart(word: str, parts: str):
    assert _parts(word) == parts


@pytest.mark.parametrize(
    "word",
    ["Umzug", "Mitarbeiter", "Verkäufer", "Mediator", "Halbleiter", "Kindergarten", "Erfahrung", "Angebote", "Personal"],
)
def test_other_words_stay_whole(word: str):
    assert _parts(word) == ""


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Fahrer", "Gabelstaplerfahrer"),
        ("Lager", "Hochregallager"),
        ("Lagerhelfer", "Helfer (m/w/d) für unser Lager"),
        ("Pflegekraft", "Pflegefachkraft in der Tagespflege"),
        ("Maschinenführer", "Maschinen- und Anlagenführer"),
        ("Spätdienst", "Früh-, Spät- und Nachtdienst"),
        ("Küche", "Großküchenleiter"),
        ("Kranken Haus", "Krankenhaus"),
        ("Haus Meister", "Hausmeister"),
        ("Baggerfahrer", "Bagger-Fahrer"),
        ("Bagger-Fahrer", "Baggerfahrer"),
        ("Mechatroniker", "Kfz-Mechatroniker"),
        ("Grundschule", "Grundschullehrer"),
        ("Pflegehelfer", "Altenpflegehelfer"),
        ("Elektro", "Elektroinstallateur"),
    ],
)
def test_a_compound_is_found_by_what_it_is_made_of(query: str, title: str):
    assert finds(query, title)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Arzt", "Arztbesuche sind frei"),
        ("Koch", "Kochbuchverlag"),
        ("Erzieher", "Erziehungsurlaub"),
        ("Pflegehelfer", "Pflege der Stammdaten, Bauhelfer"),
        ("Leiter", "Halbleiterfertigung"),
        ("Zug", "Umzugshelfer"),
        ("Garten", "Kindergarten"),
        ("Lager", "Schlager im Radio"),
        ("Eis", "Meister"),
    ],
)
def test_a_compound_is_not_found_by_accident(query: str, title: str):
    assert not finds(query, title)


@pytest.mark.parametrize(
    ("query", "title", "is_found"),
    [
        ("Verkauf", "Verkäuferin", True),
        ("verkaufen", "Bäckereifachverkäufer", True),
        ("Verkäufer", "Mitarbeit im Verkauf", True),
        ("Verkäufer", "Verkaufsleitung Ost", False),
        ("Tischlerei", "Tischler", True),
        ("Tischler", "Tischlergeselle", True),
        ("Ausbildung", "Ausbilder", False),
        ("Schlosser", "Führungen im Schloss", False),
        ("Büroreinigung", "Reinigungskraft für Büroräume", True),
        ("Bauleiter", "Bauhelfer", False),
    ],
)
def test_people_are_found_by_their_work_and_are_not_taken_for_it(query: str, title: str, *, is_found: bool):
    assert finds(query, title) is is_found
