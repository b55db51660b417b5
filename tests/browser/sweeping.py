"""Finding every page a role can reach, and looking at each with axe."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin, urlsplit

import axe_playwright_python
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

Theme = Literal["light", "dark"]
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js"))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# What may differ between light and dark, or from left to right and from right to left, on a page of the same width.
COLOURS = ["color-contrast", "link-in-text-block"]
LOOK = """async runOnly => {
  const found = await axe.run(document, {runOnly, resultTypes: ["violations"]});
  const line = (each, node) => `${each.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`;
  return found.violations.flatMap(each => each.nodes.map(node => line(each, node)));
}"""
# Pages whose states differ much are looked at in several.
SEVERAL = {"employer_proposals.show": 3, "advisor_proposals.show": 3, "advisor_internships.show": 2, "employer_openings.show": 2}
# Of these all are opened in search of further links; each state leads somewhere else.
OPENED = {*SEVERAL, "advisor_placements.show", "advisor_openings.show", "advisor_companies.show"}
SQUEEZED = """() => [...document.querySelectorAll(".kern-btn")]
    .filter((each) => each.querySelector(".kern-label:not(.kern-sr-only)") && each.offsetWidth > 0 && each.offsetWidth < 49)
    .map((each) => each.textContent.trim())"""


@dataclass
class Reach:
    """What was found on the way: a path for each page, and what was sent with it."""

    paths: dict[str, list[str]] = field(default_factory=dict)
    with_cookie: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        """List the paths."""
        return [path for paths in self.paths.values() for path in paths]


def reach(app: Flask, client: FlaskClient, starts: Iterable[str]) -> Reach:
    """Follow all links from these pages; keep one page of each kind."""
    found, seen, waiting = Reach(), set(), deque(starts)
    while waiting:
        path = waiting.popleft()
        endpoint = _endpoint(app, path)
        if path in seen or endpoint is None or endpoint == "static":
            continue
        seen.add(path)
        kept, kind = found.paths.setdefault(endpoint, []), endpoint.partition(" ")[0]
        is_full = len(kept) >= SEVERAL.get(kind, 1)
        if is_full and kind not in OPENED:
            continue
        answer = client.get(path)
        if answer.location:
            waiting.append(_on_page(path, answer.location))
        if answer.status_code != 200 or answer.mimetype != "text/html" or path.endswith("/html"):
            continue
        kept += [] if is_full else [path]
        text = answer.get_data(as_text=True)
        if answer.headers.get("Set-Cookie") and 'method="post"' not in text:
            found.with_cookie.append(path)
        waiting += [_on_page(path, each) for each in re.findall(r'<a [^>]*href="([^"#]+)', text) if _is_ours(each)]
    return found


def barriers(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds on the page, a line each: by all rules of the levels A and AA, or by these alone."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    run_only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    return [str(each) for each in page.evaluate(LOOK, run_only)]


def overflow(page: Page) -> list[str]:
    """Return by how much the page is wider than its window."""
    wide, window = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
    return [f"{wide}px wide in a window of {window}px"] if wide > window else []


def squeezed(page: Page) -> list[str]:
    """Return the buttons that are as narrow as one with an icon alone, although their label is in sight."""
    return [f"“{each}” stands letter by letter" for each in page.evaluate(SQUEEZED)]


def show_all(page: Page, width: int, theme: Theme) -> None:
    """Make the window as high as the page, so that the bar at the bottom of phones covers nothing that scrolling would free."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": page.evaluate("() => document.documentElement.scrollHeight")})


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def _endpoint(app: Flask, path: str) -> str | None:
    """Name the kind of page; an English page is another kind."""
    try:
        endpoint, values = app.url_map.bind("localhost").match(urlsplit(path).path)
    except (HTTPException, RequestRedirect):
        return None
    kinds = [str(values[name]) for name in ("kind", "language", "purpose") if name in values]
    return " ".join([endpoint, *kinds])


def _is_ours(address: str) -> bool:
    return not address.startswith(("mailto:", "tel:", "https:"))


def _on_page(path: str, address: str) -> str:
    parts = urlsplit(urljoin(path, address.replace("&amp;", "&")))
    return parts.path + (f"?{parts.query}" if parts.query else "")
