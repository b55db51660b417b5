"""Words for kin, in every inflection; what only looks like them is left alone."""

import pytest

from portal.redaction import find_marks
from portal.redaction.words import Kind

pytestmark = pytest.mark.one_database


def speaks_of_family(text):
    return any(mark.kind is Kind.FAMILY for mark in find_marks(text))


@pytest.mark.parametrize(
    "text",
    [
        "Die Mütter der Kinder kennen sich.",
        "Nachmittags pflegt sie die Schwester.",
        "Mit den Kindern ist er nachmittags zu Hause.",
        "Des Kindes wegen geht es nur vormittags.",
        "Des Vaters Werkstatt steht leer.",
        "Die Eltern leben noch dort.",
        "Den Eltern schickt er Geld.",
        "Die Familie lebt seit einem Jahr hier.",
        "She has work in the morning, two children at school.",
        "Mit ihren Söhnen und Töchtern spricht sie Deutsch.",
        "Als Verheirateter sucht er feste Zeiten.",
    ],
)
def test_kin_is_marked_however_it_is_inflected(text):
    assert speaks_of_family(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kinderpflege gelernt, Kinder im Hort betreut, Kinderwagen montiert.",
        "Schrauben und Muttern sortieren, Mutterboden verteilen.",
        "Die Krankenschwester weist ein, die Schwester auf Station erklärt den Dienst.",
        "Die Eltern bringen die Kinder um acht Uhr, mit den Kindern wird gebastelt.",
        "Die Familie des Inhabers leitet den Familienbetrieb und die Tochterfirma.",
        "Wegen der Kinderkrippe nebenan ist es ab sechs Uhr laut.",
    ],
)
def test_work_with_children_screws_and_companies_is_no_family(text):
    assert not speaks_of_family(text)
