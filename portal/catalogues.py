"""The catalogues of words: what is on screens, and whether each language says all of it."""

import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "translations"
SOURCES = ("portal", "public_site")
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
METHODS = [("**/templates/**.html", "jinja2"), ("**/templates/**.txt", "jinja2"), ("**.py", "python")]
OPTIONS = {"**/templates/**.html": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
TRANSLATED = ("de",)


def extract() -> Catalog:
    """Collect every sentence of code and templates."""
    catalog = Catalog(project="KAI partner portal", charset="utf-8")
    for source in SOURCES:
        found = extract_from_dir(str(ROOT / source), METHODS, OPTIONS, KEYWORDS, comment_tags=("NOTE:",), strip_comment_tags=True)
        for filename, _lineno, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
            catalog.add(message, None, [(f"{source}/{filename}", 0)], auto_comments=comments, context=context)
    return catalog


def read(language: str) -> Catalog:
    """Read the catalogue of a language; an empty one if there is none yet."""
    path = path_of(language)
    if not path.is_file():
        return Catalog(locale=language, project="KAI partner portal", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def path_of(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def update() -> None:
    """Write the template and bring the catalogues of all languages up to date."""
    template = extract()
    _write(FOLDER / "messages.pot", template)
    for language in (*TRANSLATED, "en"):
        catalog = read(language)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        _write(path_of(language), catalog)


def problems() -> list[str]:
    """List what is missing, fuzzy, out of date or has other placeholders than its source."""
    wanted = {_key(message) for message in extract() if message.id}
    with (FOLDER / "messages.pot").open("rb") as file:
        written = {_key(message) for message in read_po(file) if message.id}
    found = [] if wanted == written else ["translations/messages.pot is not up to date: run 'portal catalogue update'"]
    for language in TRANSLATED:
        catalog = read(language)
        for key in wanted:
            first = key[0] if isinstance(key, tuple) else key
            message = catalog.get(first)
            found += [f"{language}: {problem}: {first!r}" for problem in _problems_of(message, key)]
    return sorted(found)


def _key(message: Message) -> str | tuple[str, ...]:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _problems_of(message: Message | None, key: str | tuple[str, ...]) -> Iterator[str]:
    string = message.string if message else None
    texts = [string] if isinstance(string, str) else list(string or ())
    if message is None or not texts or not all(texts):
        yield "missing"
        return
    if message.fuzzy:
        yield "fuzzy"
    sources = [key] if isinstance(key, str) else list(key)
    wanted = set().union(*(PLACEHOLDER.findall(source) for source in sources))
    for text in texts:
        got = set(PLACEHOLDER.findall(text))
        if got - wanted or (len(sources) == 1 and got != wanted):
            yield "other placeholders"


def _write(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, omit_header=False, no_location=True, include_previous=False)
    # Dates in headers would make every update a change.
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'"(POT-Creation-Date|PO-Revision-Date): [^"]*\\n"\n', "", text), encoding="utf-8")
