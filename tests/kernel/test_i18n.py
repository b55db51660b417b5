"""Words in the reader's language: complete, counted, in both directions, and never those of another request."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from babel import Locale
from flask import Flask

from portal.kernel import i18n
from portal.kernel.i18n import (
    catalogue,
    current_language,
    current_locale,
    direction_of,
    gettext,
    lazy_gettext,
    ngettext,
    person_language,
    speaking,
    unfilled_ngettext,
    use_language,
)

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello"
msgstr "Guten Tag"

msgid "Hello %(name)s, 100 %%"
msgstr "Guten Tag %(name)s, 100 %%"

#, fuzzy
msgid "Unsure"
msgstr "Unsicher"

msgid "Not yet"
msgstr ""

msgid "%(num)d place"
msgid_plural "%(num)d places"
msgstr[0] "%(num)d Platz"
msgstr[1] "%(num)d Plätze"
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """An application with a small German catalogue."""
    path = tmp_path / "de" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    monkeypatch.setattr(i18n, "CATALOGUES", tmp_path)
    forget()
    app = Flask("house")
    i18n.install(app)
    yield app
    forget()


def forget():
    for cached in (i18n.catalogue, i18n._sentences, i18n._source):  # noqa: SLF001 - what was read of other catalogues
        cached.cache_clear()


def test_a_sentence_is_said_in_the_language_of_the_request(house):
    with house.test_request_context("/"):
        use_language("de")
        assert gettext("Hello") == "Guten Tag"
        assert gettext("Hello %(name)s, 100 %%", name="Kim") == "Guten Tag Kim, 100 %"
        use_language("en")
        assert gettext("Hello") == "Hello"


@pytest.mark.parametrize("sentence", ["Unsure", "Not yet", "Never heard"])
def test_what_is_not_surely_translated_is_said_in_the_source_language(house, sentence):
    with speaking("de"):
        assert gettext(sentence) == sentence


def test_a_language_without_a_catalogue_speaks_the_source_language(house):
    with speaking("sv"):
        assert gettext("Hello") == "Hello"
        assert ngettext("%(num)d place", "%(num)d places", 2) == "2 places"


@pytest.mark.parametrize("language", ["ar", "de-simple"])
def test_a_language_of_peoples_pages_says_in_german_what_it_cannot_say(house, language):
    with speaking(language):
        assert gettext("Hello") == "Guten Tag"
        assert ngettext("%(num)d place", "%(num)d places", 2) == "2 Plätze"


def test_easy_german_reads_as_german_does(house):
    with speaking("de-simple"):
        assert current_locale().language == "de"
    assert direction_of("de-simple") == "ltr"


@pytest.mark.parametrize(("spoken", "read"), [("ar", "ar"), ("prs", "fa"), ("so", "de"), ("", "de"), ("de-simple", "de-simple")])
def test_who_speaks_a_language_gets_the_pages_that_fit(spoken, read):
    assert person_language(spoken) == read


@pytest.mark.parametrize(("number", "said"), [(0, "0 Plätze"), (1, "1 Platz"), (2, "2 Plätze")])
def test_counted_sentences_follow_the_number(house, number, said):
    with speaking("de"):
        assert ngettext("%(num)d place", "%(num)d places", number) == said
        assert unfilled_ngettext("%(num)d place", "%(num)d places", number) == said.replace(str(number), "%(num)d")


def test_what_was_noted_earlier_is_said_in_the_language_of_the_reader(house):
    noted = lazy_gettext("Hello")

    with speaking("de"):
        assert str(noted) == "Guten Tag"
        assert f"{noted}!" == "Guten Tag!"
    with speaking("en"):
        assert str(noted) == "Hello"


def test_an_empty_sentence_is_not_the_head_of_the_catalogue(house):
    with speaking("de"):
        assert gettext("") == ""


def test_outside_of_requests_the_source_language_is_spoken_and_inside_german(house):
    assert current_language() == "en"
    with house.test_request_context("/"):
        assert current_language() == "de"


def test_each_request_speaks_for_itself_and_gives_the_word_back(house):
    with house.test_request_context("/"):
        use_language("en")
        with house.app_context():
            assert current_language() == "de"
            use_language("uk")
            assert current_language() == "uk"
        assert current_language() == "en"
    assert current_language() == "en"
    with house.test_request_context("/"):
        assert current_language() == "de"


def test_requests_of_several_threads_do_not_mix(house):
    start = Barrier(4)

    def speak(language):
        heard = set()
        start.wait(10)
        for _ in range(50):
            with house.test_request_context("/"):
                use_language(language)
                heard.add(current_language())
        return heard

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(speak, ["de", "en", "ar", "uk"])) == [{"de"}, {"en"}, {"ar"}, {"uk"}]


def test_a_letter_is_written_in_its_own_language_wherever_it_is_written(house):
    with house.test_request_context("/"):
        use_language("en")
        with speaking("de"):
            assert gettext("Hello") == "Guten Tag"
        assert gettext("Hello") == "Hello"


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("en", "ltr"), ("uk", "ltr"), ("ar", "rtl"), ("fa", "rtl")])
def test_the_direction_belongs_to_the_language(language, direction):
    assert direction_of(language) == direction


def test_dates_are_written_as_in_germany_or_britain():
    with speaking("de"):
        assert current_locale() == Locale("de")
    with speaking("en"):
        assert current_locale() == Locale("en", "GB")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_portals_own_catalogues_can_be_read(language):
    assert catalogue(language).gettext("To the start page")


def test_german_is_not_english():
    with speaking("de"):
        assert gettext("To the start page") != "To the start page"
