"""Pages as some people see them: in the colours of their device alone, without motion, on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import NARROW, Demo
from tests.browser.keyboard import WATCH
from tests.browser.roles import give_place, signed_in
from tests.browser.sweeping import overflow

pytestmark = pytest.mark.long

# One of each shape: front page, list, full width, text with a column, narrow form, error; inside for each audience.
PLACES = {
    "visitor": ("/", "/openings", "/internship", "/contact", "/sites", "/nowhere"),
    "candidate": ("/my",),
    "employer": ("/employer/", "/employer/proposals"),
    "advisor": ("/advisor/", "/advisor/candidates"),
    "coordinator": ("/coordinator/",),
}
STOPS = 25
UNREADABLE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility({visibilityProperty: true}) || element.closest(".kern-sr-only")) continue;
    const style = getComputedStyle(element), clear = /^rgba.*, 0\\)$|transparent/;
    if (clear.test(style.color) || clear.test(style.webkitTextFillColor) || style.opacity === "0") found.push(text.slice(0, 60));
  }
  return found;
}"""
MOVING = """() => [...document.querySelectorAll("*")].flatMap(each => ["", "::before", "::after"].map(part => [each, part]))
  .filter(([each, part]) => { const style = getComputedStyle(each, part || null); return style.animationName !== "none"
    || style.transitionDuration.split(", ").some(time => parseFloat(time) > 0) || style.scrollBehavior === "smooth"; })
  .map(([each, part]) => each.outerHTML.slice(0, 80) + part)"""
ON_PAPER = """() => [".navigation", ".menu", ".bottom-bar", ".footer", ".strip", ".skip-link", ".demo-ribbon", "button"]
  .flatMap(each => [...document.querySelectorAll(each)]).filter(each => each.checkVisibility())
  .map(each => each.outerHTML.slice(0, 80))"""
PALE = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => parts(colour)[0] * 0.2126 + parts(colour)[1] * 0.7152 + parts(colour)[2] * 0.0722;
  return [...document.querySelectorAll("main p, main h1, main h2, main h3, main li, main dd")]
    .filter(each => each.checkVisibility() && each.textContent.trim() && light(getComputedStyle(each).color) > 140)
    .map(each => each.outerHTML.slice(0, 100));
}"""


@pytest.fixture(params=PLACES)
def pages(request: pytest.FixtureRequest, demo: Demo, window: Callable[..., BrowserContext]) -> Callable[..., list[Page]]:
    """Open the pages of a role in a window with these options."""

    def open_pages(**options: object) -> list[Page]:
        context = window(**options)
        if request.param != "visitor":
            give_place(context, demo, signed_in(demo, request.param))
        opened = []
        for path in PLACES[request.param]:
            opened.append(context.new_page())
            answer = opened[-1].goto(demo.base + path)
            assert answer is not None
            assert answer.status == (404 if path == "/nowhere" else 200), path
        return opened

    return open_pages


def test_in_forced_colours_all_is_read_and_the_focus_is_seen(pages: Callable[..., list[Page]]):
    problems = []
    for page in pages(forced_colors="active", viewport={"width": NARROW, "height": 700}):
        problems += [f"{page.url}: {each}" for each in (*page.evaluate(UNREADABLE), *overflow(page))]
        for _stop in range(STOPS):
            page.keyboard.press("Tab")
            problems += [f"{page.url}: {each}" for each in page.evaluate(WATCH)[1]]

    assert not problems, "\n".join(problems)


def test_nothing_moves_for_those_who_ask_for_it(pages: Callable[..., list[Page]]):
    assert [found for page in pages(reduced_motion="reduce") for found in page.evaluate(MOVING)] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_shows_the_page_without_its_navigation_in_dark_ink(pages: Callable[..., list[Page]], theme: str):
    problems = []
    for page in pages(color_scheme=theme, viewport={"width": 700, "height": 900}):
        page.emulate_media(media="print")
        found = (*page.evaluate(ON_PAPER), *page.evaluate(PALE), *overflow(page))
        problems += [f"{page.url}: {each}" for each in found]
        assert page.locator("h1").is_visible()

    assert not problems, "\n".join(problems)
