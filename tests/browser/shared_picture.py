"""Makes the picture that shared links show: `python -m tests.browser.shared_picture`. Changes portal/static/og.png alone."""

import sys
from base64 import b64encode
from contextlib import closing
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.pictures import reduce_colours
from tests.chromium import browser_arguments, browser_path

CHECKOUT = Path(__file__).resolve().parents[2]
STATIC = CHECKOUT / "portal" / "static"
TARGET = STATIC / "og.png"
SIZE = (1200, 630)  # what social networks show without cutting it
LARGEST = 100_000  # bytes

STYLE = """
body { margin: 0; inline-size: 1200px; block-size: 630px; display: grid; grid-template-columns: 520px 1fr; align-items: center;
  background: var(--sand); font-family: "Fira Sans"; }
main { padding-inline-start: 72px; background: none; }
.name { font-size: 148px; line-height: 1; font-weight: 600; letter-spacing: -.02em; display: flex; color: var(--ink); }
.name svg { inline-size: 90px; block-size: 66px; margin: 4px 0 0 8px; color: var(--bar); fill: none; stroke: currentcolor;
  stroke-width: 7; stroke-linecap: round; }
.line { font-size: 44px; line-height: 1.25; color: var(--ink); margin: 28px 0 0; }
.place { font-size: 30px; line-height: 1.3; color: var(--muted); margin: 28px 0 0; }
.picture svg { inline-size: 620px; block-size: auto; }
"""


def page_text() -> str:
    """Return the page that is photographed: our word mark beside our picture of a meeting."""
    faces = "".join(_face(weight) for weight in (400, 600))
    css = (STATIC / "css" / "portal.css").read_text(encoding="utf-8")
    picture = (CHECKOUT / "portal/ui/templates/ui/pictures/meeting.svg").read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="de"><meta charset="utf-8"><style>{css}{faces}{STYLE}</style><body><main>'
        '<div class="name">KAI<svg viewBox="0 0 38 28"><circle cx="12" cy="16" r="8.5"/><path d="M13 7.5h21"/></svg></div>'
        '<p class="line">Kurs. Arbeit.<br>Integration.</p><p class="place">Landkreis Leipzig</p></main>'
        f'<div class="picture">{picture}</div></body></html>'
    )


def _face(weight: int) -> str:
    font = b64encode((STATIC / "fonts" / f"fira-sans-latin-{weight}.woff2").read_bytes()).decode()
    return f'@font-face {{ font-family: "Fira Sans"; font-weight: {weight}; src: url(data:font/woff2;base64,{font}); }}'


def main() -> int:
    """Take the picture; say if it is too large."""
    width, height = SIZE
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=browser_arguments())
        with closing(browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")) as context:
            page = context.new_page()
            page.set_content(page_text())
            page.evaluate("() => document.fonts.ready.then(() => true)")
            page.screenshot(path=TARGET)
        browser.close()
    reduce_colours(TARGET)
    size = TARGET.stat().st_size
    sys.stdout.write(f"og.png {size // 1000} kB\n")
    return 1 if size > LARGEST else 0


if __name__ == "__main__":
    sys.exit(main())
