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
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, appcontext_pushed, g, has_app_context, has_request_context
from flask_babel import Babel
from flask_babel.speaklater import LazyString

SOURCE_LANGUAGE = "en"
DEFAULT_LANGUAGE = "de"
LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
# The languages of the pages that people we accompany read; all other pages are in German and English.
PERSON_LANGUAGES = {
    "de": "Deutsch",
    "de-simple": "Einfaches Deutsch",
    "en": "English",
    "ar": "العربية",
    "fa": "فارسی، دری",
    "uk": "Українська",
    "ru": "Русский",
    "tr": "Türkçe",
    "ti": "ትግርኛ",
    "vi": "Tiếng Việt",
}
_READS_AS = {"prs": "fa"}  # Who speaks Dari reads the Persian texts.
CATALOGUES = Path(__file__).resolve().parents[2] / "translations"

_forced: ContextVar[str | None] = ContextVar("forced_language", default=None)
# What `g.language` says, where it is read some two hundred times a page without asking Flask whose request this is.
_spoken: ContextVar[str | None] = ContextVar("spoken_language", default=None)


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the translations of a language, read from its .po file."""
    if not _path_of(language).is_file():
        return catalogue(DEFAULT_LANGUAGE) if _falls_back(language) else NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, _source(language))
    compiled.seek(0)
    translations = Translations(compiled)
    if _falls_back(language):
        translations.add_fallback(catalogue(DEFAULT_LANGUAGE))
    return translations


@cache
def _sentences(language: str) -> dict[str, str]:
    """Return what each uncounted sentence is in a language: a page asks some two hundred times."""
    own = {
        str(message.id): str(message.string)
        for message in (_source(language) if _path_of(language).is_file() else ())
        if message.id and isinstance(message.id, str) and message.string and not message.fuzzy
    }
    return {**_sentences(DEFAULT_LANGUAGE), **own} if _falls_back(language) else own


def _falls_back(language: str) -> bool:
    """Whether what a language cannot say is said in German: the catalogues of people's pages hold these pages alone."""
    return language in PERSON_LANGUAGES and language not in LANGUAGE_NAMES


@cache
def _source(language: str) -> Catalog:
    with _path_of(language).open("rb") as file:
        return read_po(file, locale=_plain(language))


def _path_of(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "messages.po"


def current_language() -> str:
    """Return the language of the text being written: forced, or the request's, or the source's."""
    return _forced.get() or _spoken.get() or (DEFAULT_LANGUAGE if has_request_context() else SOURCE_LANGUAGE)


def current_locale() -> Locale:
    """Return the locale by which dates and numbers are written."""
    return Locale.parse("en_GB" if current_language() == "en" else _plain(current_language()))


def use_language(language: str) -> None:
    """Set the language of this request."""
    if has_app_context():
        g.language = language
        _spoken.set(language)


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
    return str(Locale.parse(_plain(language)).text_direction)


def person_language(code: str) -> str:
    """Return the language of people's pages that fits a language somebody speaks; German where there is none."""
    known = _READS_AS.get(code, code)
    return known if known in PERSON_LANGUAGES else DEFAULT_LANGUAGE


def _plain(language: str) -> str:
    """Return the language of which this is a variant: easy German writes dates as German does."""
    return language.partition("-")[0]


def gettext(msgid: str, **values: object) -> str:
    """Say a sentence in the current language."""
    sentence = _sentences(current_language()).get(msgid, msgid)
    return sentence % values if values else sentence


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    """Say a counted sentence in the current language."""
    return unfilled_ngettext(singular, plural, num) % {"num": num, **values}


def unfilled_ngettext(singular: str, plural: str, num: int) -> str:
    """Choose the counted sentence without filling it in: templates fill and escape by themselves."""
    return str(catalogue(current_language()).ngettext(singular, plural, num))


def lazy_gettext(msgid: str, **values: object) -> Any:
    """Note a sentence that is said later, in the reader's language."""
    return LazyString(gettext, msgid, **values)


def install(app: Flask) -> None:
    """Let dates, numbers and form messages follow the language of the request."""
    Babel(app, default_locale=DEFAULT_LANGUAGE, locale_selector=current_language, default_timezone="Europe/Berlin")
    appcontext_pushed.connect(_begin, app)
    app.teardown_appcontext(_end)


def _begin(_app: Flask, **_more: object) -> None:
    # A context inside another one (a test, a command) speaks for itself, and gives the word back.
    if "language_around" not in g:
        g.language_around = _spoken.set(None)


def _end(_error: BaseException | None) -> None:
    _spoken.reset(g.pop("language_around"))
