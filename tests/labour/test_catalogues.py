"""The closed lists by which work is described."""

import re

import pytest

from portal.kernel.i18n import speaking
from portal.labour.competences import Competence, competence
from portal.labour.languages import SpokenLanguage, spoken_language
from portal.labour.levels import AT_WORK
from portal.labour.occupations import OccupationGroup, occupation_group
from portal.labour.words import LanguageLevel, OccupationField

# Nouns of persons: "Verkäuferin", "Bäcker:in", "Lagerist/-in", "Verkäuferinnen".
GENDERED = re.compile(r"\w+(erin|istin|entin|eurin|innen)\b|\w[:*_/]-?in\b|\b(Herr|Frau|er|seine[mnrs]?)\b")
CATALOGUES = (OccupationGroup, Competence, SpokenLanguage)


def test_occupations_have_three_digits_of_the_classification():
    assert all(re.fullmatch(r"[1-9]\d\d", group.value) for group in OccupationGroup)


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_list_names_nothing_twice(catalogue):
    labels = [str(word.label) for word in catalogue]

    assert len(set(labels)) == len(labels)
    assert len({word.value for word in catalogue}) == len(labels)


@pytest.mark.parametrize("field", OccupationField)
def test_every_field_of_work_has_occupations_and_competences(field):
    assert [group for group in OccupationGroup if group.field is field]
    assert len([each for each in Competence if each.field is field]) >= 4


def test_some_competences_count_in_every_field():
    general = {each for each in Competence if each.field is None}

    assert {Competence.PUNCTUALITY, Competence.TEAM, Competence.DRIVING_CAR} <= general


@pytest.mark.parametrize("level", LanguageLevel)
def test_every_level_says_what_works_and_what_helps(level):
    at_work = AT_WORK[level]

    assert len(at_work.works_already) == len(at_work.helps_at_start) == 3
    assert str(at_work.sentence).count("*") == 2


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_labels_name_work_and_no_person_of_a_sex(catalogue, language):
    with speaking(language):
        labels = [str(word.label) for word in catalogue]

    assert [label for label in labels if GENDERED.search(label)] == []


@pytest.mark.parametrize("gendered", ["Verkäuferin", "Bäcker:in", "Köchinnen", "Lagerist/-in", "Floristin"])
def test_a_label_that_tells_a_sex_would_be_found(gendered):
    assert GENDERED.search(gendered)


def test_codes_find_their_words_and_unknown_ones_find_nothing():
    assert occupation_group("29202") is OccupationGroup.FOOD
    assert occupation_group("000") is None
    assert competence("dough") is Competence.DOUGH
    assert competence("juggling") is None
    assert spoken_language("ti") is SpokenLanguage.TIGRINYA
    assert spoken_language("xx") is None
