"""What search engines, feed readers and shared links get to know."""

import json
from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import pytest

from portal.kernel import clock
from portal.kernel.settings import Environment
from portal.openings.words import OpeningKind, OpeningState, PayUnit, Visibility
from public_site.texts import WELCOMED
from tests.builders.companies import a_company
from tests.builders.openings import an_opening
from tests.builders.published import a_news_draft, some_news
from tests.moments import NOON

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
REQUIRED = {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
RECOMMENDED = {"validThrough", "employmentType", "identifier", "directApply"}
BREAKING_OUT = "</script><script>alert(1)</script><!--"


def things_on(answer):
    """Read a page's linked data as browsers see it, by the kind of thing."""
    document = html5lib.parse(answer.text, namespaceHTMLElements=False)
    (element,) = (each for each in document.iter("script") if each.get("type") == "application/ld+json")
    data = json.loads(element.text)
    assert data["@context"] == "https://schema.org"
    return {thing["@type"]: thing for thing in data["@graph"]}


@pytest.fixture
def openings(database):
    """One opening of each kind, with everything that can be said, and four that nobody may find."""
    with database.transaction() as session:
        company = a_company(session)
        ends_on = clock.today() + timedelta(days=30)
        pay = {"pay_amount": Decimal("14.60"), "pay_unit": PayUnit.HOUR, "first_year_pay": Decimal(980)}
        found = {kind: an_opening(session, company, kind=kind, valid_until=ends_on, **pay).id for kind in OpeningKind}
        an_opening(session, company, title="Nur fürs Team", visibility=Visibility.TEAM_ONLY)
        an_opening(session, company, title="Besetzt", state=OpeningState.FILLED)
        an_opening(session, company, title="Abgelaufen", valid_until=clock.today() - timedelta(days=1))
        an_opening(session, company, title="Entwurf", state=OpeningState.DRAFT)
    return found


@pytest.mark.parametrize("language", ["", "/en"])
def test_an_opening_carries_what_google_requires_and_recommends(visit, openings, language):
    for kind, key in openings.items():
        things = things_on(visit.get(f"{language}/openings/{key}"))
        posting = things["JobPosting"]
        assert posting.keys() >= REQUIRED | RECOMMENDED, kind
        assert posting["jobLocation"]["address"] == {
            "@type": "PostalAddress", "addressLocality": "Grimma", "postalCode": "04668", "addressRegion": "Sachsen",
            "addressCountry": "DE",
        }  # fmt: skip
        assert posting["datePosted"] == "2026-11-23"
        assert posting["validThrough"] == "2026-12-23T23:59:59+01:00"
        assert posting["identifier"]["value"] == str(key)
        assert [step["position"] for step in things["BreadcrumbList"]["itemListElement"]] == [1, 2, 3]


def test_extruct_reads_the_same(visit, openings):
    """Not in the lock: one of the packages below it comes as source only, and the first start builds nothing."""
    reader = pytest.importorskip("extruct.jsonld", reason="pip install extruct, to read the pages with a search engine's eyes")
    for path in ("/", *(f"/openings/{key}" for key in openings.values())):
        answer = visit.get(path)
        (data,) = reader.JsonLdExtractor().extract(answer.text)
        assert {thing["@type"]: thing for thing in data["@graph"]} == things_on(answer)


def test_pay_and_kind_of_work_are_stated_as_they_are(visit, openings, database):
    with database.transaction() as session:
        company = a_company(session, name="Bau Nord")
        fixed = {"kind": OpeningKind.VACANCY, "hours_per_week": 35, "fixed_term_until": date(2027, 12, 31), "pay_unit": None}
        fixed_id = an_opening(session, company, **fixed).id
    postings = {kind: things_on(visit.get(f"/openings/{key}"))["JobPosting"] for kind, key in openings.items()}

    assert [postings[kind]["employmentType"] for kind in OpeningKind] == ["PART_TIME", "INTERN", ["FULL_TIME", "OTHER"]]
    assert postings[OpeningKind.VACANCY]["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "value": 14.6, "unitText": "HOUR",
    }  # fmt: skip
    assert postings[OpeningKind.APPRENTICESHIP_PLACE]["baseSalary"]["value"]["value"] == 980
    assert "baseSalary" not in postings[OpeningKind.INTERNSHIP_SLOT], "the jobcentre's internships have no pay"
    full = things_on(visit.get(f"/openings/{fixed_id}"))["JobPosting"]
    assert full["employmentType"] == ["FULL_TIME", "TEMPORARY"]
    assert full.keys().isdisjoint({"validThrough", "baseSalary"}), "what is not known is not said"


def test_nothing_a_company_types_breaks_out_of_the_data(visit, database):
    with database.transaction() as session:
        company = a_company(session, name=f"Firma {BREAKING_OUT}")
        opening = an_opening(session, company, title=f"Hilfe {BREAKING_OUT}", tasks=f"<b>{BREAKING_OUT}\nx & y")

    answer = visit.get(f"/openings/{opening.id}")

    assert answer.text.count('<script type="application/ld+json">') == 1
    assert "<script>alert" not in answer.text
    posting = things_on(answer)["JobPosting"]
    assert posting["title"] == f"Hilfe {BREAKING_OUT}"
    assert "<script>" not in posting["description"], "also who shows the description as HTML runs nothing"
    assert "&lt;b&gt;" in posting["description"]
    assert "<li>x &amp; y</li>" in posting["description"]


def test_the_front_page_says_who_runs_the_portal_and_how_to_search_it(visit, settings):
    things = things_on(visit.get("/en/"))

    assert things["Organization"]["name"] == settings.operator.name
    assert things["Organization"]["address"]["postalCode"] == "04552"
    assert things["WebSite"]["potentialAction"]["target"] == "http://localhost/en/openings?q={search_term_string}"


@pytest.mark.parametrize(("language", "word"), [("", "Praktikum"), ("/en", "Internship")])
def test_the_feed_lists_what_is_public_with_ids_that_stay(visit, openings, language, word):
    answer = visit.get(f"{language}/openings.atom")
    feed = feedparser.parse(answer.text)

    assert not feed.bozo
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert feed.version == "atom10"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {"self": f"http://localhost{language}/openings.atom", "alternate": f"http://localhost{language}/openings"}
    assert {entry.id for entry in feed.entries} == {f"tag:kai-projekt.de,2024-04-01:opening:{key}" for key in openings.values()}
    assert {entry.link for entry in feed.entries} == {f"http://localhost{language}/openings/{key}" for key in openings.values()}
    assert any(entry.summary == f"{word}, Bäckerei Lindner, Grimma" for entry in feed.entries)
    assert feed.feed.updated == NOON.isoformat()
    assert f'href="{language}/openings.atom"' in visit.get(f"{language}/").text, "pages say where the feed is"


@pytest.mark.parametrize(("language", "title"), [("", "Neuer Kurs in Grimma"), ("/en", "EN Neuer Kurs in Grimma")])
def test_news_have_a_feed_of_their_own(visit, database, language, title):
    with database.transaction() as session:
        told = some_news(session)
        some_news(session, a_news_draft("Noch geheim"), is_public=False)

    feed = feedparser.parse(visit.get(f"{language}/news.atom").text)

    assert not feed.bozo
    (entry,) = feed.entries
    assert (entry.id, entry.title) == (f"tag:kai-projekt.de,2024-04-01:news:{told.id}", title)
    assert entry.link.startswith(f"http://localhost{language}/news/")
    assert "<strong>Montag</strong>" in entry.content[0].value
    assert f"<loc>{entry.link}</loc>" in visit.get("/sitemap.xml").text
    assert f'href="{language}/news.atom"' in visit.get(f"{language}/").text


def test_an_empty_feed_is_a_feed(visit):
    feed = feedparser.parse(visit.get("/openings.atom").text)

    assert not feed.bozo
    assert feed.entries == []
    assert feed.feed.updated


def test_a_changed_opening_is_newer_in_feed_and_map(visit, database):
    with database.transaction() as session:
        opening = an_opening(session, changed_at=NOON + timedelta(days=2), title="Küche & <Theke>")
        same = an_opening(session, published_at=NOON + timedelta(days=1))

    entries = {entry.id[-36:]: entry for entry in feedparser.parse(visit.get("/openings.atom").text).entries}
    assert entries[str(opening.id)].updated.startswith("2026-11-25")
    assert entries[str(opening.id)].published.startswith("2026-11-23")
    assert entries[str(same.id)].updated.startswith("2026-11-24")
    assert f"{(NOON + timedelta(days=2)).isoformat()}" in visit.get("/sitemap.xml").text


def test_the_map_lists_public_pages_in_both_languages_and_nothing_else(visit, openings):
    answer = visit.get("/sitemap.xml")
    document = ET.fromstring(answer.text.encode())  # noqa: S314 - our own answer
    urls = {
        url.findtext(f"{MAP}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
        for url in document.iter(f"{MAP}url")
    }

    assert {f"http://localhost/openings/{key}" for key in openings.values()} <= urls.keys()
    assert sum("/openings/" in url for url in urls) == 2 * len(openings)
    assert {"http://localhost/", "http://localhost/en/", "http://localhost/en/contact"} <= urls.keys()
    assert not [url for url in urls if "thanks" in url or "atom" in url]
    for url, languages in urls.items():
        further = set(WELCOMED) if url.endswith("/for-participants") else set()
        assert set(languages) == {"de", "en", "x-default"} | further
        assert languages["de"] == languages["x-default"]
        assert url in languages.values()
        assert all(urls[other] == languages for other in languages.values()), "pairs point at each other"


def test_robots_may_read_the_public_site_and_nothing_of_the_demo(visit, app, monkeypatch):
    open_house = visit.get("/robots.txt").text
    demo = app.extensions["portal_settings"].model_copy(update={"environment": Environment.DEMO})
    monkeypatch.setitem(app.extensions, "portal_settings", demo)

    assert "Disallow: /employer\n" in open_house
    assert "Sitemap: http://localhost/sitemap.xml\n" in open_house
    assert visit.get("/robots.txt?kept=no").text == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(
    ("path", "language", "home"),
    [
        ("/fr/openings", "de", "/"),
        ("/xx/", "de", "/"),
        ("/en/nowhere", "en", "/en/"),
        ("/nowhere<script>", "de", "/"),
        ("/openings/00000000-0000-4000-8000-000000000000?q=echo", "de", "/"),
        ("/en/openings/00000000-0000-4000-8000-000000000000", "en", "/en/"),
    ],
)
def test_what_does_not_exist_shows_a_way_on_and_repeats_nothing_of_its_address(visit, path, language, home):
    answer = visit.get(path)

    assert answer.status_code == 404
    assert f'<html lang="{language}"' in answer.text
    assert f'href="{home}"' in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text
    assert 'rel="canonical"' not in answer.text
    assert 'hreflang="x-default"' not in answer.text
    assert not [echo for echo in ("00000000-", "echo", "nowhere", "/fr/") if echo in answer.text]
    if "/openings/" in path:
        assert f'<a class="kern-btn kern-btn--primary" href="{home.rstrip("/")}/openings">' in answer.text
