"""The one browser of a test process. Playwright bears only one at a time, so all tests with a browser share it."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

# Nothing of the browser's own may reach a network; --no-sandbox only where the sandbox cannot work: as root.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--disable-gpu",
    "--disable-dev-shm-usage",
)


def browser_path() -> str | None:
    """Return the browser of this machine: PORTAL_CHROMIUM, or one on the path."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("PORTAL_CHROMIUM") or next((found for name in names if (found := shutil.which(name))), None)


def browser_arguments() -> list[str]:
    """Return how the browser is started."""
    return [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine; without one the tests that need it are skipped."""
    path = browser_path()
    if path is None:
        if os.environ.get("PORTAL_REQUIRE_BROWSER"):
            pytest.fail("no browser: install chromium or set PORTAL_CHROMIUM", pytrace=False)
        pytest.skip("no browser: install chromium or set PORTAL_CHROMIUM")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=browser_arguments())
        yield opened
        opened.close()
