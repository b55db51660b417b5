"""The texts of the public pages: Markdown that came with the portal, or what coordinators made of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from flask import current_app, url_for
from markupsafe import Markup, escape
from sqlalchemy.orm import Session
from werkzeug.routing import BuildError

from portal.kernel.i18n import current_language
from portal.kernel.settings import OperatorSettings
from portal.published.front import read_page_text
from portal.published.queries import current_text
from portal.published.ties import DefaultText
from portal.published.words import Tongue
from portal.ui.prose import prose

CONTENT = Path(__file__).parent / "content"

# The endpoints of the pages, in the order in which visitors meet them.
PAGES = (
    "companies",
    "how_it_works",
    "internship",
    "apprenticeship",
    "participants",
    "questions",
    "about",
    "glossary",
    "easy_german",
    "easy_german_site",
    "imprint",
    "privacy",
    "accessibility",
)

# Languages of the people KAI is for: in them stands what participants need, and nothing else.
WELCOMED = ("ar", "fa", "ru", "ti", "tr", "uk", "vi")

_UMLAUTS: dict[int, str | int | None] = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss"}
_TAG_OR_PLACEHOLDER = re.compile(r"<[^>]*>|\{operator\.(\w+)\}")
_PAGE_LINK = re.compile(r'href="page:([a-z_]+)(#[\w-]*)?"')


@dataclass(frozen=True)
class Section:
    """A part of a text under its heading."""

    title: str
    anchor: str
    body: Markup


@dataclass(frozen=True)
class Text:
    """A page's text, ready to be shown. `stand` is the day whose facts it tells."""

    title: str
    lead: str
    picture: str | None
    stand: date | None
    opening: Markup
    sections: tuple[Section, ...]


def defaults() -> tuple[DefaultText, ...]:
    """Return the texts that came with the portal, in all languages."""
    return tuple(
        DefaultText(page, tongue, read_page_text(_default(page, tongue.value)).head["title"], _default(page, tongue.value))
        for page in PAGES
        for tongue in Tongue
    )


def text_of(session: Session, page: str) -> Text:
    """Return the text of a page in its language: the version of the coordinators, else the one that came with the portal."""
    language = current_language()
    return read_text(current_text(session, page, language) or _default(page, language))


@dataclass(frozen=True)
class Welcome:
    """What participants need to know, in a language of theirs, and the few words around it."""

    language: str
    skip: str
    notice: str
    german: str
    others: str
    text: Text


def welcome_in(language: str) -> Welcome:
    """Return the page for participants in one of their languages."""
    markdown = _default("participants", language)
    words = read_page_text(markdown).head
    return Welcome(words["language"], words["skip"], words["notice"], words["german"], words["others"], read_text(markdown))


@cache
def welcomes() -> tuple[tuple[str, str], ...]:
    """Name the languages of the welcome pages, each by its own name."""
    return tuple((code, read_page_text(_default("participants", code)).head["language"]) for code in WELCOMED)


def read_text(markdown: str) -> Text:
    """Take a text apart at its headings and fill in what the operator set."""
    found = read_page_text(markdown)
    first, *others = _parts(found.body)
    return Text(
        found.head["title"],
        found.head.get("lead", ""),
        found.head.get("picture"),
        _day(found.head.get("stand", "")),
        rendered(first[1]),
        tuple(_section(title, body, number) for number, (title, body) in enumerate(others, 1)),
    )


def rendered(markdown: str) -> Markup:
    """Render Markdown with the links between our pages and the operator's facts."""
    html = _PAGE_LINK.sub(_link, str(prose(markdown, down=0)))
    return Markup(_TAG_OR_PLACEHOLDER.sub(_fact, html))  # noqa: S704 - made by `prose`, with escaped facts


@cache
def _default(page: str, language: str) -> str:
    return (CONTENT / language / f"{page}.md").read_text(encoding="utf-8")


def _parts(body: str) -> Iterator[tuple[str, str]]:
    """Split a text at its headings of the second level; the first part has none."""
    title = ""
    lines: list[str] = []
    for line in body.split("\n"):
        if line.startswith("## "):
            yield title, "\n".join(lines)
            title, lines = line[3:].strip(), []
        else:
            lines.append(line)
    yield title, "\n".join(lines)


def _section(title: str, body: str, number: int) -> Section:
    words = re.sub(r"[^a-z0-9]+", "-", title.lower().translate(_UMLAUTS))
    return Section(title, f"{number}-{words.strip('-')[:60]}", rendered(body))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _link(found: re.Match[str]) -> str:
    """Lead to one of our pages; a name that is none, or says not which opening or news, leads to the start page."""
    try:
        url = url_for(f"public.{found[1]}")
    except BuildError:
        url = url_for("public.start")
    return f'href="{escape(url)}{found[2] or ""}"'


def _fact(found: re.Match[str]) -> str:
    """Say what the operator set; tags, and what nobody can set, stay as they are written."""
    if found[1] is None:
        return found[0]
    operator: OperatorSettings = current_app.extensions["portal_settings"].operator
    fact = getattr(operator, found[1], None) if found[1] in OperatorSettings.model_fields else None
    if fact is None:
        return found[0]
    if found[1] == "email":
        return f'<a href="mailto:{escape(fact)}"><bdi dir="ltr">{escape(fact)}</bdi></a>'
    return str(escape(fact))
