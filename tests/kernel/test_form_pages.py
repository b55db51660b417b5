"""Bad input through HTTP: the page comes again with everything typed, and a sentence where something is wrong."""

import html
import json

import pytest
from flask import Flask

from portal.kernel.errors import RuleBroken
from portal.kernel.forms import Form, LineField, SecretField, TextField
from portal.kernel.i18n import speaking
from portal.kernel.settings import Environment
from tests.builders.accounts import a_coordinator
from tests.inspection import form_token_in
from tests.kernel.probing import a_form_desk, probing
from tests.kernel.test_form_fields import BAD, SampleForm, StrictForm
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database

PATH = "/probe-form/"


@pytest.fixture(scope="module")
def all_taken():
    return []


@pytest.fixture(scope="module")
def house(lasting_settings, all_taken):
    with probing(lasting_settings, a_form_desk(SampleForm, all_taken), environment=Environment.PRODUCTION) as app:
        yield app


@pytest.fixture
def taken(all_taken):
    all_taken.clear()
    return all_taken


@pytest.fixture
def browser(house, database, taken):
    with database.transaction() as session:
        account = a_coordinator(session, language="en")
    return Visitor(house).as_(account)


def shown(text: str) -> str:
    return html.unescape(text)


def typed_and_shown(typed: str) -> str:
    return "".join(letter for letter in typed if letter.isprintable() or letter == "\ufffd" or ord(letter) > 0x9F)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [case for case in BAD if case[0] not in ("secret", "shift", "radio", "many", "record") and "\ufffe" not in case[1]],
    ids=lambda value: f"{value[:20]!a}",
)
def test_the_form_comes_back_with_what_was_typed_and_a_sentence(browser, taken, name, typed, sentence):
    answer = browser.submit(PATH, {name: typed, "text": "keep this" if name != "text" else typed})

    assert answer.status_code == 422
    page = shown(answer.text)
    assert sentence in page
    assert typed_and_shown(typed) in page
    assert name == "text" or "keep this" in page
    assert f'href="#{name}"' in answer.text
    assert taken == []


@pytest.mark.parametrize(
    "typed", ["<script>a('1')</s>", "{{ 7*7 }}", "%(name)s 100%", '" onfocus="x', "&amp;&lt;", "مخبز النور", "👩🏽‍🍳"]
)
def test_what_looks_like_code_stays_text(browser, taken, typed):
    refused = browser.submit(PATH, {"line": typed, "number": "many"})
    accepted = browser.submit(PATH, {"line": typed})

    assert refused.status_code == 422
    assert html.escape(typed, quote=False).split("'")[0].split('"')[0] in refused.text.replace("&#34;", '"').replace("&#39;", "'")
    assert "<script>a" not in refused.text
    assert accepted.status_code == 302
    assert taken[-1]["line"] == typed


def test_a_password_is_never_shown_again(browser):
    answer = browser.submit(PATH, {"secret": "drei Birnen", "number": "many"})

    assert answer.status_code == 422
    assert "drei Birnen" not in answer.text


@pytest.mark.parametrize("token", [None, "", "stale", "x" * 1000])
def test_a_stale_form_comes_back_with_everything_typed(browser, taken, token):
    fields = {"line": "Bäckerei Nur", "text": "two\nlines", "shift": "late"}
    answer = browser.post(PATH, {**fields, "csrf_token": token} if token is not None else fields)

    assert answer.status_code == 422
    assert "This page was open for a long time. Please check it and send it again." in answer.text
    for text in ("Bäckerei Nur", "two\nlines", 'value="late" selected'):
        assert text in answer.text.replace('selected value="late"', 'value="late" selected')
    assert taken == []
    again = browser.post(PATH, {**fields, "csrf_token": form_token_in(answer.text)})
    assert again.status_code == 302


def test_anothers_token_is_no_token(browser, taken):
    stranger = Visitor(browser.app)
    token = form_token_in(stranger.get("/sign-in").text)

    assert browser.post(PATH, {"line": "x", "csrf_token": token}).status_code == 422
    assert taken == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"line=%FF%FE&text=%80", "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"anything", "multipart/form-data"),
        (json.dumps({"line": "x"}).encode(), "application/json"),
        (b"{broken", "application/json"),
        (b"", "text/plain"),
    ],
)
def test_what_is_no_form_is_asked_for_again(browser, taken, body, kind):
    answer = browser.post(PATH, body, content_type=kind)

    # In what is not even JSON nothing was typed that could be shown again.
    assert answer.status_code == (400 if body == b"{broken" else 422)
    assert taken == []


def test_an_empty_required_form_names_everything_that_is_missing(settings, database, taken):
    with probing(settings, a_form_desk(StrictForm, taken)) as app:
        answer = _signed_in(app, database).submit(PATH, {})

    assert answer.status_code == 422
    for sentence in ("Please tell us a name.", "Please choose a shift.", "Please tick this."):
        assert sentence in answer.text


def _signed_in(app: Flask, database) -> Visitor:
    with database.transaction() as session:
        account = a_coordinator(session, language="en")
    return Visitor(app).as_(account)


class Refusing(Form):
    line = LineField("Line")
    text = TextField("Text")
    secret = SecretField("Secret")

    def validate(self, extra_validators=None):
        with speaking("en"):
            is_valid = super().validate(extra_validators)
            self.refuse(RuleBroken("This name is taken.", field="line"))
            self.refuse(RuleBroken("Not today.", field="no_such_field"))
            self.refuse(RuleBroken("Not here."))
        return is_valid and False


def test_what_the_domain_refuses_stands_beside_its_field_or_above_the_form(settings, database, taken):
    with probing(settings, a_form_desk(Refusing, taken)) as app:
        answer = _signed_in(app, database).submit(PATH, {"line": "Nur"})

    assert answer.status_code == 422
    for sentence in ("This name is taken.", "Not today.", "Not here."):
        assert sentence in answer.text
    assert 'aria-invalid="true"' in answer.text
