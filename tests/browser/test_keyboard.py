"""Every journey with the keyboard alone; the focus is seen at every step, on every page, and is nowhere caught."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import NARROW, WIDE, BrowserStage, Demo, LastingStage
from tests.browser.keyboard import WATCH, KeyboardWalker
from tests.browser.roles import ROLES, give_place, pages_of, signed_in
from tests.journeys import story
from tests.journeys.story import CAST, Cast
from tests.journeys.walking import german, sees

pytestmark = pytest.mark.long

MOST_STOPS = 600
FOCUSED_ID = "() => document.activeElement.id"


CAST_OF_KEYS = Cast(
    company="Backhaus Mondschein",
    mail="jonna@backhaus-mondschein.example",
    place="Einblick in die Feinbäckerei",
    found_by="Feinbäckerei",
    given="Rahwa",
    family="Tesfamichael",
    person_mail="rahwa.t@post.example",
    person_phone="0176 04069077",
)


@pytest.fixture
def keys(lasting_stage: Callable[..., LastingStage]) -> LastingStage:
    """A stage on which nobody has a mouse."""
    made = lasting_stage(CAST_OF_KEYS)
    made.walker = KeyboardWalker
    return made


def walk_through(page: Page) -> list[str]:
    """Press the tab key from the top to the end of the page, where the focus leaves it; say what is wrong on the way."""
    problems: list[str] = []
    page.evaluate("() => { window.lastFocused = null; }")
    for stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        name, wrong = page.evaluate(WATCH)
        problems += wrong
        if stop and name.startswith("BODY"):
            return problems
    return [*problems, "the focus never leaves the page"]


@pytest.mark.parametrize("who", ROLES)
def test_the_focus_is_seen_everywhere_on_every_page_and_caught_nowhere(
    demo: Demo, window: Callable[..., BrowserContext], who: str
):
    client, context, problems = signed_in(demo, who), window(), []
    if who != "visitor":
        give_place(context, demo, client)
    page = context.new_page()
    for number, path in enumerate(pages_of(demo, who, client).all()):
        page.goto(demo.base + path)
        page.set_viewport_size({"width": (NARROW, WIDE)[number % 2], "height": 700})
        problems += [f"{path}: {each}" for each in walk_through(page)]

    assert not problems, "\n".join(problems)


def test_the_main_story_is_told_with_the_keyboard_alone(keys: BrowserStage):
    employer = story.sign_up(keys)
    story.accept_company(keys)
    story.post_internship(keys, employer)
    story.publish_internship(keys)
    advisor = story.enter_person(keys)
    proposal = story.propose(keys, advisor)
    story.ask(keys, advisor)
    story.answer_by_link(keys, "Yes, show it")
    story.present(keys, advisor, proposal)
    address = story.look_and_want(keys, employer)
    story.answer_by_link(keys, "Yes, tell my name")
    story.knows_the_name(keys, employer, address)
    story.meet(advisor, proposal)
    internship = story.plan_internship(keys, advisor, proposal)
    story.do_internship(keys, internship)
    story.ends_in_work(keys, address)


def test_a_visitor_leaps_over_the_navigation_narrows_the_list_and_opens_a_place(keys: BrowserStage):
    visitor = keys.somebody()
    visitor.go("/")
    assert visitor.tab().endswith("#content"), "the first stop leads over header and navigation"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate(FOCUSED_ID) == "content"
    visitor.go("/openings")
    visitor.fill(place="Grimma", km="30", kind="internship_slot", german="a2")
    visitor.press("Search")
    assert "kind=internship_slot" in visitor.page.url
    visitor.enter(visitor.page.locator('main .opening-card a[href^="/openings/"]').first)
    sees(visitor, "Interested?")


def test_a_visitor_makes_mistakes_and_asks_for_a_call(keys: BrowserStage):
    visitor = keys.somebody()
    visitor.go("/contact")
    visitor.fill(name="Ohne Maus", phone="call me")
    visitor.press("Please call me")
    assert visitor.page.evaluate(FOCUSED_ID) == "error-summary", "what is wrong is read first"
    assert "#phone" in visitor.tab(), "the next stop leads to the first mistake"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("() => document.activeElement.name") == "phone"
    visitor.fill(phone="03437 123456", topic="internship", suits="morning", language="ar")
    visitor.press("Please call me")
    assert visitor.path == "/contact/thanks"


def test_the_language_is_changed_and_changed_back(keys: BrowserStage):
    visitor = keys.somebody()
    visitor.go("/internship")
    visitor.enter(visitor.page.locator('.strip a[hreflang="en"]'))
    assert visitor.path == "/en/internship"
    visitor.enter(visitor.page.locator('.strip a[hreflang="de"]'))
    assert visitor.path == "/internship"


def test_the_menu_of_phones_opens_and_escape_closes_it_and_gives_the_focus_back(stage: Callable[..., BrowserStage]):
    made = stage(CAST, viewport={"width": NARROW, "height": 700})
    made.walker = KeyboardWalker
    for visitor, path in ((made.somebody(), "/"), (made.staff("advisor"), "/advisor/")):
        visitor.go(path)
        page = visitor.page
        visitor.tab_to(page.locator(".menu summary"))
        page.keyboard.press("Enter")
        assert page.locator(".menu").evaluate("each => each.open")
        visitor.tab()
        assert page.evaluate("() => document.activeElement.closest('.menu nav') !== null"), "the next stop is in the menu"
        page.keyboard.press("Escape")
        assert not page.locator(".menu").evaluate("each => each.open")
        assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"


def test_a_coordinator_publishes_a_text(keys: BrowserStage):
    coordinator = keys.staff("coordinator")
    coordinator.go("/coordinator/website/")
    coordinator.enter(coordinator.page.locator("main table a").first)
    area = coordinator.page.locator("main [name=markdown]")
    coordinator.tab_to(area)
    coordinator.page.keyboard.press("ControlOrMeta+End")
    coordinator.page.keyboard.type("\n\nMit der Tastatur geschrieben.")
    coordinator.press("Look at the preview")
    sees(coordinator, "Preview")
    coordinator.press("Publish now")
    assert german("Publish now") not in coordinator.text
