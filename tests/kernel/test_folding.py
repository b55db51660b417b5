"""Templates that are compiled for a language say to the byte what Jinja says without any of our shortcuts."""

import re

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from portal.kernel.i18n import speaking
from portal.kernel.web.render import Templates
from portal.ui.filters import FILTERS
from tests.builders.openings import an_opening
from tests.moments import NOON
from tests.ui.samples import a_frame, a_page

PATHS = ["/", "/openings", "/openings?q=backstube&km=20&place=Grimma", "/how-it-works", "/contact", "/sign-in", "/imprint", "/x"]
TEMPLATES = {
    "words.html": (
        "{% from 'macros.html' import around, once, say %}{{ _('Contact') }} {{ _('Hello %(name)s', name=name) }} {{ _(word) }}"
        "{% set kept %}<b>{{ name }}</b>{% endset %}{{ kept }} {{ gettext('Contact')|upper }} {{ [1, none, 2.5, sure] }}"
        "{% trans %}Contact{% endtrans %} {% trans name %}Hello {{ name }}{% endtrans %} {{ 5 }} {{ sure }}"
        "{{ ngettext('1 day left', '%(num)d days left', days) }} {{ say('Contact', extra=name) }}"
        "{% call around() %}{{ name }}{% endcall %}"
        "{{ once('<hr>') }}{{ once(sure) }}{{ once('<hr>') }}{{ once(1) }}{{ once(true) }}{{ once([1]) }}"
        "{{ once('a', end=sure) }}"
        "{% for each in (1, 2) %}{{ say(each) }}{{ _('Hello %(name)s', name=each) }}{% endfor %}"
        "{{ _('Hello %(name)s', **{'name': name}) }} {{ 'a' ~ _('Contact') ~ name }} {{ _('Contact') if days else '' }}"
    ),
    "macros.html": (
        "{% macro say(word, extra='') %}{{ _('Contact') }} <i>{{ word }}{{ extra }}</i>{% endmacro %}"
        "{% macro once(word, end='', remembered=True) %}<u>{{ word }}{{ end }}{{ _('Contact') }}</u>{% endmacro %}"
        "{% macro around() %}({{ caller() }}){% endmacro %}"
    ),
    "words.txt": "{{ _('Contact') }} {{ name }} {{ _('Hello %(name)s', name=name) }}",
}


class PlainTemplates(Templates):
    """The same templates as Jinja alone would fill them in."""

    kind = Environment


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_kind_of_sentence_is_said_the_same(language):
    values = {"name": "<Kim & Lou>", "word": "Contact", "days": 3, "sure": Markup("<hr>")}
    said = []
    for kind in (Templates, PlainTemplates):
        templates = kind(FILTERS, loader=DictLoader(TEMPLATES))
        with speaking(language):
            said.append(
                [
                    *(templates.get_template("words.html").render(values) for _ in range(2)),
                    templates.overlay(autoescape=False).get_template("words.txt").render(values),
                ]
            )

    assert said[0] == said[1]
    assert "<Kim & Lou>" not in said[0][0]
    assert "<Kim & Lou>" in said[0][2]
    assert ("Kontakt" in said[0][0]) is (language == "de")


def test_one_template_speaks_each_language_to_its_own_reader():
    templates = Templates(FILTERS, loader=DictLoader({"a": "{{ _('Contact') }}"}))

    def say(language):
        with speaking(language):
            return templates.get_template("a").render()

    assert [say(language) for language in ("de", "en", "de")] == ["Kontakt", "Contact", "Kontakt"]


def test_the_gallery_of_all_parts_is_the_same(app):
    pages = []
    for kind in (Templates, PlainTemplates):
        with app.test_request_context("/"), speaking("de"):
            pages.append(kind(FILTERS).get_template("ui/gallery.html").render(page=a_page(), frame=a_frame()))

    assert pages[0] == pages[1]


def test_every_page_is_the_same_in_each_language(app, database):
    with database.transaction() as session:
        for number in range(3):
            an_opening(session, title=f"Hilfe <{number}>", published_at=NOON)
    app.wsgi_app._pages.clear()  # noqa: SLF001 - the pages shall be made, not found
    pages = []
    for kind in (Templates, PlainTemplates):
        before, app.extensions["portal_templates"] = app.extensions["portal_templates"], kind(FILTERS)
        browser = app.test_client()
        browser.get("/sign-in")  # the form token is the same on both ways
        inner = app.wsgi_app._inner  # noqa: SLF001
        app.wsgi_app, keeper = inner, app.wsgi_app
        pages.append([browser.get(f"{prefix}{path}").text for prefix in ("", "/en") for path in PATHS])
        app.wsgi_app = keeper
        app.extensions["portal_templates"] = before
    for mine, plain in zip(*pages, strict=True):
        assert _without_tokens(mine) == _without_tokens(plain)
    assert "Hilfe &lt;0&gt;" in pages[0][1]


def _without_tokens(text):
    return re.sub(r'name="csrf_token"[^>]*>', "", text)
