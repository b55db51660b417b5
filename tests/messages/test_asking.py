"""Questions after what may play no part are hinted at; questions about the work are not."""

import pytest

from portal.messages.asking import protected_in
from portal.messages.words import Protected

P = Protected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Wie alt ist die Person?", {P.AGE}),
        ("How old are they?", {P.AGE}),
        ("Können Sie uns das Geburtsdatum sagen?", {P.AGE}),
        ("Hat sie Kinder?", {P.FAMILY}),
        ("Ist die Person schwanger oder verheiratet?", {P.FAMILY}),
        ("Trägt sie ein Kopftuch?", {P.BELIEF}),
        ("Welche Religion hat der Mensch?", {P.BELIEF}),
        ("Is the person Muslim?", {P.BELIEF}),
        ("Woher kommt die Person?", {P.ORIGIN}),
        ("Where are they from?", {P.ORIGIN}),
        ("Welche Staatsangehörigkeit?", {P.ORIGIN}),
        ("Ist jemand krank oder behindert?", {P.HEALTH}),
        ("Any disability we should know of?", {P.HEALTH}),
        ("Ist es ein Mann oder eine Frau?", {P.SEX}),
        ("Bitte schicken Sie ein Foto.", {P.PHOTO}),
        ("Could you send a photo and the age?", {P.PHOTO, P.AGE}),
    ],
)
def test_what_may_play_no_part_is_found(text, kinds):
    assert set(protected_in(text)) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Kann die Person am Montag um 6 Uhr anfangen?",
        "Gibt es ein Gesundheitszeugnis für die Küche?",
        "Ist eine Arbeitserlaubnis da, und bis wann?",
        "Hat die Person einen Führerschein Klasse B?",
        "Wir sind ein Familienbetrieb mit drei Leuten.",
        "Gibt es Erfahrung mit Kindern, zum Beispiel im Kindergarten?",
        "Does the person have experience with children?",
        "Wie gut ist das Deutsch bei der Arbeit?",
        "Welche Bildung und Ausbildung gibt es?",
        "Hat sie in der Altenpflege gearbeitet?",
        "Vielen Dank, das hilft uns sehr.",
    ],
)
def test_questions_about_the_work_are_left_alone(text):
    assert protected_in(text) == ()


def test_a_text_of_a_hundred_thousand_letters_is_read_quickly():
    assert protected_in("wie " * 25_000) == ()
