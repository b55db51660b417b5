"""A walk over the demo's whole public site, feeds too: whole links, pairs of languages, what search engines show, no cookie."""

from collections import Counter
from urllib.parse import urldefrag, urlsplit

import feedparser
import pytest

from tests.browser.conftest import Demo
from tests.public_site.test_crawl import WITH_A_FORM, Seen, listed_in
from tests.visiting import Visitor

pytestmark = pytest.mark.long

LONGEST_TITLE = 70
LONGEST_DESCRIPTION = 320
FEEDS = ("/openings.atom", "/en/openings.atom", "/news.atom", "/en/news.atom")
MOST = 2_000


class Site:
    """All that visitors reach, by its path."""

    def __init__(self, demo: Demo) -> None:
        self.base, self.visitor = demo.base, Visitor(demo.app)
        self.problems: list[str] = []
        self.pages: dict[str, Seen] = {}
        self.listed = {self.plain(each) for each in listed_in(self.visitor.get("/sitemap.xml").text)}

    def plain(self, address: str) -> str:
        """Return the path of an address of ours."""
        return urldefrag(address.removeprefix(self.base).removeprefix("http://localhost"))[0]

    def walk(self) -> None:
        """Follow every link once; filters of lists are asked for once each, not in all their mixtures."""
        waiting = ["/", "/en/", *self.listed]
        while waiting and len(self.pages) < MOST:
            path = waiting.pop()
            if path in self.pages or path.endswith(".atom") or path.startswith(("/demo", "/en/demo")):
                continue
            answer = self.visitor.get(path)
            if answer.status_code != 200:
                self.problems.append(f"{path}: {answer.status_code}")
                continue
            self.pages[path] = page = Seen(path, answer)
            self.inspect(path, page)
            waiting += [self.plain(way) for way in page.ways_on]

    def inspect(self, path: str, page: Seen) -> None:
        """Note what a page loads from elsewhere or keeps in the browser."""
        plain = urlsplit(path).path.removeprefix("/en") or "/"
        if plain not in WITH_A_FORM and "Set-Cookie" in page.answer.headers:
            self.problems.append(f"{path}: sets a cookie")
        self.problems += [f"{path}: loads {url}" for url in page.loads if self.plain(url).startswith("http")]

    def inspect_own(self, path: str, page: Seen) -> None:
        """Note what search engines would miss on a page that they list."""
        wrong = {
            "canonical": not page.canonical or self.plain(page.canonical) != path,
            "languages": not set(page.languages) >= {"de", "en", "x-default"},
            f"title of more than {LONGEST_TITLE} letters: {page.title}": len(page.title) > LONGEST_TITLE,
            f"description {page.description!r}": not 0 < len(page.description) <= LONGEST_DESCRIPTION,
        }
        for other in page.languages.values():
            pair = self.pages.get(self.plain(other))
            wrong[f"{other} does not point back"] = pair is None or pair.languages != page.languages
        self.problems += [f"{path}: {what}" for what, is_wrong in wrong.items() if is_wrong]


def test_the_whole_site_is_whole(demo: Demo):
    site = Site(demo)
    site.walk()
    own = {path: page for path, page in site.pages.items() if path in site.listed}
    for path, page in own.items():
        site.inspect_own(path, page)
    titles = Counter((page.title, path.startswith("/en/")) for path, page in own.items())

    assert not site.problems, "\n".join(site.problems)
    assert len(own) == len(site.listed) >= 80
    assert [each for each, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("path", FEEDS)
def test_what_feeds_tell_of_is_there(demo: Demo, path: str):
    site = Site(demo)
    answer = site.visitor.get(path)
    feed = feedparser.parse(answer.text)

    assert not feed.bozo
    assert "Set-Cookie" not in answer.headers
    assert feed.entries
    addresses = [each.link for each in feed.entries] + [link.href for link in feed.feed.links]
    assert {site.visitor.get(site.plain(each)).status_code for each in addresses} == {200}
