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
        (
            "Nummer: null eins sieben sechs, vierundvierzig zwölf neun acht drei",
            "null eins sieben sechs, vierundvierzig zwölf neun acht drei",
            "phone",
        ),
        ("Erreichbar: 0049 1577 98 76 543", "0049 1577 98 76 543", "phone"),
        ("Er war bis 2021 bei Metinvest in Mariupol.", "Metinvest", "employer"),
        ("Zusage vom Asia-Restaurant Goldener Drache.", "Asia-Restaurant Goldener Drache", "employer"),
        ("Sie hat an der Universidad Nacional de San Marcos gelernt.", "Universidad Nacional de San Marcos", "school"),
        ("Sein Bruder lebt noch in Ibadan.", "Ibadan", "place_origin"),
        ("In Posen hat sie bei Biedronka kassiert.", "Biedronka", "employer"),
        ("Zuletzt war er bei Bäcker Schwarze in Wurzen.", "Bäcker Schwarze", "employer"),
        ("Sie putzt bei Gebäudeservice Glanz & Co.", "Gebäudeservice Glanz & Co.", "employer"),
        ("Er hat in der Pension zur Mühle ausgeholfen.", "Pension zur Mühle", "employer"),
        ("Drei Jahre bei der Firma Möbel Höffner im Lager.", "Möbel Höffner", "employer"),
        ("Geboren in Lwiw, also 38 Jahre.", "38 Jahre", "age"),
        ("Sie ist äthiopisch-orthodox.", "äthiopisch-orthodox", "religion"),
        ("Er ist aus Papua-Neuguinea.", "Papua-Neuguinea", "place_origin"),
        ("Sie hat eine Angststörung.", "Angststörung", "health"),
        ("Kinder im Alter von vier, sechs und neun Jahren", "vier, sechs und neun Jahren", "age"),
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
        "Wir brauchen zwei, drei oder vier Kisten, dann acht, neun, zehn.",
        "Regal 17, Fach 4, Platz 220. Die Kette hat zwanzig Glieder.",
        "Der Artikel hat die Nummer 12 34 56, die Waage misst null Gramm.",
        "Störung an der Säge, Diagnose am Motor, Spritze und Farbe.",
        "Sie hat in Teilzeit gearbeitet und in Frühschichten gelernt.",
        "Die Schicht beginnt um 06 30 Uhr, Halle 0 12.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert kinds_in(text) == []
