"""Visitors look for openings; everything asked stands in the address."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from portal.accounts.models import Account
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.kernel import clock
from portal.labour.words import DayPart, LanguageLevel, OccupationField
from portal.openings.handlers import rebuild
from portal.openings.models import Opening
from portal.openings.words import OpeningKind, OpeningState
from public_site.narrowing import NAMES
from public_site.search_form import SearchForm
from tests.builders.accounts import an_advisor
from tests.builders.companies import a_company
from tests.builders.openings import an_opening
from tests.moments import NOON


@pytest.fixture
def town(database, app):
    """Three companies in Grimma, Wurzen (some 17 km away) and Markranstädt (some 35 km away), and an index that knows them."""
    with database.transaction() as session:
        grimma = a_company(session)
        wurzen = a_company(session, name="Hotel Muldental", postcode="04808", town="Wurzen")
        west = a_company(session, name="Pflegewohnen Parthe gGmbH", postcode="04420", town="Markranstädt")
        an_opening(session, grimma, title="Praktikum in der Backstube")
        an_opening(
            session,
            wurzen,
            title="Küchenhilfe (m/w/d)",
            kind=OpeningKind.VACANCY,
            field=OccupationField.KITCHEN_SERVICE,
            tasks="Gemüse putzen",
            language_level=LanguageLevel.B1,
            day_part=DayPart.SHIFTS,
            hours_per_week=38,
        )
        an_opening(
            session,
            west,
            title="Pflegehelfer:in",
            kind=OpeningKind.VACANCY,
            tasks="Betten machen",
            language_level=LanguageLevel.A1,
        )
    rebuild(app)
    return app


def titles(answer):
    known = ("Praktikum in der Backstube", "Küchenhilfe (m/w/d)", "Pflegehelfer:in")
    text = answer.text.replace("<mark>", "").replace("</mark>", "")
    return [title for title in known if f">{title}</a>" in text]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Praktikum in der Backstube", "Küchenhilfe (m/w/d)", "Pflegehelfer:in"]),
        ("?q=kuechenhilfen", ["Küchenhilfe (m/w/d)"]),
        ("?q=Pflegehelferin", ["Pflegehelfer:in"]),
        ("?q=Lindner", ["Praktikum in der Backstube"]),
        ("?q=&place=&km=20", ["Praktikum in der Backstube", "Küchenhilfe (m/w/d)", "Pflegehelfer:in"]),
        ("?place=04668&km=10", ["Praktikum in der Backstube"]),
        ("?place=Grimma&km=20", ["Praktikum in der Backstube", "Küchenhilfe (m/w/d)"]),
        ("?kind=vacancy", ["Küchenhilfe (m/w/d)", "Pflegehelfer:in"]),
        ("?kind=vacancy&kind=internship_slot", ["Praktikum in der Backstube", "Küchenhilfe (m/w/d)", "Pflegehelfer:in"]),
        ("?german=a1", ["Pflegehelfer:in"]),
        ("?q=job without german", ["Pflegehelfer:in"]),
        ("?q=kuechenhilfe ohne Deutsch&german=b1", ["Küchenhilfe (m/w/d)"]),
        ("?time=shifts", ["Küchenhilfe (m/w/d)"]),
        ("?hours=full", ["Küchenhilfe (m/w/d)"]),
        ("?field=kitchen_service", ["Küchenhilfe (m/w/d)"]),
        ("?kind=vacancy&german=a2&place=Markranstädt&km=5", ["Pflegehelfer:in"]),
        ("?q=pflege&place=Wurzen&km=5", []),
        ("?q=!!!", ["Praktikum in der Backstube", "Küchenhilfe (m/w/d)", "Pflegehelfer:in"]),
    ],
)
def test_a_shared_address_gives_the_same_answer_to_everyone(visit, town, query, expected):
    first, second = visit.get(f"/openings{query}"), visit.get(f"/openings{query}")

    assert titles(first) == expected
    assert first.text == second.text


def test_the_nearest_stands_first_with_its_distance(visit, town):
    page = visit.get("/openings?place=Wurzen&km=50").text.split('class="with-filters__results"')[1]

    assert page.index("Küchenhilfe") < page.index("Backstube") < page.index("Pflegehelfer")
    assert "\N{NO-BREAK SPACE}km" in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?licence=none", ["Praktikum in der Backstube", "Küchenhilfe (m/w/d)", "Pflegehelfer:in"]),
        ("?licence=b", []),
        ("?start=soon", ["Praktikum in der Backstube", "Küchenhilfe (m/w/d)", "Pflegehelfer:in"]),
        ("?start=later", []),
        ("?q=Pflegehelferin+Qwertzmann", ["Pflegehelfer:in"]),
    ],
)
def test_start_licence_and_words_that_nobody_offers(visit, town, query, expected):
    assert titles(visit.get(f"/openings{query}")) == expected


def test_the_order_asked_for_is_taken_where_it_can_be_had(visit, town, database):
    with database.transaction() as session:
        newest = an_opening(session, session.scalars(select(Company)).first(), title="Hilfe beim Koch", tasks="Küchenhilfe")
        newest.published_at = NOON + timedelta(days=1)
    rebuild(town)

    def first_is_newest(query):
        page = visit.get(f"/openings?{query}").text.replace("<mark>", "").replace("</mark>", "")
        return page.index("Hilfe beim Koch") < page.index("Küchenhilfe (m/w/d)")

    assert not first_is_newest("q=Küchenhilfe")
    assert first_is_newest("q=Küchenhilfe&sort=newest")
    assert not first_is_newest("place=Wurzen&km=50&sort=best")
    assert first_is_newest("place=Wurzen&km=50&sort=newest")


def test_an_empty_page_shows_the_nearest_way_out(visit, town):
    page = visit.get("/openings?q=pflege&place=Grimma&km=5")

    assert titles(page) == []
    assert "km=50" in page.text
    assert titles(visit.get("/openings?q=pflege&place=Grimma&km=50")) == ["Pflegehelfer:in"]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Küchenhilfe in Grimma", ["Küchenhilfe (m/w/d)"]),
        ("Küchenhilfe 04668", ["Küchenhilfe (m/w/d)"]),
        ("Küchenhilfe in Wurzen", ["Küchenhilfe (m/w/d)"]),
        ("Pflegehelferin in Grimma", []),
        ("Raumfahrt in Grimma", ["Praktikum in der Backstube"]),
        ("Grimma", ["Praktikum in der Backstube"]),
    ],
)
def test_a_place_that_ends_the_words_is_looked_around_where_nothing_has_them_all(visit, town, words, expected):
    assert titles(visit.get(f"/openings?q={words}")) == expected


@pytest.mark.one_database
def test_a_search_around_a_place_says_so_and_leads_on_from_there(visit, town):
    near = visit.get("/openings?q=Küchenhilfe in Grimma")
    assert "Wir haben „Küchenhilfe“ im Umkreis von 20 km um Grimma gesucht." in near.text
    far = visit.get("/openings?q=Pflegehelferin in Grimma&km=10")
    wider = unquote(unescape(re.search(r'href="([^"]*km=50[^"]*)"', far.text)[1]))
    assert "q=Pflegehelferin" in wider
    assert "place=04668+Grimma" in wider
    assert titles(visit.get(wider)) == ["Pflegehelfer:in"]
    assert "Wir haben" not in visit.get("/openings?q=Küchenhilfe in Wurzen").text


@pytest.mark.one_database
def test_where_nothing_has_all_the_words_fewer_of_them_lead_on_and_what_finds_least_comes_first(visit, town):
    page = visit.get("/openings?q=Pflegehelferin Backstube&kind=internship_slot")
    ways = re.findall(r'href="(/openings\?[^"]*)">([^<]+ \(\d+\))<', page.text)

    assert titles(page) == []
    assert [label for _, label in ways] == ["Backstube (1)"]
    assert titles(visit.get(unescape(ways[0][0]))) == ["Praktikum in der Backstube"]
    both = re.findall(r">([^<]+ \(\d+\))</a>", visit.get("/openings?q=Pflegehelferin Backstube").text)
    assert sorted(both) == ["Backstube (1)", "Pflegehelferin (1)"]
    assert "weniger Wörtern" in page.text
    assert "weniger Wörtern" not in visit.get("/openings?q=Pflegehelferin").text
    assert "weniger Wörtern" not in visit.get("/openings?q=" + "Backstube Pflegehelferin " * 3).text


def test_an_unknown_place_is_said_beside_the_field_with_places_that_come_close(visit, town):
    answer = visit.get("/openings?q=Hilfe&place=Grima")

    assert answer.status_code == 200
    assert 'id="place-error"' in answer.text
    assert 'value="Grima"' in answer.text
    assert "04668+Grimma" in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 300,
        "q=%00%E2%80%AE",
        "q=%ff%fe",
        "q=%3Cscript%3Ealert(1)%3C/script%3E",
        "place=" + "x" * 500,
        "place=%F0%9F%99%82",
        "km=abc",
        "km=5&km=50",
        "kind=astronaut",
        "kind[]=vacancy",
        "german=z9&hours=eternal&field=none&time=never",
        "page=-1",
        "page=99999999999",
        "page=٣",
        "after=rubbish",
        "after=1.2",
        "endpoint=public.start&_external=1&_anchor=x&_scheme=gopher&language=xx",
        "q=a&q=b",
        "q=" + "x" * 10_000,
        "q=" + "AND+OR+NOT+%22%22()*~%5E-" * 20,
        "q=" + "(a%2B)%2B" * 60,
        "q=%01%02%07%1b%7f%0d%0a",
        "&".join(f"kind=vacancy&field={number}&time=shifts" for number in range(200)),
        "place=Grimma&km=-5",
        "place=Grimma&km=-5&sort=nearest",
        "sort=best&start=never&licence=boat",
    ],
)
def test_whatever_stands_in_the_address_there_is_a_page(visit, town, query):
    answer = visit.get(f"/openings?{query}")

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_visitors_pages_open_no_session_and_set_no_cookie(visit, town):
    for path in ("/openings", "/openings?q=Hilfe", "/en/openings?place=Borna"):
        answer = visit.get(path)
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_links_keep_the_language_of_the_page(visit, town):
    page = visit.get("/en/openings?kind=vacancy").text

    assert '<html lang="en"' in page
    assert 'href="/en/openings/' in page


def test_filters_alone_never_touch_the_index(visit, database, app):
    with database.transaction() as session:
        an_opening(session)

    page = visit.get("/openings?kind=internship_slot&place=Grimma")

    assert titles(page) == ["Praktikum in der Backstube"]
    assert not app.extensions["portal_index"].health().is_ready


def test_without_an_index_titles_are_compared_and_the_page_says_so(visit, database):
    with database.transaction() as session:
        an_opening(session)

    assert titles(visit.get("/openings?q=backstube")) == ["Praktikum in der Backstube"]
    assert titles(visit.get("/openings?q=pflege")) == []
    assert "note--warning" in visit.get("/openings?q=backstube&place=Grimma").text


@pytest.mark.parametrize("change", ["closed", "company gone", "ran out"])
def test_a_wrong_index_hides_but_never_reveals(visit, town, database, change):
    with database.transaction() as session:
        company = session.scalars(select(Company).where(Company.name == "Hotel Muldental")).one()
        opening = session.scalars(select(Opening).where(Opening.company_id == company.id)).one()
        if change == "closed":
            opening.state = OpeningState.WITHDRAWN
        elif change == "company gone":
            company.state = CompanyState.BLOCKED
        else:
            opening.valid_until = clock.today() - timedelta(days=1)

    assert titles(visit.get("/openings?q=Küchenhilfe")) == []
    ended, missing = visit.get(f"/openings/{opening.id}"), visit.get("/openings/00000000-0000-4000-8000-000000000000")
    assert (ended.status_code, missing.status_code) == (404, 404)
    assert ended.text.replace(str(opening.id), "") == missing.text.replace("00000000-0000-4000-8000-000000000000", "")


@pytest.mark.parametrize("kind", OpeningKind)
def test_an_opening_tells_what_it_is_and_whom_to_call_but_not_the_mentor(visit, database, kind):
    with database.transaction() as session:
        advisor = an_advisor(session)
        opening = an_opening(session, a_company(session, advisor_id=advisor.id), kind=kind, mentor_name="Jens Zauberwort")

    page = visit.get(f"/openings/{opening.id}").text

    assert opening.title in page
    assert "Bleche belegen" in page
    assert "03433 744331" in page
    assert "Zauberwort" not in page


def test_a_new_number_of_the_advisor_stands_there_at_once_and_other_languages_keep_what_was_asked(visit, database):
    with database.transaction() as session:
        advisor = an_advisor(session)
        opening = an_opening(session, a_company(session, advisor_id=advisor.id))
    path = f"/openings/{opening.id}"
    assert "03433 744331" in visit.get(f"{path}?q=Back+stube").text

    with database.transaction() as session:
        session.get_one(Account, advisor.id).phone = "+493433999888"
    page = visit.get(f"{path}?q=Back+stube&language=ar").text

    assert "03433 744331" not in page
    assert "03433 999888" in page
    assert f'href="/en{path}?q=Back+stube"' in page


@pytest.mark.parametrize("count", [5, 50])
def test_pages_cost_the_same_however_much_there_is(visit, database, app, statements, count):
    with database.transaction() as session:
        company = a_company(session, advisor_id=an_advisor(session).id)
        for number in range(count):
            opening = an_opening(session, company, published_at=NOON - timedelta(minutes=number))
    rebuild(app)

    def cost(path):
        with statements() as sent:
            assert visit.get(path).status_code == 200
        return len(sent)

    assert cost("/openings") == 3  # with the words to begin with, once for each version of the data
    assert cost("/openings?q=Backstube") == 3
    assert cost("/openings?q=Backstube&page=2") <= 2  # what stands beside the filters is known by now
    assert cost("/openings?place=Grimma&kind=internship_slot") == 4
    assert cost("/openings?place=Grimma&kind=internship_slot&page=2") <= 2
    assert cost("/openings?place=Leipzig&km=5") == 3
    assert cost(f"/openings/{opening.id}") == 2


def test_walking_on_leads_through_everything(visit, database, app):
    with database.transaction() as session:
        company = a_company(session)
        for number in range(45):
            an_opening(session, company, title=f"Hilfe Nummer {number:02}", published_at=NOON - timedelta(minutes=number))
    rebuild(app)

    for start in ("/openings", "/openings?q=Hilfe", "/openings?place=Grimma"):
        seen, path = set(), start
        while path:
            page = visit.get(path).text
            seen |= {number for number in range(45) if f"Nummer {number:02}" in page}
            found = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0] if 'rel="next"' in page else ""
            path = found.replace("&amp;", "&")
        assert seen == set(range(45)), start


@pytest.mark.one_database
def test_the_form_is_remembered_for_its_own_question_and_language_alone_and_counts_anew_after_a_change(visit, town, database):
    asked = ("", "?kind=vacancy", "?field=kitchen_service", "?q=pflege", "?place=Wurzn", "?n=1", "?n=2")
    drawn = {each: [_form(visit.get(f"{path}{each}")) for path in ("/openings", "/en/openings")] for each in asked}

    assert drawn[""] == drawn["?n=1"] == drawn["?n=2"]
    assert len({form for forms in drawn.values() for form in forms}) == 2 * (len(asked) - 2)
    assert ("(3)" in drawn[""][0], "(4)" in drawn[""][0]) == (True, False)
    with database.transaction() as session:
        an_opening(session, session.scalars(select(Company)).first(), title="Noch eine", kind=OpeningKind.VACANCY)
    assert "(4)" in _form(visit.get("/openings?n=1"))


@pytest.mark.one_database
def test_every_field_of_the_search_belongs_to_its_question(app):
    with app.test_request_context("/openings?x=1"):
        assert tuple(SearchForm()._fields) == NAMES


def _form(answer):
    start = answer.text.index('<form class="filters"')
    return answer.text[start : answer.text.index("</form>", start)]


def test_the_words_that_were_found_are_marked_whole_in_the_list_and_on_the_page(visit, town):
    answer = visit.get("/openings?q=Pflege")

    assert "<mark>Pflegehelfer:in</mark></a>" in answer.text
    assert "?q=Pflege" in answer.text
    page = visit.get(answer.text.split('class="stretched" href="')[1].split('"')[0])
    assert "<mark>Pflegehelfer:in</mark></h1>" in page.text
    assert "<mark>" not in page.text.split("</title>")[0]
    assert "<mark>" not in visit.get("/openings").text


def test_marks_never_let_a_title_become_markup(visit, town, database):
    with database.transaction() as session:
        an_opening(
            session, a_company(session, name="<b>Bäckerei</b> & Söhne"), title='<i>Bäcker</i> "gesucht"', tasks="<u>Bäcker</u>"
        )
    rebuild(town)

    text = visit.get("/openings?q=Bäcker").text

    assert "&lt;i&gt;<mark>Bäcker</mark>&lt;/i&gt;" in text
    assert "<i>" not in text
    assert "<b>" not in text
    page = visit.get(text.split('class="stretched" href="')[1].split('"')[0])
    assert "&lt;u&gt;<mark>Bäcker</mark>&lt;/u&gt;" in page.text
    assert "<u>" not in page.text
