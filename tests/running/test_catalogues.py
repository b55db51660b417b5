"""The catalogue check finds what a language does not say, and the tree's own catalogues are complete."""

import pytest
from babel.messages.catalog import Catalog

from portal import catalogues


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A tree of its own with five sentences, and a German catalogue that is up to date and empty."""
    source = tmp_path / "portal" / "templates"
    source.mkdir(parents=True)
    (source / "page.html").write_text("{{ _('Hello') }} {{ _('Hello %(name)s', name='x') }}", encoding="utf-8")
    (source.parent / "code.py").write_text(
        "_('Bye')\n_l('Later')\nngettext('%(num)d place', '%(num)d places', 2)\n", encoding="utf-8"
    )
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path / "translations")
    monkeypatch.setattr(catalogues, "SOURCES", ("portal",))
    monkeypatch.setattr(catalogues, "PERSON_WORDS", {})
    monkeypatch.setattr(catalogues, "PERSON_SENTENCES", ())
    catalogues.update()
    return tmp_path


GERMAN = {
    "Hello": "Guten Tag",
    "Hello %(name)s": "Guten Tag %(name)s",
    "Bye": "Auf Wiedersehen",
    "Later": "Später",
    "%(num)d place": ("%(num)d Platz", "%(num)d Plätze"),
}


def translate(**changes):
    """Write German, with some sentences changed."""
    catalog: Catalog = catalogues.read("de")
    for msgid, string in {**GERMAN, **changes.pop("sentences", {})}.items():
        catalog[msgid].string = string
        catalog[msgid].flags |= changes.get("flags", {}).get(msgid, set())
    catalogues._write(catalogues.path_of("de"), catalog)  # noqa: SLF001 - as a translator's tool would


def test_every_sentence_of_code_and_templates_is_found(house):
    found = {message.id for message in catalogues.extract() if message.id}

    assert found == {"Hello", "Hello %(name)s", "Bye", "Later", ("%(num)d place", "%(num)d places")}


def test_complete_catalogues_have_no_problem(house):
    translate()

    assert catalogues.problems() == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"sentences": {"Bye": ""}}, "de: missing: 'Bye'"),
        ({"sentences": {"%(num)d place": ("%(num)d Platz", "")}}, "de: missing: '%(num)d place'"),
        ({"flags": {"Bye": {"fuzzy"}}}, "de: fuzzy: 'Bye'"),
        ({"sentences": {"Hello %(name)s": "Guten Tag"}}, "de: other placeholders: 'Hello %(name)s'"),
        ({"sentences": {"Hello %(name)s": "Guten Tag %(nme)s"}}, "de: other placeholders: 'Hello %(name)s'"),
        ({"sentences": {"Bye": "Bis %(day)s"}}, "de: other placeholders: 'Bye'"),
        ({"sentences": {"%(num)d place": ("%(n)d Platz", "%(num)d Plätze")}}, "de: other placeholders: '%(num)d place'"),
    ],
)
def test_what_is_missing_unsure_or_wrong_is_named(house, changes, problem):
    translate(**changes)

    assert catalogues.problems() == [problem]


def test_one_is_allowed_to_be_said_without_its_number(house):
    translate(sentences={"%(num)d place": ("Ein Platz", "%(num)d Plätze")})

    assert catalogues.problems() == []


def test_a_new_sentence_makes_the_catalogues_old(house):
    translate()
    (house / "portal" / "more.py").write_text("_('New')\n", encoding="utf-8")

    problems = catalogues.problems()

    assert any("messages.pot is not up to date" in problem for problem in problems)
    assert "de: missing: 'New'" in problems
    catalogues.update()
    assert catalogues.problems() == ["de: missing: 'New'"]


def test_updating_twice_changes_nothing_and_keeps_what_was_translated(house):
    translate()
    catalogues.update()
    first = catalogues.path_of("de").read_bytes()
    catalogues.update()

    assert catalogues.path_of("de").read_bytes() == first
    assert catalogues.problems() == []


def test_a_sentence_that_nobody_says_any_more_is_gone(house):
    translate()
    (house / "portal" / "code.py").write_text("_('Bye')\n", encoding="utf-8")

    catalogues.update()

    assert catalogues.read("de").get("Later") is None
    assert catalogues.problems() == []
