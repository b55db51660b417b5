"""Names are found however they are written; ordinary words are left alone."""

import pytest

from portal.redaction import find_marks

pytestmark = pytest.mark.one_database
NOURI = [["Nouri Al-Hamwi", "نوري الحموي"]]


def found(text, people=(), others=(), kind="own_name"):
    """What is marked as a name."""
    return [text[mark.start : mark.end] for mark in find_marks(text, people, others) if mark.kind == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nouris Zeugnis liegt vor.", "Nouris"),
        ("nuri kann gut kochen", "nuri"),
        ("Die Hamwi-Familie kocht.", "Hamwi"),
        ("N. Alhamwi kocht.", "N. Alhamwi"),
        ("Herr El Hamawi kocht.", "El Hamawi"),
        ("نوري الحموي kocht", "نوري الحموي"),
        ("N o u r i kocht", "N o u r i"),
        ("Nou\u200bri kocht", "Nou\u200bri"),
    ],
)
def test_the_persons_own_name_is_found_in_every_spelling(text, name):
    assert found(text, NOURI) == [name]


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Oleksandr Шевченко", "Alexander"), ("Nguyễn Văn An", "Nguyen"), ("Yağmur Özdemir", "Oezdemir"),
        ("Tesfay", "ተስፋይ"),
        ("Mohammed", "Muhamad"), ("Yusuf", "Jussuf"),
        ("Abdulrahman", "Abdul Rahman"), ("Zhytnyk", "Schytnyk"), ("O'Brien", "OBrien"),
    ],
)  # fmt: skip
def test_names_cross_scripts_and_habits_of_spelling(known, written):
    assert found(f"Gestern kam {written} dazu.", [[known]]) == [written]


def test_a_name_that_is_a_word_is_marked_only_where_it_is_used_as_a_name():
    others = [["Rose Sommer"], ["Wolf May"]]

    assert found("Im Sommer blüht die Rose, der Wolf ruht von Mai bis Juli.", (), others, "other_name") == []
    assert found("Frau Sommer lobt Wolf May. Rose Sommer auch.", (), others, "other_name") == [
        "Sommer",
        "Wolf May",
        "Rose Sommer",
    ]


def test_a_name_of_one_letter_is_no_driving_licence():
    assert found("Herr U hat den Führerschein B, Klasse U und Niveau B1.", [["U"]]) == ["U"]


def test_names_nobody_told_us_are_found_by_the_words_before_them():
    assert found("Frau Dr. Anna Brückner und sein Bruder Karim halfen.", kind="other_name") == ["Anna Brückner", "Karim"]


def test_no_names_no_text_no_marks():
    assert find_marks("", [[""]], [[]]) == []
    assert find_marks("Arbeitet gern im Team.", [["", "  "]], [["-"]]) == []


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("Maxamed Cali Xasan", "Mohamed Ali Hasan"),  # Somali writes h as x, and the Arabic ain as c
        ("Liiban Cumar", "Liban Omar"),
        ("Abdirisaq Nuur", "Abdi"),  # the beginning alone
        ("Nadiia Horbach", "Nadja"),  # what friends say
        ("Nadiia Horbach", "Nadjuscha Horbatsch"),  # what nobody told us, before the family name
        ("Sharareh Bahrami", "Bahrami, Sh."),
        ("Jean-Pierre Mukendi", "JP Mukendi"),
    ],
)
def test_short_forms_and_initials_are_the_person_too(known, written):
    assert "".join(found(f"Gestern kam {written} dazu.", [[known]])).replace(" ", "") == written.replace(" ", "")


def test_what_stands_before_a_family_name_is_not_taken_for_a_part_of_it():
    assert found("Die Firma Horbach, der Kollege Horbach, Dr. Horbach.", [["Nadiia Horbach"]]) == ["Horbach"] * 3
    assert found("Das Fest war schön, die Seite ist voll, der Hand fehlt nichts.", [["Festim Seitaj"], ["Handan Kaya"]]) == []


def test_a_family_name_that_is_hardly_ever_a_word_is_a_thing_behind_an_article_only():
    others = [["Ernst Müller"], ["Marina Held"], ["Kai Frost"]]

    assert found("Der Müller mahlt, die Marina am See ist voll, bei Frost ruht alles. KAI hilft.", (), others, "other_name") == []
    assert found("Müller, Tel. folgt; Termin mit Marina Held und Kai.", (), others, "other_name") == [
        "Müller",
        "Marina Held",
        "Kai",
    ]


def test_pet_names_and_initials_of_more_than_two_parts_are_the_persons_own():
    assert found("Sami packt mit an.", [["Samuel Tekle"]]) == ["Sami"]
    assert found("J. al-S. und Jamal A. S. sind einer.", [["Jamal Al-Sabbagh"]]) == ["J. al-S.", "Jamal A. S."]
