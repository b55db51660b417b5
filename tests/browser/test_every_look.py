"""Every page of every role in every look: light and dark, on a phone and broad, from left to right and from right to left."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Page
from sqlalchemy import select
from werkzeug.exceptions import default_exceptions

from portal.kernel.db import Entity
from portal.proposals.models import Consent
from tests.browser.conftest import NARROW, WIDE, Demo
from tests.browser.roles import ROLES, give_place, pages_of, signed_in
from tests.browser.sweeping import COLOURS, Theme, barriers, overflow, show_all, squeezed
from tests.inspection import form_token_in

pytestmark = pytest.mark.long

# Shown once, after an answer: no link leads there.
AFTER_AN_ANSWER: dict[str, tuple[tuple[str, type[Entity]], ...]] = {
    "candidate": (("/my/answers/{}", Consent),),
}
THEMES: tuple[Theme, ...] = ("light", "dark")
FEWEST = {"visitor": 60, "candidate": 3, "employer": 20, "advisor": 40, "coordinator": 20}
ERRORS = (400, 403, 404, 409, 413, 429, 500)
BUILT = """() => {
  const all = [...document.querySelectorAll("[id]")].map(each => each.id), problems = [];
  const twice = all.filter((each, at) => all.indexOf(each) !== at);
  if (twice.length) problems.push(`ids used twice: ${twice}`);
  const heads = document.querySelectorAll("h1").length;
  if (heads !== 1) problems.push(`${heads} headings of the first level`);
  for (const each of document.images) {
    if (!each.hasAttribute("alt")) problems.push(`without words: ${each.src}`);
    else if (!each.complete || !each.naturalWidth) problems.push(`not there: ${each.src}`);
  }
  return problems;
}"""
OPEN_ALL = "() => { for (const each of document.querySelectorAll('details:not(.menu)')) each.open = true; }"
OPEN_MENU = "() => { for (const each of document.querySelectorAll('details.menu')) each.open = true; }"
TURN = "() => { const all = document.documentElement; all.dir = all.dir === 'rtl' ? 'ltr' : 'rtl'; }"


def looks(page: Page, path: str) -> Iterator[str]:
    """Look at the page that is open in all ways; by all rules where the width is new, by those that may differ otherwise."""
    page.evaluate(OPEN_ALL)
    for width in (NARROW, WIDE):
        show_all(page, width, "light")
        yield from (f"{path} {width} light: {each}" for each in (*barriers(page), *overflow(page), *squeezed(page)))
        page.emulate_media(color_scheme="dark")
        yield from (f"{path} {width} dark: {each}" for each in barriers(page, COLOURS))
    yield from (f"{path}: {each}" for each in page.evaluate(BUILT))
    yield from (f"{path} turned: {each}" for each in turned(page))


def turned(page: Page) -> Iterator[str]:
    """Look at the page as it is for those who write the other way."""
    page.evaluate(TURN)
    yield from overflow(page)
    show_all(page, NARROW, "light")
    yield from (*barriers(page, [*COLOURS, "target-size"]), *overflow(page))


def marked_mistakes(page: Page) -> Iterator[str]:
    """Look at a form that came back: what is wrong is read first, and marked in colours that can be read."""
    if page.evaluate("() => document.activeElement.id") != "error-summary":
        yield "what is wrong is not read first"
    page.evaluate(OPEN_ALL)
    show_all(page, NARROW, "light")
    yield from (*barriers(page), *overflow(page))
    page.emulate_media(color_scheme="dark")
    yield from barriers(page, COLOURS)


def menu(page: Page, address: str) -> Iterator[str]:
    """Look at the menu of phones while it is open."""
    page.goto(address)
    page.evaluate(OPEN_MENU)
    for theme in THEMES:
        show_all(page, NARROW, theme)
        yield from (f"menu {theme}: {each}" for each in (*barriers(page), *overflow(page)))


def hidden_pages(demo: Demo, who: str, client: FlaskClient) -> list[str]:
    """Return the pages that are shown once, after an answer."""
    with demo.app.extensions["portal_database"].reading() as session:
        ways = {way: list(session.scalars(select(model.id))) for way, model in AFTER_AN_ANSWER.get(who, ())}
    found = [
        next((path for key in keys if client.get(path := way.format(key)).status_code == 200), "") for way, keys in ways.items()
    ]
    assert all(found), "the demo has one of each"
    return found


def refused(app: Flask, client: FlaskClient, paths: list[str]) -> Iterator[tuple[str, str]]:
    """Send every form back empty; return what is refused. The demo's own form is a row of buttons."""
    for path in paths:
        if path.endswith("/demo"):
            continue
        text = client.get(path).get_data(as_text=True)
        if 'method="post"' not in text.partition("<main")[2]:
            continue
        answer = client.post(path, data={"csrf_token": form_token_in(text)})
        if answer.status_code == 422:
            yield path, answer.get_data(as_text=True)


def show(page: Page, demo: Demo, text: str) -> None:
    """Open a page that was not asked for by this window."""
    page.route("**/shown", lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
    page.goto(f"{demo.base}/shown")
    page.unroute("**/shown")


@pytest.mark.parametrize("who", ROLES)
def test_no_page_has_a_barrier_in_any_look(demo: Demo, window: Callable[..., BrowserContext], who: str):
    client, context, problems = signed_in(demo, who), window(), []
    if who != "visitor":
        give_place(context, demo, client)
    paths = [*pages_of(demo, who, client).all(), *hidden_pages(demo, who, client)]
    page = context.new_page()
    for path in paths:
        if who == "visitor":
            context.clear_cookies()  # what a page with a form before this one put there
        page.goto(demo.base + path)
        problems += looks(page, path)
        if who == "visitor" and page.locator("form[method=post]").count() == 0:
            problems += [f"{path}: keeps {cookie.get('name')}" for cookie in context.cookies()]
    problems += menu(page, demo.base + paths[0])

    assert not problems, "\n".join(problems)
    assert len(paths) >= FEWEST[who]


@pytest.mark.parametrize("who", ROLES)
def test_no_form_that_comes_back_with_mistakes_has_a_barrier(
    demo: Demo, untouched: Demo, window: Callable[..., BrowserContext], who: str
):
    client, page = signed_in(untouched, who), window().new_page()
    problems, shown = [], 0
    for path, text in refused(untouched.app, client, pages_of(untouched, who, client).all()):
        show(page, demo, text)
        shown += 1
        problems += [f"{path}: {each}" for each in marked_mistakes(page)]

    assert not problems, "\n".join(problems)
    assert shown or who == "candidate"


@pytest.mark.parametrize("start", ["/", "/en/"])
def test_no_page_that_says_what_went_wrong_has_a_barrier(demo: Demo, window: Callable[..., BrowserContext], start: str):
    page, problems = window().new_page(), []
    for code in ERRORS:
        with demo.app.test_request_context(start):
            demo.app.preprocess_request()
            answer = demo.app.make_response(demo.app.handle_user_exception(default_exceptions[code]()))
        show(page, demo, answer.get_data(as_text=True))
        problems += looks(page, f"{start} {code}")

    assert not problems, "\n".join(problems)
