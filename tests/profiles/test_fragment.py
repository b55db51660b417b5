"""The fragment companies, persons and advisors see: one macro, the same bytes."""

import html5lib
import pytest
from flask import Flask

from portal.kernel.i18n import speaking
from portal.labour.words import LanguageLevel
from portal.profiles.queries import preview
from tests.builders.profiles import a_profile_draft


def fragment(app: Flask, **changes: object) -> str:
    template = app.extensions["portal_templates"].get_template("profiles/fragment.html")
    return str(template.module.masked_profile(preview(a_profile_draft(**changes))))


def test_the_fragment_is_valid_and_names_no_ids(app):
    with speaking("en"):
        text = fragment(app)

    html5lib.HTMLParser(strict=True).parseFragment(text)
    assert ' id="' not in text
    assert "data-" not in text


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_same_profile_gives_the_same_bytes_in_each_language(app, language):
    with speaking(language):
        assert fragment(app).encode() == fragment(app).encode()


def test_the_key_phrases_are_marked(app):
    with speaking("en"):
        text = fragment(app)

    assert "<mark>In the afternoon the person has time.</mark>" in text
    assert text.count("<mark>") == 3


@pytest.mark.parametrize(("level", "reached"), [(LanguageLevel.NONE, 0), (LanguageLevel.A2, 2), (LanguageLevel.C2, 6)])
def test_the_scale_shows_how_far_somebody_is(app, level, reached):
    with speaking("en"):
        text = fragment(app, german=level)

    assert text.count("is-reached") == reached
    assert text.count("<li") == 6 + 3 + 3  # steps, what works, what helps
