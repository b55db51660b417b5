"""P11: what a browser fetches on the first visit of the start page, and on the next one."""

import re
from dataclasses import dataclass
from typing import Final

from flask import Flask
from werkzeug.test import Client

PAGE: Final = re.compile(r'(?:href|src)="(/static/[^"#]+)')
FONT: Final = re.compile(r"@font-face\s*{[^}]*}")
ADDRESS: Final = re.compile(r"url\([\"']?([^)\"']+\.woff2[^)\"']*)")
WEIGHT: Final = re.compile(r"font-weight:\s*(\d+)")
# A German page needs the basic Latin fonts; the browser leaves the others where they are, by their unicode-range.
NEEDED: Final = "latin-"
NOT_NEEDED: Final = "latin-ext"


@dataclass(frozen=True)
class Visit:
    """What went over the wire: bytes with headers, and how many requests."""

    transferred: int
    requests: int
    parts: tuple[tuple[str, int], ...]


def first_visit(app: Flask, address: str = "/") -> Visit:
    """Fetch the page and everything it needs, as a browser with an empty cache would."""
    page = _fetch(app, address)
    text = _text(app, address)
    needed = dict.fromkeys(PAGE.findall(text))
    for sheet in [each for each in needed if ".css" in each]:
        needed.update(dict.fromkeys(_fonts_of(app, sheet, tuple(needed))))
    parts = [(address, page), *((each, _fetch(app, each)) for each in needed)]
    return Visit(sum(size for _name, size in parts), len(parts), tuple(parts))


def repeat_visit(app: Flask, address: str = "/") -> Visit:
    """Fetch only what a browser may not take from its cache."""
    needed = [address, *(each for each in PAGE.findall(_text(app, address)) if not _stays(app, each))]
    parts = [(each, _fetch(app, each)) for each in dict.fromkeys(needed)]
    return Visit(sum(size for _name, size in parts), len(parts), tuple(parts))


def _fonts_of(app: Flask, sheet: str, known: tuple[str, ...]) -> list[str]:
    """Return the fonts a German page makes the browser fetch: of the weights that rules ask for, beside those known already."""
    text = _text(app, sheet)
    rules = FONT.sub("", text)
    weights = {"400", *WEIGHT.findall(rules)}
    faces = [face for face in FONT.findall(text) if WEIGHT.findall(face)[:1] and WEIGHT.findall(face)[0] in weights]
    found = [address for face in faces for address in ADDRESS.findall(face) if NEEDED in address and NOT_NEEDED not in address]
    names = {each.rpartition("/")[2].partition("?")[0] for each in known}
    return [
        f"/static/fonts/{each.rpartition('/')[2]}" for each in found if each.rpartition("/")[2].partition("?")[0] not in names
    ]


def _fetch(app: Flask, address: str) -> int:
    with Client(app, use_cookies=False).get(address, headers={"Accept-Encoding": "gzip"}) as answer:
        if answer.status_code != 200:
            raise LookupError(f"{address} answers {answer.status}.")
        head = sum(len(name) + len(value) + 4 for name, value in answer.headers.items())
        return len(answer.get_data()) + head


def _text(app: Flask, address: str) -> str:
    with Client(app, use_cookies=False).get(address) as answer:
        return answer.get_data(as_text=True)


def _stays(app: Flask, address: str) -> bool:
    with Client(app, use_cookies=False).get(address) as answer:
        return bool(re.search(r"max-age=[1-9]", answer.headers.get("Cache-Control", "")))
