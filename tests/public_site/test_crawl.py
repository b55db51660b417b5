"""A walk over the whole public site, from its front pages and its map, along every link."""

from collections import Counter
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest

from portal.openings.handlers import rebuild
from portal.openings.words import OpeningKind
from public_site.texts import WELCOMED
from tests.builders.accounts import a_site, an_advisor
from tests.builders.companies import a_company
from tests.builders.openings import an_opening
from tests.builders.published import a_news_draft, some_news

pytestmark = pytest.mark.one_database

HOST = "http://localhost"
LOADED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "video": "src", "use": "href"}
NOT_LOADED = {"canonical", "alternate"}
# Forms need a token, and so a cookie: it follows nobody, and no other page sets one.
WITH_A_FORM = {"/check-agreement", "/contact", "/register", "/accessibility/report", "/sign-in", "/forgot-password"}


class Seen:
    """A page as a search engine reads it."""

    def __init__(self, path, answer):
        self.path, self.answer = path, answer
        document = html5lib.parse(answer.text, namespaceHTMLElements=False)
        self.elements = list(document.iter())
        self.title = next((each.text or "").strip() for each in self.elements if each.tag == "title")
        metas = {each.get("name") or each.get("property"): each.get("content") for each in self.all("meta")}
        self.description, self.is_listed = metas.get("description", ""), "noindex" not in metas.get("robots", "")
        self.metas = metas
        links = self.all("link")
        self.canonical = next((each.get("href") for each in links if each.get("rel") == "canonical"), None)
        self.languages = {each.get("hreflang"): each.get("href") for each in links if each.get("hreflang")}

    def all(self, tag):
        return [each for each in self.elements if each.tag == tag]

    @property
    def ways_on(self):
        """Links that stay on this site, each once, without their places within a page."""
        found = {urldefrag(urljoin(HOST + self.path, each.get("href")))[0] for each in self.all("a") if each.get("href")}
        return {each.removeprefix(HOST) for each in found if each.startswith(f"{HOST}/")}

    @property
    def loads(self):
        """What a browser fetches by itself to show the page."""
        for tag, name in LOADED.items():
            for each in self.all(tag):
                if each.get(name) and each.get("rel") not in NOT_LOADED:
                    yield urljoin(HOST, each.get(name))


def listed_in(text):
    document = ET.fromstring(text.encode())  # noqa: S314 - our own answer
    return {str(each.text).removeprefix(HOST) for each in document.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}


@pytest.fixture
def site(visit, database, app):
    """All pages that can be reached, by their address; feeds and the map are no pages."""
    with database.transaction() as session:
        office = a_site(session, postcodes=("04668",))
        company = a_company(session, advisor_id=an_advisor(session, site_id=office.id).id)
        for kind in OpeningKind:
            an_opening(session, company, kind=kind)
        some_news(session)
        some_news(session, a_news_draft("Noch geheim"), is_public=False)
    rebuild(app)
    listed = listed_in(visit.get("/sitemap.xml").text)
    waiting, found = {"/", "/en/", *listed}, {}
    while waiting:
        path = waiting.pop()
        answer = visit.get(path)
        assert answer.status_code == 200, path
        found[path] = Seen(path, answer)
        waiting |= {way for way in found[path].ways_on if way not in found and not way.endswith(".atom")}
        assert len(found) < 400, "the walk comes to an end"
    return listed, found


def test_every_page_is_there_sets_no_cookie_loads_nothing_from_elsewhere_and_says_what_it_is(site):
    listed, pages = site
    own = {path: page for path, page in pages.items() if path in listed}

    assert len(own) >= 40
    assert sum("/news/" in path for path in own) == 2, "in two languages; what is not released has no page"
    for path, page in pages.items():
        plain = urlsplit(path).path.removeprefix("/en") or "/"
        assert plain in WITH_A_FORM or "Set-Cookie" not in page.answer.headers, path
        assert not [url for url in page.loads if urlsplit(url).netloc != "localhost"], path
        assert page.is_listed == (path in listed) or plain in WITH_A_FORM, f"listed are the pages that may be found: {path}"
    for kind in ("title", "description"):
        words = Counter((getattr(page, kind), path.startswith("/en")) for path, page in own.items())
        assert [word for word, count in words.items() if count > 1 or not word[0]] == [], kind
    for path, page in own.items():
        assert page.canonical == HOST + path
        assert page.metas["og:url"] == page.canonical
        further = set(WELCOMED) if path.endswith("/for-participants") else set()
        assert set(page.languages) == {"de", "en", "x-default"} | further, path
        assert HOST + path in page.languages.values()
        for other in page.languages.values():
            assert pages[other.removeprefix(HOST)].languages == page.languages, f"{path} and {other} point at each other"


def test_pages_with_a_question_in_the_address_lead_search_engines_to_the_page_itself(visit, database):
    for path in ("/openings?q=Hilfe", "/openings?place=Grimma&km=5", "/sites?postcode=04668", "/en/?utm_source=x"):
        page = Seen(path, visit.get(path))
        assert page.canonical == HOST + urlsplit(path).path
        assert "?" not in "".join(page.languages.values())


def test_the_picture_of_shared_links_is_ours_and_there(visit):
    picture = Seen("/", visit.get("/")).metas["og:image"]

    assert urlsplit(picture).netloc == "localhost"
    with visit.client.get(picture.removeprefix(HOST)) as answer:
        assert (answer.status_code, answer.mimetype) == (200, "image/png")
