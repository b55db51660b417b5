"""Makes the pictures of the README: `python -m tests.browser.pictures`. Changes nothing but docs/pictures."""

import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from portal.kernel import clock
from tests.browser.conftest import MORNING, NAMES, Demo, serve_demo
from tests.browser.walking import BrowserWalker
from tests.chromium import browser_arguments, browser_path
from tests.filled import fill_folder
from tests.moments import TUESDAY

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LARGEST = 150_000  # bytes: a README is read on phones, too
DESKTOP, PHONE = (1280, 900), (390, 844)


@dataclass(frozen=True)
class Picture:
    """A page in somebody's window; `link` is followed from there by a part of its address."""

    name: str
    path: str
    who: str | None = None
    size: tuple[int, int] = DESKTOP
    theme: str = "light"
    link: str | None = None


ALL = (
    Picture("start", "/"),
    Picture("openings", "/openings", size=PHONE),
    Picture("employer", "/employer/", "employer"),
    Picture("proposal", "/employer/", "employer", PHONE, "dark", "/employer/proposals/"),
    Picture("advisor", "/advisor/", "advisor"),
)


def take(browser: Browser, demo: Demo, picture: Picture) -> int:
    """Take one picture; return its size in bytes."""
    width, height = picture.size
    window: dict[str, Any] = {"viewport": {"width": width, "height": height}, "color_scheme": picture.theme}
    with closing(browser.new_context(**window, locale="de-DE", reduced_motion="reduce")) as context:
        walker = BrowserWalker(context, demo.base)
        if picture.who:
            walker.go("/demo")
            walker.press("Be %(name)s", name=NAMES[picture.who])
        walker.go(picture.path)
        if picture.link:
            walker.page.locator(f'main a[href*="{picture.link}"]').first.click()
            walker.page.wait_for_load_state()
        walker.page.evaluate("() => document.fonts.ready.then(() => true)")
        target = PICTURES / f"{picture.name}.png"
        walker.page.screenshot(path=target)
        reduce_colours(target)
        return target.stat().st_size


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
        for picture in ALL:
            size = take(browser, demo, picture)
            too_large += size > LARGEST
            sys.stdout.write(f"{picture.name}.png {size // 1000} kB\n")
        browser.close()
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())
