"""A browser and the gallery in both directions."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.ui.looking import ORIGIN, open_context
from tests.ui.samples import a_frame, a_page, render


@pytest.fixture(scope="session")
def galleries() -> dict[str, str]:
    """The gallery from left to right and from right to left."""
    return {
        "/ltr": render("ui/gallery.html", a_page(), a_frame()),
        "/rtl": render("ui/gallery.html", a_page(), a_frame(direction="rtl")),
    }


@pytest.fixture
def open_page(browser: Browser, galleries: dict[str, str]) -> Iterator[Callable[..., Page]]:
    """Open the gallery in a direction, at a width, in a theme; nothing may break the content policy."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_it(direction: str, width: int, theme: str, **options: object) -> Page:
        window = {"viewport": {"width": width, "height": 900}, "color_scheme": theme, "reduced_motion": "reduce"}
        context = open_context(browser, galleries, **window, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.goto(f"{ORIGIN}/{direction}")
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert complaints == []
