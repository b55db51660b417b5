"""Templates that are compiled for a language say to the byte what Jinja says without any of our shortcuts."""

import re
from functools import cache

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from portal.kernel.i18n import speaking
from portal.kernel.web.render import Templates
from portal.ui.filters import FILTERS
from tests.builders.openings import an_opening
from tests.moments import NOON
from tests.ui.samples import a_frame, a_page

pytestmark = pytest.mark.one_database

PATHS = ["/", "/openings", "/openings?q=backstube&km=20&place=Grimma", "/contact", "/sign-in", "/imprint", "/x", "/en/openings"]
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


@cache
def plain_templates():
    return PlainTemplates(FILTERS)


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
    for templates in (app.extensions["portal_templates"], plain_templates()):
        with app.test_request_context("/"), speaking("de"):
            pages.append(templates.get_template("ui/gallery.html").render(page=a_page(), frame=a_frame()))

    assert pages[0] == pages[1]


def test_every_page_is_the_same_in_each_language(app, database):
    with database.transaction() as session:
        for number in range(3):
            an_opening(session, title=f"Hilfe <{number}>", published_at=NOON)
    keeper, own = app.wsgi_app, app.extensions["portal_templates"]
    app.wsgi_app = keeper._inner  # noqa: SLF001 - the pages shall be made, not found
    pages = []
    for templates in (own, plain_templates()):
        app.extensions["portal_templates"] = templates
        pages.append([app.test_client().get(path).text for path in PATHS])
    app.wsgi_app, app.extensions["portal_templates"] = keeper, own
    for mine, plain in zip(*pages, strict=True):
        assert _without_tokens(mine) == _without_tokens(plain)
    assert "Hilfe &lt;0&gt;" in pages[0][1]


def _without_tokens(text):
    return re.sub(r'name="(csrf_token|once)"[^>]*>', "", text)
