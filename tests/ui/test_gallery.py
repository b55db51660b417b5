"""Every component in every state is sound: valid, labelled, readable, usable, in both themes and directions."""

import re
from collections import Counter
from typing import Any

import html5lib
import pytest
from playwright.sync_api import Page

from tests.ui.looking import barriers
from tests.ui.samples import a_frame, a_page, render

WIDTHS = (320, 1280)
THEMES = ("light", "dark")
DIRECTIONS = ("ltr", "rtl")


@pytest.fixture(scope="module")
def gallery() -> str:
    """The gallery as the portal would send it."""
    return render("ui/gallery.html", a_page(), a_frame())


def test_the_gallery_is_valid_html(gallery: str) -> None:
    html5lib.HTMLParser(strict=True).parse(gallery)


def test_no_id_is_used_twice(gallery: str) -> None:
    ids = Counter(re.findall(r'\sid="([^"]+)"', gallery))

    assert not [name for name, count in ids.items() if count > 1]


def test_nothing_is_written_inline(gallery: str) -> None:
    assert not re.findall(r"\s(?:style|on[a-z]+)=", gallery)
    assert not re.findall(r"<script(?![^>]*src=)|<style", gallery)


def test_every_error_is_linked_to_its_field(gallery: str) -> None:
    summary = gallery.split('id="error-summary"', 1)[1].split("</div>", 1)[0]
    targets = re.findall(r'href="#([^"]+)"', summary)

    assert targets == ["email", "phone", "secret"]
    for target in targets:
        assert f'id="{target}"' in gallery
        assert f'id="{target}-error"' in gallery
        assert re.search(rf'aria-describedby="[^"]*{target}-error"[^>]*', gallery)


def test_typed_values_survive_an_error(gallery: str) -> None:
    assert 'value="rana@imbiss-safran"' in gallery


def test_neither_answer_is_chosen_beforehand(gallery: str) -> None:
    answers = re.findall(r'<input[^>]*name="answer"[^>]*>', gallery)

    assert len(answers) == 2
    assert not [each for each in answers if "checked" in each]


@pytest.mark.parametrize(
    ("width", "theme", "direction"),
    [(320, "light", "ltr"), (320, "dark", "rtl"), (1280, "dark", "ltr"), (1280, "light", "rtl")],  # every pair of two of them
)
@pytest.mark.long
def test_the_gallery_has_no_barrier(open_page: Any, width: int, theme: str, direction: str) -> None:
    page = open_page(direction, width, theme)

    assert barriers(page) == []


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_nothing_is_wider_than_a_narrow_phone(open_page: Any, direction: str) -> None:
    page = open_page(direction, 320, "light")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_widened_text_does_not_overflow(open_page: Any) -> None:
    page: Page = open_page("ltr", 320, "light", bypass_csp=True)

    page.add_style_tag(
        content="* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important; }"
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", WIDTHS)
def test_every_target_is_large_enough(open_page: Any, width: int) -> None:
    """Targets are 44 px, text links within sentences apart (WCAG 2.2, 2.5.8 asks for 24)."""
    page = open_page("ltr", width, "light")

    assert page.evaluate(SMALL_TARGETS) == []


def test_the_error_summary_takes_the_focus(open_page: Any) -> None:
    page = open_page("ltr", 1280, "light")

    assert page.evaluate("document.activeElement.id") == "error-summary"


def test_a_chosen_theme_stays(open_page: Any) -> None:
    page: Page = open_page("ltr", 1280, "light")

    page.click("[data-theme-value=dark]")
    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 16, 29)"


def test_the_menu_opens_without_script(open_page: Any) -> None:
    page = open_page("ltr", 390, "light", java_script_enabled=False)

    page.click(".menu__button")

    assert page.locator(".navigation--menu").is_visible()


SMALL_TARGETS = """() => [...document.querySelectorAll("main a, main button, header a, header summary, footer a, .strip a")]
  .filter((each) => each.checkVisibility() && !each.closest(":is(p, span):not([class])"))
  .filter((each) => !each.matches(".stretched, .kern-sr-only, .skip-link"))
  .filter((each) => each.getBoundingClientRect().height < 39.5)
  .map((each) => each.outerHTML.slice(0, 120))"""
