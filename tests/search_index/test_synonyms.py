"""Other words for the same work, and the table they stand in."""

import pytest

from search_index.analysis import read_terms
from search_index.german import stem
from search_index.lexicon import SynonymRow, read_synonyms, seeds, stopwords, synonym_rows
from search_index.synonyms import LONGEST_TERM, Synonyms
from tests.search_index.finding import finds


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Anstreicher", "Maler und Lackierer (m/w/d)"),
        ("Automechaniker", "Kfz-Mechatroniker/in"),
        ("Putzhilfe", "Mitarbeiter Gebäudereinigung"),
        ("Wachschutz", "Sicherheitsmitarbeiter im Objektschutz"),
        ("Spülhilfe", "Spülkraft"),
        ("Zahnarzthelferin", "Zahnmedizinische Fachangestellte (m/w/d)"),
        ("medizinische Fachangestellte", "Arzthelfer:in"),
        ("Kindergärtnerin", "Staatlich anerkannter Erzieher"),
        ("Postbote", "Zusteller für Briefe"),
        ("Brummifahrer", "Berufskraftfahrer CE"),
        ("geringfügige Beschäftigung", "Aushilfe auf Minijob-Basis"),
        ("praca magazyn", "Lagerhelfer"),
        ("сварщик", "Schweißer"),
        ("зварювальник", "Schweißer"),
        ("garson", "Servicekraft im Restaurant"),
        ("سائق", "Berufskraftfahrer"),
        ("welder", "WIG-Schweißer"),
        ("dental assistant", "ZFA"),
    ],
)
def test_work_is_found_under_another_name(query: str, title: str):
    assert finds(query, title)


def test_the_narrower_is_found_by_the_wider_word_but_not_the_other_way_round():
    assert finds("Landwirt", "Melker")
    assert not finds("Melker", "Landwirt")


@pytest.mark.parametrize(
    ("query", "title"),
    [("Koch", "Küche und Ausgabe"), ("Lagerhelfer", "Praktikum im Lager"), ("Verkäuferin", "Praktikantin (m/w/d) im Supermarkt")],
)
def test_who_works_finds_where_the_work_is_but_not_the_other_way_round(query: str, title: str):
    assert finds(query, title)
    assert not finds(title.rsplit(maxsplit=1)[-1], query) or title.endswith("Lager")  # a Lagerhelfer is found by his first half


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Koch", "Kellner und Küche"),
        ("Koch", "Küchenmonteur"),
        ("Lagerhelfer", "Hausmeister im Lager"),
        ("Arzt", "Praxis"),
    ],
)
def test_where_somebody_else_works_is_not_found(query: str, title: str):
    assert not finds(query, title)


def test_a_workplace_that_another_row_calls_the_same_work_is_found_everywhere():
    first, second = "Koch @ Küche", "Koch, Küche"
    for rows in (f"{first}\n{second}", f"{second}\n{first}"):
        table = Synonyms(read_synonyms(rows))
        assert [synonym.is_place for synonym in table.of("koch")] == [False]


def test_words_of_a_pair_must_stand_beside_each_other():
    assert not finds("Arzthelfer", "Fachangestellte für Bürokommunikation und andere sehr gute medizinische Berufe")


def terms_of(row: SynonymRow) -> tuple[str, ...]:
    return (*row.equals, *row.foreign, *row.narrower, *row.places)


def test_the_table_is_large_enough_and_well_formed():
    rows = synonym_rows()
    terms = [term for row in rows for term in terms_of(row)]

    assert len(rows) >= 200
    assert [term for term in terms if not 1 <= len(read_terms(term)) <= LONGEST_TERM] == []
    assert [row for row in rows if not row.equals or not (row.equals[1:] or row.foreign or row.narrower or row.places)] == []


def test_no_term_stands_twice_in_a_row():
    for row in synonym_rows():
        keys = [tuple(stem(word.folded) for word in read_terms(term)) for term in terms_of(row)]
        doubled = {key for key in keys if keys.count(key) > 1}
        assert not doubled, (row.equals[0], doubled)


def test_a_table_reads_as_its_head_says():
    table = Synonyms(read_synonyms("# comment\n\nKoch, Smutje | cook > Beikoch\n"))

    def others(word: str) -> set[str]:
        return {synonym.terms[0].folded for _, _, synonyms in table.matches([word]) for synonym in synonyms}

    assert others("koch") == {"smutje", "cook", "beikoch"}
    assert others("cook") == {"koch", "smutje", "beikoch"}
    assert others("beikoch") == set()


def test_every_seed_stands_in_one_section():
    known = seeds()
    groups = (known.things, known.people, known.qualifiers)

    assert sum(len(group) for group in groups) == len(frozenset().union(*groups))
    assert len(known.things) > 1_000
    assert "und" in stopwords()


@pytest.mark.parametrize(("german", "foreign"), [("Schweißer", "welder"), ("Kellner", "garson"), ("Staplerfahrer", "погрузчик")])
def test_a_word_of_another_language_finds_where_people_of_the_trade_work_too(german: str, foreign: str):
    title = {"Schweißer": "Metallbau in Borna", "Kellner": "Restaurant am Markt", "Staplerfahrer": "Lager und Versand"}[german]

    assert finds(german, title)
    assert finds(foreign, title)


@pytest.mark.parametrize("query", ["робота на складі", "работа на складе", "w magazynie", "depoda"])
def test_little_words_of_other_languages_say_nothing(query: str):
    assert finds(query, "Lagerhelfer")
