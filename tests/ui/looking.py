"""A real browser that looks at pages without any network: requests are answered from memory and from the static folder."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Route

from portal.kernel.web.headers import ALWAYS

ORIGIN = "https://portal.example"
STATIC = Path(__file__).resolve().parents[2] / "portal" / "static"


def open_context(browser: Browser, pages: Mapping[str, str], **options: Any) -> BrowserContext:
    """Open a window that sees the pages by their path, with the headers that the portal sends."""
    context = browser.new_context(**options)

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path in pages:
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8", headers=dict(ALWAYS))
        elif path.startswith("/static/") and (STATIC / path.removeprefix("/static/")).is_file():
            file = STATIC / path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "font/woff2")
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", answer)
    return context


def barriers(page: Page) -> list[str]:
    """Return what axe finds, in a line each."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]} {node['failureSummary'][:200]}" for each in found for node in each["nodes"]]
