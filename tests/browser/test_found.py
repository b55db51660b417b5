"""What stands in pages for search engines, in a real browser: it is read, never run, and the browser does not complain."""

import json

from portal.kernel.web.headers import ALWAYS
from portal.kernel.web.linked_data import LinkedData

BREAKING_OUT = "</script><script>document.title = 'broken'</script><!--<script>"
DATA = 'script[type="application/ld+json"]'


def test_data_in_a_page_is_read_and_never_run(window, demo):
    page = window().new_page()
    planted = LinkedData.of({"@type": "Thing", "name": BREAKING_OUT}).__html__()
    body = f'<!doctype html><html lang="de"><title>whole</title><script type="application/ld+json">{planted}</script>'
    page.route(
        "**/planted", lambda route: route.fulfill(body=body, headers={**ALWAYS, "Content-Type": "text/html; charset=utf-8"})
    )

    page.goto(f"{demo.base}/planted")
    assert page.title() == "whole"
    assert page.locator("script").count() == 1
    assert json.loads(page.locator(DATA).text_content() or "")["@graph"][0]["name"] == BREAKING_OUT

    page.goto(demo.base)
    assert kinds_on(page) == ["Organization", "WebSite"]
    page.goto(f"{demo.base}/openings")
    page.locator('main a[href^="/openings/"]').first.click()
    assert kinds_on(page) == ["BreadcrumbList", "JobPosting"]


def kinds_on(page):
    return [thing["@type"] for thing in json.loads(page.locator(DATA).text_content() or "")["@graph"]]
