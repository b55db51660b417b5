"""Words in the reader's language. The only door to Flask-Babel.

Catalogues are read from the .po files: what a translator saves is what the page says, and no compiled
file can be older than its source.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, g, has_app_context, has_request_context
from flask_babel import Babel, Domain

SOURCE_LANGUAGE = "en"
DEFAULT_LANGUAGE = "de"
LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
CATALOGUES = Path(__file__).resolve().parents[2] / "translations"

_forced: ContextVar[str | None] = ContextVar("forced_language", default=None)


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of a language, read from its .po file."""
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        source = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, source)
    compiled.seek(0)
    return Translations(compiled)


class _Catalogues(Domain):
    """A domain that takes its texts from `catalogue`."""

    def get_translations(self) -> NullTranslations:
        return catalogue(current_language())


_domain = _Catalogues()


def current_language() -> str:
    """Return the language of the text being written: forced, or the request's, or the source's."""
    forced = _forced.get()
    if forced is not None:
        return forced
    if has_request_context():
        return str(g.get("language", DEFAULT_LANGUAGE))
    return SOURCE_LANGUAGE


def current_locale() -> Locale:
    """Return the locale by which dates and numbers are written."""
    return Locale.parse("en_GB" if current_language() == "en" else current_language())


def use_language(language: str) -> None:
    """Set the language of this request."""
    if has_app_context():
        g.language = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Write in another language for a while (letters, documents)."""
    token = _forced.set(language)
    try:
        yield
    finally:
        _forced.reset(token)


def direction_of(language: str) -> str:
    """Return "rtl" for languages written from right to left."""
    return str(Locale.parse(language).text_direction)


def gettext(msgid: str, **values: object) -> str:
    """Say a sentence in the current language."""
    return str(_domain.gettext(msgid, **values))


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    """Say a counted sentence in the current language."""
    return str(_domain.ngettext(singular, plural, num, **values))


def unfilled_ngettext(singular: str, plural: str, num: int) -> str:
    """Choose the counted sentence without filling it in: templates fill and escape by themselves."""
    return str(catalogue(current_language()).ngettext(singular, plural, num))


def lazy_gettext(msgid: str, **values: object) -> Any:
    """Note a sentence that is said later, in the reader's language."""
    return _domain.lazy_gettext(msgid, **values)


def install(app: Flask) -> None:
    """Let dates, numbers and form messages follow the language of the request."""
    Babel(app, default_locale=DEFAULT_LANGUAGE, locale_selector=current_language, default_timezone="Europe/Berlin")
