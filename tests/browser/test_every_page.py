"""Every page that each role can reach, looked at by axe (WCAG 2.0, 2.1 and 2.2, A and AA), broad and narrow, light and dark."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import NARROW, WIDE, Demo
from tests.browser.sweeping import Reach, barriers, overflow, reach
from tests.inspection import form_token_in

TEAM = ("advisor", "coordinator", "employer")
Theme = Literal["light", "dark"]
ALL_LOOKS: tuple[tuple[int, Theme], ...] = ((WIDE, "light"), (NARROW, "dark"))
# Pages people meet most are looked at both ways; all others narrow, in turn light and dark.
MAIN = (
    "public.start", "public.openings", "public.opening", "public.register", "public_accounts.sign_in", "employer_home.index",
    "employer_proposals.show", "employer_openings.new internship", "advisor_home.index", "advisor_candidates.show",
    "advisor_proposals.show", "coordinator_home.index", "candidate_proposals.index", "candidate_proposals.question",
)  # fmt: skip
# What no link leads to in the demo, and why.
NOT_LOOKED_AT = {
    "candidate_proposals.answered": "shown once, after an answer; the story passes it",
    "coordinator_published.logo_picture": "a picture",
    "demo.letter_html": "a letter, in a frame of its own",
    "employer_companies.export": "a file",
    "employer_internships.decide": "leads to the internship",
    "employer_internships.decided": "shown after an answer, like the page after the answer to a proposal",
    "employer_proposals.answer": "leads to the proposal",
    "feeds.robots": "text for robots",
    "feeds.sitemap": "a map for robots",
    "health.everything": "JSON",
    "health.process": "JSON",
    "public.news_feed": "a feed",
    "public.openings_feed": "a feed",
    "public_accounts.reset": "the same page as an invitation",
    "public_published.logo": "a picture",
    "static": "files",
}


def letter_links(demo: Demo) -> list[str]:
    """Return the addresses in the letters, as people get them."""
    return [link for each in demo.letters() for link in re.findall(rf"{demo.base}(/[^\s<>\"]+)", each.text)]


def signed_in(demo: Demo, who: str) -> FlaskClient:
    """Return a client that sits in the place of somebody."""
    client = demo.app.test_client()
    local = {"REMOTE_ADDR": "127.0.0.1"}
    if who == "candidate":
        link = next(each for each in letter_links(demo) if "/link/" in each)
        client.post(link, data={"csrf_token": form_token_in(client.get(link).get_data(as_text=True))})
    elif who in TEAM:
        token = form_token_in(client.get("/demo", environ_base=local).get_data(as_text=True))
        client.post("/demo/sign-in", data={"csrf_token": token, "account": who}, environ_base=local)
    return client


def starts_of(demo: Demo, who: str) -> list[str]:
    """Return where a role begins."""
    if who == "visitor":
        after_forms = ("/contact/thanks", "/accessibility/report/thanks", "/register/thanks", "/forgot-password/sent")
        return ["/", "/en/", "/demo", "/demo/mail", *after_forms, *letter_links(demo)]
    return ["/my"] if who == "candidate" else [f"/{who}/", "/account/password"]


@pytest.fixture(params=["visitor", "candidate", *TEAM])
def walk(request: pytest.FixtureRequest, demo: Demo, window: Callable[..., BrowserContext]) -> tuple[Reach, Page]:
    """What a role reaches, and a window in its place."""
    who = request.param
    client = signed_in(demo, who)
    found = reach(demo.app, client, starts_of(demo, who))
    if who != "visitor":  # What visitors reach is looked at in their place.
        found.paths = {kind: paths for kind, paths in found.paths.items() if not kind.startswith(("public", "demo."))}
    context = window()
    cookie = client.get_cookie(demo.app.config["SESSION_COOKIE_NAME"])
    if cookie and who != "visitor":
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": demo.base}])
    return found, context.new_page()


def show_all(page: Page, width: int, theme: Theme) -> None:
    """Make the window as high as the page, so that the bar at the bottom of phones covers nothing that scrolling would free."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": page.evaluate("() => document.documentElement.scrollHeight")})


def test_no_page_has_a_barrier_is_too_broad_or_asks_elsewhere(demo, walk):
    found, page = walk
    problems = []
    for number, (endpoint, paths) in enumerate(found.paths.items()):
        looks = ALL_LOOKS if endpoint in MAIN else ALL_LOOKS[number % 2 :][:1]
        for path in paths:
            page.goto(demo.base + path)
            for width, theme in looks:
                show_all(page, width, theme)
                problems += [f"{path} {width} {theme}: {each}" for each in (*barriers(page), *overflow(page))]

    assert not problems, "\n".join(problems)
    assert not [path for path in found.with_cookie if path.startswith(("/openings", "/how", "/imp", "/priv", "/acc", "/en/"))]


def test_every_page_is_among_those_looked_at(untouched):
    demo = untouched
    reached = {
        kind.partition(" ")[0]
        for who in ("visitor", "candidate", *TEAM)
        for kind, paths in reach(demo.app, signed_in(demo, who), starts_of(demo, who)).paths.items()
        if paths
    }
    pages = {rule.endpoint for rule in demo.app.url_map.iter_rules() if "GET" in (rule.methods or ())}

    assert pages - reached <= NOT_LOOKED_AT.keys()
