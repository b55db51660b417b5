"""Makes the pictures of README and docs: `python -m tests.browser.pictures [NAME ...]`. Changes nothing but docs/pictures."""

import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import select

from portal.candidates.models import Candidate
from portal.candidates.queries import link_secret
from portal.candidates.services import create_personal_link
from portal.internships.models import Internship
from portal.internships.words import InternshipState
from portal.kernel import clock
from portal.kernel.audit import By
from tests.browser.conftest import MORNING, NAMES, Demo, serve_demo
from tests.browser.walking import BrowserWalker
from tests.chromium import browser_arguments, browser_path
from tests.filled import fill_folder
from tests.moments import TUESDAY

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LARGEST = 150_000  # bytes: a README is read on phones, too
DESKTOP, PHONE = (1280, 900), (390, 844)
OPEN_IN_ARABIC = "فتح صفحتي"
SHEET = 700  # pixels: the width of a sheet of paper in a picture
WITH_AGREEMENT, COMPLETED = "/advisor/internships?whose=all&view=approved", "/advisor/internships?whose=all&view=completed"
TO_AGREEMENT = ("/advisor/internships/", "/advisor/agreements/")


@dataclass(frozen=True)
class Picture:
    """A page in somebody's window; `links` are followed from there by parts of their addresses. The last may be a PDF."""

    name: str
    path: str
    who: str | None = None
    size: tuple[int, int] = DESKTOP
    theme: str = "light"
    links: tuple[str, ...] = ()
    is_document: bool = False


ALL = (
    Picture("start", "/"),
    Picture("openings", "/openings", size=PHONE),
    Picture("employer", "/employer/", "employer"),
    Picture("proposal", "/employer/", "employer", PHONE, "dark", ("/employer/proposals/",)),
    Picture("advisor", "/advisor/", "advisor"),
    Picture("agreement", WITH_AGREEMENT, "advisor", links=TO_AGREEMENT),
    Picture("agreement-sheet", WITH_AGREEMENT, "advisor", links=(*TO_AGREEMENT, "/document"), is_document=True),
    Picture("first-day", "", "person", PHONE, links=("/my/first-day/",)),
    Picture("first-day-sheet", "", "person", links=("/my/first-day/", "/document"), is_document=True),
    Picture("certificate-sheet", COMPLETED, "advisor", links=("/advisor/internships/", "/certificate"), is_document=True),
)


def take(browser: Browser, demo: Demo, picture: Picture) -> int:
    """Take one picture; return its size in bytes."""
    width, height = picture.size
    window: dict[str, Any] = {"viewport": {"width": width, "height": height}, "color_scheme": picture.theme}
    with closing(browser.new_context(**window, locale="de-DE", reduced_motion="reduce")) as context:
        walker = BrowserWalker(context, demo.base)
        _enter(walker, demo, picture)
        target = PICTURES / f"{picture.name}.png"
        for part in picture.links[:-1] if picture.is_document else picture.links:
            walker.page.locator(f'main a[href*="{part}"]:not([href*="calendar"], [href*="waiting"])').first.click()
            walker.page.wait_for_load_state()
        if picture.is_document:
            _print(walker, picture.links[-1], target)
        else:
            walker.page.evaluate("() => document.fonts.ready.then(() => true)")
            walker.page.screenshot(path=target)
        reduce_colours(target)
        return target.stat().st_size


def _enter(walker: BrowserWalker, demo: Demo, picture: Picture) -> None:
    """Come in as who is meant; a person by their link, in their language."""
    if picture.who == "person":
        walker.page.goto(demo.base + _link_of_somebody(demo))
        walker.page.get_by_role("button", name=OPEN_IN_ARABIC).click()
        walker.page.wait_for_load_state()
        return
    if picture.who:
        walker.go("/demo")
        walker.press("Be %(name)s", name=NAMES[picture.who])
    walker.go(picture.path)


def _link_of_somebody(demo: Demo) -> str:
    """Make a link for somebody who reads Arabic and begins an internship soon."""
    with demo.app.test_request_context("/"), demo.app.extensions["portal_database"].transaction() as session:
        begins = select(Candidate).join(Internship, Internship.candidate_id == Candidate.id)
        person = session.scalars(begins.where(Internship.state == InternshipState.APPROVED).order_by(Candidate.id)).first()
        assert person is not None
        person.contact_language = "ar"
        link = create_personal_link(session, person.id, by=By.system(), at=clock.now())
        return f"/link/{link_secret(link.id)}"


def _print(walker: BrowserWalker, part: str, target: Path) -> None:
    """Draw the first page of a document that a page leads to."""
    href = walker.page.locator(f'main a[href$="{part}"]').first.get_attribute("href")
    document = pypdfium2.PdfDocument(walker.context.request.get(f"{walker.base}{href}").body())
    page = document[0]
    page.render(scale=SHEET / page.get_width()).to_pil().save(target)
    document.close()


def reduce_colours(path: Path) -> None:
    """Keep 256 colours, where Pillow happens to be installed: a third of the bytes."""
    try:
        from PIL import Image
    except ImportError:
        return
    with Image.open(path) as full:
        full.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> int:
    """Take all pictures; say what is too large."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    too_large = 0
    with (
        tempfile.TemporaryDirectory() as data,
        sync_playwright() as playwright,
        closing(serve_demo(Path(data) / "demo")) as serving,
    ):
        clock.pretend_now(MORNING)
        fill_folder(Path(data) / "demo", TUESDAY)
        demo = next(serving)
        browser = playwright.chromium.launch(executable_path=browser_path(), args=browser_arguments())
        for picture in (each for each in ALL if each.name in sys.argv[1:] or not sys.argv[1:]):
            size = take(browser, demo, picture)
            too_large += size > LARGEST
            sys.stdout.write(f"{picture.name}.png {size // 1000} kB\n")
        browser.close()
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())
