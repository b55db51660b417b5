"""The free-text figures: they are reached, and the measure notices what is not found."""

import pytest

from portal.bench.privacy.corpus import KEPT_ASIDE, TUNED, Sentence, sentences_of, written
from portal.bench.privacy.free_text import WRITTEN_APART, measure, tally

pytestmark = pytest.mark.one_database


@pytest.mark.long
def test_all_goals_of_the_free_text_are_reached():
    assert [figure.name for figure in measure() if not figure.is_reached] == []


def test_the_halves_share_neither_sentences_nor_names():
    tuned, kept = sentences_of(TUNED), sentences_of(KEPT_ASIDE)

    assert not {sentence.people for sentence in tuned} & {sentence.people for sentence in kept}
    assert not {sentence.text for sentence in tuned} & {sentence.text for sentence in kept}


def test_what_is_missed_and_what_is_marked_without_need_is_counted():
    result = tally(
        [
            Sentence("Xyzzy kocht gut.", ((0, 5, "own_name"),), (("Nouri",),), ()),
            Sentence("Nouri hat Diabetes.", ((0, 5, "own_name"),), (("Nouri",),), ()),
        ]
    )

    assert result.recall(frozenset({"own_name"})) == (1, 2, 0.5)
    assert dict(result.false) == {"health": 1}
    assert round(result.false_per_thousand(), 1) == round(1000 / 6, 1)


@pytest.mark.parametrize("name", WRITTEN_APART)
def test_the_parts_written_apart_stand_in_neither_half_and_say_what_should_be_found(name):
    part = written(name)

    assert 60 < len(part) < 300
    assert not {each.text for each in part} & {each.text for half in (TUNED, KEPT_ASIDE) for each in sentences_of(half)}
    assert sum(len(each.wanted) for each in part) > 50
    assert [each.text for each in part if "|" in each.text or "[" in each.text] == []


@pytest.mark.parametrize("name", WRITTEN_APART)
def test_what_the_parts_written_apart_taught_stays_learned(name):
    result = tally(written(name))
    rest = frozenset(result.wanted) - {"own_name", "other_name", "phone", "email", "iban"}

    assert result.recall(rest)[2] >= 0.9, result.missed
    assert result.recall(frozenset({"other_name"}))[2] >= 0.98, result.missed
