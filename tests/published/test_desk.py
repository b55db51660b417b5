"""Coordinators change what the public reads: look first, then publish; nothing typed is lost."""

import io
import re

import pytest

from portal.published.queries import all_logos, all_news, current_text, news_item, partner_logos, released_figures
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.companies import a_company, an_employer
from tests.builders.published import PAGE, a_picture, a_text, some_texts
from tests.visiting import Visitor

pytestmark = pytest.mark.one_database
WEBSITE = "/coordinator/website"
NEWS = {
    "title_de": "Neuer Kurs", "lead_de": "Ein Satz.", "body_de": "Am **Montag**.",
    "title_en": "New course", "lead_en": "One sentence.", "body_en": "On **Monday**.", "based_on": "0",
}  # fmt: skip
LOGO = {"name": "Bäckerei Lindner", "alt_de": "Logo", "alt_en": "Logo", "website": "www.lindner.example/start"}


ABOUT = f"{WEBSITE}/texts/about/de"


@pytest.fixture(autouse=True)
def _known_texts(app, monkeypatch):
    """One page is enough here, whatever the website has."""
    monkeypatch.setitem(app.extensions, "portal_default_texts", some_texts)


@pytest.fixture
def desk(visit, database) -> Visitor:
    with database.transaction() as session:
        person = a_coordinator(session)
    return visit.as_(person)


def read(database, query, *args):
    with database.reading() as session:
        return query(session, *args)


def test_the_website_belongs_to_the_coordinators(visit, database, desk):
    with database.transaction() as session:
        people = [an_advisor(session), an_employer(session)]
    others = [visit.as_(person) for person in people]

    for path in ("/", "/texts/about/de", "/texts/about/de/history", "/news", "/news/new", "/logos", "/logos/new", "/figures"):
        assert desk.get(WEBSITE + path).status_code == 200
        assert [other.get(WEBSITE + path).status_code for other in others] == [403, 403]


def test_a_text_is_seen_first_and_then_published_and_its_history_can_be_walked(desk, database):
    words = f"{PAGE}\n\nNeu: **wichtig** <script>alert(1)</script>"

    seen = desk.submit(ABOUT, {"markdown": words, "based_on": "0", "do": "preview"})
    assert "<strong>wichtig</strong>" in seen.text
    assert "alert(1)&lt;/script&gt;" in seen.text  # kept in the field, and shown as text
    assert "<script>alert" not in seen.text
    assert read(database, current_text, "about", "de") is None

    done = desk.submit(ABOUT, {"markdown": words, "based_on": "0", "do": "publish"})
    assert done.location == f"{ABOUT}/history"
    assert read(database, current_text, "about", "de") == words
    history = desk.follow(done)
    assert "Neu: **wichtig**" in history.text
    assert "Ralf Vogt" in desk.get(f"{WEBSITE}/").text

    assert desk.press(f"{ABOUT}/default").status_code == 302
    assert read(database, current_text, "about", "de") is None
    assert desk.press(f"{ABOUT}/default").status_code == 409
    assert desk.press(f"{ABOUT}/restore", {"number": "1"}).status_code == 302
    assert read(database, current_text, "about", "de") == words


def test_the_second_of_two_people_sees_both_texts_and_decides(desk, database):
    with database.transaction() as session:
        a_text(session, "about", f"{PAGE}\n\nZuerst da.")

    answer = desk.submit(ABOUT, {"markdown": f"{PAGE}\n\nMein Absatz.", "based_on": "0", "do": "publish"})
    assert answer.status_code == 422
    assert "Zuerst da." in answer.text
    assert "Mein Absatz." in answer.text
    assert 'name="based_on" value="1"' in answer.text

    again = {"markdown": f"{PAGE}\n\nMein Absatz.", "based_on": "1", "do": "publish"}
    assert desk.submit(ABOUT, again).status_code == 302
    assert read(database, current_text, "about", "de").endswith("Mein Absatz.")


def test_a_text_nobody_could_read_comes_back_with_a_sentence(desk, database):
    for words in ("", "ohne Kopf", "---\ntitle:\n---\n\nx", "---\nTitel\n---", "---\ntitle: x", "\x00", "x" * 100_001):
        for act in ("preview", "publish"):
            answer = desk.submit(ABOUT, {"markdown": words, "based_on": "0", "do": act})

            assert answer.status_code == 422
            assert 'id="markdown-error"' in answer.text, words[:20]
    assert read(database, current_text, "about", "de") is None


def test_broken_markdown_is_shown_without_harm(desk):
    for words in (
        "# [x](javascript:alert(1)) ![](http://a.b/c.png)",
        "**<b>*](<a>",
        "| a |\n|--|\n" * 50,
        "> " * 500,
        "[" * 3000,
    ):
        answer = desk.submit(ABOUT, {"markdown": f"{PAGE}\n\n{words}", "based_on": "0", "do": "preview"})

        preview = answer.text.split('class="preview')[1].split("</section>")[0]
        assert 'href="javascript:' not in preview
        assert "<img" not in preview
        assert "<b>" not in preview


def test_a_megabyte_is_refused_and_unknown_pages_do_not_exist(desk):
    assert desk.submit(ABOUT, {"markdown": "x" * 1_048_577, "based_on": "0", "do": "publish"}).status_code == 413
    for path in ("texts/nothing/de", "texts/about/fr", "texts/nothing/de/history"):
        assert desk.get(f"{WEBSITE}/{path}").status_code == 404
    assert desk.press(f"{WEBSITE}/texts/nothing/de/restore").status_code == 404


def test_news_are_written_looked_at_published_and_withdrawn(desk, database):
    seen = desk.submit(f"{WEBSITE}/news/new", {**NEWS, "do": "preview"})
    assert "<strong>Monday</strong>" in seen.text
    assert read(database, all_news) == ()

    shown = desk.follow(desk.submit(f"{WEBSITE}/news/new", NEWS))
    path = f"{WEBSITE}/news/{read(database, all_news)[0].id}"
    assert "<strong>Montag</strong>" in shown.text
    assert read(database, news_item, "neuer-kurs") is None
    assert desk.press(f"{path}/publish").location == path
    assert read(database, news_item, "neuer-kurs").english.title == "New course"

    assert desk.submit(f"{path}/edit", {**NEWS, "title_de": "Anders", "based_on": "1"}).location == path
    late = desk.submit(f"{path}/edit", {**NEWS, "title_de": "Zu spät", "based_on": "1"})
    assert (late.status_code, "Anders" in late.text, 'value="Zu spät"' in late.text) == (422, True, True)
    assert read(database, news_item, "neuer-kurs").german.title == "Neuer Kurs"
    assert desk.press(f"{path}/restore", {"number": "1"}).status_code == 302
    assert desk.press(f"{path}/withdraw").status_code == 302
    assert "Fassung 3" in desk.get(path).text
    assert read(database, news_item, "neuer-kurs") is None


def test_news_look_in_the_preview_as_they_will_on_the_website(desk):
    words = "[hin](page:contact) {operator.town} [dort](page:opening)"
    seen = desk.submit(f"{WEBSITE}/news/new", {**NEWS, "body_de": words, "do": "preview"})

    assert '<a href="/contact">hin</a> Borna <a href="/">dort</a>' in seen.text


def test_news_with_something_missing_come_back(desk, database):
    for changes in ({"title_de": ""}, {"lead_en": " "}, {"body_en": ""}, {"title_en": "x" * 121}, {"based_on": "x"}):
        assert desk.submit(f"{WEBSITE}/news/new", {**NEWS, **changes}).status_code == 422
    assert read(database, all_news) == ()


def test_a_logo_is_sent_in_shown_to_everyone_and_taken_away(visit, desk, database):
    sent = desk.submit(f"{WEBSITE}/logos/new", {**LOGO, "picture": (io.BytesIO(a_picture()), "x.svg")})
    assert sent.status_code == 302
    (logo,) = read(database, all_logos)
    assert (logo.website, logo.is_public) == ("https://www.lindner.example/start", False)
    path = f"{WEBSITE}/logos/{logo.id}"
    assert desk.get(f"{path}/picture").headers["Content-Type"] == "image/webp"
    assert read(database, partner_logos) == ()

    assert desk.press(f"{path}/show").status_code == 302
    (shown,) = read(database, partner_logos)
    picture = visit.get(shown.address)
    assert picture.headers["Content-Type"] == "image/webp"
    assert picture.headers["Cache-Control"] == "public, max-age=86400, must-revalidate"
    asked_again = visit.get(shown.address, headers={"If-None-Match": picture.headers["ETag"]})
    assert (asked_again.status_code, asked_again.text) == (304, "")
    assert asked_again.headers["Cache-Control"] == picture.headers["Cache-Control"]
    assert picture.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in picture.headers

    assert desk.submit(path, {**LOGO, "name": "Lindner"}).status_code == 302
    assert "Lindner" in desk.get(f"{WEBSITE}/logos").text
    assert read(database, partner_logos)[0].address == shown.address
    assert desk.press(f"{path}/move").status_code == 409
    assert desk.press(f"{path}/hide").status_code == 302
    assert visit.get(shown.address).status_code == 404
    assert desk.press(f"{path}/remove").status_code == 302
    assert read(database, all_logos) == ()


def test_a_logo_that_cannot_be_taken_comes_back_with_a_sentence(desk, database):
    for field, wrong in (
        ("picture", b""), ("picture", b"<svg/>"), ("picture", b"no picture"), ("alt_de", ""), ("alt_en", " "),
        ("website", "javascript:alert(1)"), ("website", "https://x"),
    ):  # fmt: skip
        sent = {**LOGO, "picture": a_picture(), field: wrong}
        answer = desk.submit(f"{WEBSITE}/logos/new", {**sent, "picture": (io.BytesIO(sent["picture"]), "a.png")})

        assert answer.status_code == 422
        assert f'id="{field}-error"' in answer.text
        assert 'value="Bäckerei Lindner"' in answer.text
    assert read(database, all_logos) == ()


def test_figures_become_public_in_exactly_the_words_that_were_shown(desk, database):
    with database.transaction() as session:
        for _number in range(6):
            a_company(session)
    page = desk.get(f"{WEBSITE}/figures")
    assert "über 5 Partnerbetriebe" in page.text
    assert "über 30 Arbeitsverträge seit April 2024" in page.text
    seen = re.search(r'name="seen" value="([^"]*)"', page.text)[1]
    choice = {"contracts": "held", "internships": "none", "companies": "fresh", "sites": "none", "seen": seen, "based_on": "0"}

    assert desk.submit(f"{WEBSITE}/figures", {**choice, "companies": "maybe"}).status_code == 422
    assert desk.submit(f"{WEBSITE}/figures", {**choice, "seen": "companies:50"}).status_code == 422
    assert desk.submit(f"{WEBSITE}/figures", choice).status_code == 302
    assert [(each.key, each.value, each.is_over) for each in read(database, released_figures)] == [
        ("contracts", 30, True), ("companies", 5, True),
    ]  # fmt: skip
    assert desk.submit(f"{WEBSITE}/figures", {**choice, "companies": "none"}).status_code == 422  # based on the one before
    assert "Ralf Vogt" in desk.get(f"{WEBSITE}/figures").text
