"""The texts of the public pages: complete in both languages, plain, and safe whoever writes them."""

import re
from datetime import date

import pytest

from portal.kernel.i18n import speaking
from portal.published.front import read_page_text
from portal.published.words import Tongue
from public_site.reading import PICTURES
from public_site.texts import CONTENT, PAGES, WELCOMED, defaults, read_text, rendered
from tests.builders.published import a_news_draft, a_text, some_news

pytestmark = pytest.mark.one_database
BOTH = [tongue.value for tongue in Tongue]
OFFICIALESE = r"\b(?:MAG|KJC|AbI|TN|KldB|SGB-II-Leistung\w*|bzw\.|z\. ?B\.|ggf\.)"


def raw(page, language):
    return (CONTENT / language / f"{page}.md").read_text(encoding="utf-8")


def test_every_page_is_there_in_both_languages_and_no_file_is_left_over():
    assert {(each.page, each.language.value) for each in defaults()} == {(page, language) for page in PAGES for language in BOTH}
    assert {(path.stem, path.parent.name) for path in CONTENT.glob("*/*.md")} == {
        *((page, language) for page in PAGES for language in BOTH),
        *(("participants", language) for language in WELCOMED),
    }


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_say_the_same_things_in_the_same_order(page):
    shapes = [re.findall(r"^(#+|\d+\.|-|\|)(?= )", raw(page, language), re.MULTILINE) for language in BOTH]
    links = [re.findall(r"\(page:([\w#-]+)\)", raw(page, language)) for language in BOTH]
    facts = [re.findall(r"\{operator\.\w+\}", raw(page, language)) for language in BOTH]

    assert shapes[0] == shapes[1]
    assert links[0] == links[1]
    assert facts[0] == facts[1]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_left_to_fill_in_and_every_link_leads_somewhere(app, page):
    for language in BOTH:
        named = set(re.findall(r"\(page:([\w]+)", raw(page, language)))
        assert {name for name in named if f"public.{name}" not in app.view_functions} == set()
        with app.test_request_context("/"), speaking(language):
            text = read_text(raw(page, language))
            shown = str(text.opening) + "".join(str(each.body) for each in text.sections)
        assert "{" not in shown
        assert "page:" not in shown
        assert text.picture is None or text.picture in PICTURES
        assert 20 < len(text.lead) < 160
        assert text.sections


@pytest.mark.parametrize("page", PAGES)
def test_nobody_needs_to_know_the_words_of_an_office(page):
    assert re.findall(OFFICIALESE, raw(page, "de")) == []


def test_each_of_the_twelve_answers_is_dated(app):
    with app.test_request_context("/"), speaking("de"):
        text = read_text(raw("questions", "de"))

    assert len(text.sections) == 12
    assert [each.title for each in text.sections if "Stand: 22. November 2026" not in each.body] == []
    assert "Rechtsberatung" in text.opening


def test_easy_german_keeps_its_sentences_short():
    for page in ("easy_german", "easy_german_site"):
        words = re.sub(r"\]\([^)]*\)|[*\[#]", "", read_page_text(raw(page, "de")).body)
        sentences = [each for each in re.split(r"[.?!:\n]+", words) if each.strip()]
        assert [each for each in sentences if len(each.split()) > 10] == []
        assert not re.search(r"\b(?:weil|obwohl|dass|nachdem|sodass|deren|dessen)\b", words)


def test_what_a_coordinator_wrote_takes_the_place_of_the_text_and_can_do_no_harm(visit, database):
    with database.transaction() as session:
        a_text(
            session,
            page="companies",
            markdown="---\ntitle: Neu <b>hier</b>\npicture: ../../etc\nstand: bald\n---\n## Eins\n<script>alert(1)</script> "
            "[weg](javascript:alert) [hin](page:contact) [nirgends](page:nowhere) {operator.town} {operator.secret} ![x](https://e.example/p.png)",
        )

    page = visit.get("/for-companies").text

    assert "Neu &lt;b&gt;hier" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page
    assert 'href="/contact"' in page
    assert "Borna" in page
    assert "{operator.secret}" in page
    assert "e.example/p.png" not in re.sub(r"<[^>]*href=[^>]*>", "", page).split("<main")[0]
    assert '<img src="https' not in page
    assert visit.get("/en/for-companies").text.count("What your company gets out of it") >= 1


@pytest.mark.parametrize("page", ["opening", "news_item", "register_confirm", "nowhere"])
def test_a_link_that_does_not_say_which_one_breaks_neither_the_news_nor_their_feed(visit, database, page):
    with database.transaction() as session:
        news = some_news(session, a_news_draft(body=f"[hin](page:{page})"))

    assert '<a href="/">hin</a>' in visit.get(f"/news/{news.slug}").text
    assert visit.get("/news.atom").status_code == 200


def test_facts_of_the_operator_stand_in_the_text_and_never_inside_a_tag(app):
    with app.test_request_context("/"), speaking("de"):
        shown = rendered('[dort](/about "{operator.email}") {operator.town}')

    assert shown == '<p><a href="/about" title="{operator.email}">dort</a> Borna</p>\n'


def test_a_day_that_is_none_is_left_out(app):
    with app.test_request_context("/"), speaking("de"):
        assert read_text("---\ntitle: x\nstand: bald\n---\ny").stand is None
        assert read_text("---\ntitle: x\nstand: 2026-11-22\n---\ny").stand == date(2026, 11, 22)
