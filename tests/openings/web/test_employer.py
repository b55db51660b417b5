"""A company keeps its openings in the browser."""

import re

import pytest
from sqlalchemy import select

from portal.accounts.models import Account
from portal.companies.models import Company
from portal.companies.words import CompanyState
from portal.kernel.audit import By
from portal.openings.models import Opening
from portal.openings.services import draft_of, save_opening
from portal.openings.web.forms import FORMS
from portal.openings.words import OpeningKind, OpeningState
from tests.builders.accounts import an_advisor
from tests.builders.companies import a_company, an_employer, company_of
from tests.builders.openings import an_opening
from tests.moments import NOON

NEW = "/employer/openings/new/internship-slot"
ANSWERS = {
    "title": "Praktikum im Lager",
    "tasks": "Kisten packen",
    "field": "warehouse_transport",
    "perspective": "hire_possible",
}


@pytest.fixture
def company(database):
    with database.transaction() as session:
        employer = an_employer(session, a_company(session, is_trusted=True))
        company = company_of(session, employer)
        return {"account": employer.id, "id": company.id, "site": str(company.sites[0].id)}


@pytest.fixture
def filled(company):
    return {**ANSWERS, "site_id": company["site"], "mentor_name": "Jens Lindner", "language_level": "a2"}


def only_opening(database):
    with database.reading() as session:
        return session.scalars(select(Opening)).one()


def one(database, **changes):
    with database.transaction() as session:
        return an_opening(session, **changes)


def walk(visitor, fields, *, kind="internship-slot"):
    """Offer a place step by step, as far as the last page before it is sent."""
    answer = visitor.submit(f"/employer/openings/new/{kind}", fields)
    for _step in ("where and when", "what else"):
        answer = visitor.submit(answer.location, fields)
    return answer.location


@pytest.mark.parametrize("kind", OpeningKind)
def test_three_steps_ask_at_most_five_things_each_and_hide_none(visit, company, database, kind):
    with database.transaction() as session:
        draft = an_opening(session, session.get_one(Company, company["id"]), kind=kind, state=OpeningState.DRAFT)
    visitor = visit.as_(company["account"])
    pages = [visitor.get(f"/employer/openings/{draft.id}/edit{step}").text for step in ("", "/when", "/more")]

    shown = [name for _legend, names in FORMS[kind].groups for name in names]
    assert len(shown) == len(set(shown)) <= 12
    assert all(2 <= len(names) <= 5 for _legend, names in FORMS[kind].groups)
    for name in shown:
        assert [f'name="{name}"' in page for page in pages].count(True) == 1, name
    hidden = {name for page in pages for name in re.findall(r'<input type="hidden" name="(\w+)"', page)}
    assert hidden <= {"csrf_token", "once", "seen"}


def test_a_trusted_partner_puts_a_place_online_in_four_steps_and_reads_what_happens_next(visit, company, filled, database):
    visitor = visit.as_(company["account"])

    last = walk(visitor, filled)
    page = visitor.get(last).text
    sent = visitor.press(last.removesuffix("review") + "submit")

    opening = only_opening(database)
    assert "Kisten packen" in page
    assert sent.location == f"/employer/openings/{opening.id}/sent"
    assert "Praktikum im Lager" in visitor.follow(sent).text
    assert (opening.state, opening.mentor_name, opening.weeks) == (OpeningState.PUBLISHED, "Jens Lindner", None)
    assert "Praktikum im Lager" in visitor.get("/employer/openings/?state=online").text
    assert visitor.get(last).status_code == 302, "what is sent is not sent again"


def test_a_draft_survives_going_back_and_going_on_later(visit, company, database):
    visitor = visit.as_(company["account"])

    begun = visitor.submit(NEW, {"title": "Praktikum im Lager", "tasks": "Kisten packen"})
    back = visitor.submit(begun.location, {"hours_per_week": "20", "then": "back"})
    first = visitor.follow(back).text
    later = visitor.submit(back.location, {"title": "Praktikum im Lager", "tasks": "Kisten packen", "then": "keep"})

    opening = only_opening(database)
    assert (opening.state, opening.tasks, opening.hours_per_week) == (OpeningState.DRAFT, "Kisten packen", 20)
    assert "Kisten packen" in first
    assert 'value="20"' in visitor.get(begun.location).text
    assert "Praktikum im Lager" in visitor.follow(later).text


def test_the_last_step_leads_to_each_missing_detail_and_sends_nothing(visit, company, database):
    visitor = visit.as_(company["account"])

    last = walk(visitor, {"title": "Praktikum im Lager", "hours_per_week": "20"})
    page = visitor.get(last).text
    key = only_opening(database).id

    for step, name in (("edit", "tasks"), ("edit", "field"), ("edit/more", "mentor_name"), ("edit/more", "perspective")):
        assert f'href="/employer/openings/{key}/{step}#{name}"' in page
    assert f"/employer/openings/{key}/submit" not in page
    assert visitor.press(f"/employer/openings/{key}/submit").status_code == 409


def test_filters_stay_in_the_address_and_an_empty_shelf_has_a_way_out(visit, company, database):
    with database.transaction() as session:
        own = session.get_one(Company, company["id"])
        an_opening(session, own, state=OpeningState.DRAFT, title="Nur begonnen")
        an_opening(session, own, title="Schon zu sehen")
    visitor = visit.as_(company["account"])

    drafts, over = (visitor.get(f"/employer/openings/?state={shelf}").text for shelf in ("drafts", "over"))
    everything = visitor.get("/employer/openings/?state=unfug").text

    assert "Nur begonnen" in drafts
    assert "Schon zu sehen" not in drafts
    assert 'href="/employer/openings/"' in over
    assert "Nur begonnen" not in over
    assert "Nur begonnen" in everything
    assert "Schon zu sehen" in everything


def test_the_history_names_colleagues_and_calls_the_team_the_advice(visit, company, filled, database):
    with database.transaction() as session:
        opening = an_opening(session, session.get_one(Company, company["id"]), state=OpeningState.DRAFT)
        boss = an_advisor(session, name="Nadja Geheim")
        save_opening(session, opening.id, draft_of(opening), by=By(boss.id, "advisor"), at=NOON)
        name = session.get_one(Account, company["account"]).name
    visitor = visit.as_(company["account"])
    visitor.submit(f"/employer/openings/{opening.id}/edit/when", filled)
    page = visitor.get(f"/employer/openings/{opening.id}").text
    story = page[page.index('class="timeline"') : page.index("</ol>", page.index('class="timeline"'))]

    assert "Ihre Beratung" in story
    assert name in story
    assert "Geheim" not in story


BAD = {
    "empty": ({"title": ""}, "title", 'id="title-error"'),
    "too long": ({"title": "x" * 121}, "title", "x" * 121),
    "a word for a number": ({"hours_per_week": "zwanzig"}, "hours_per_week", 'value="zwanzig"'),
    "too many hours": ({"hours_per_week": "41"}, "hours_per_week", 'value="41"'),
    "seven weeks": ({"weeks": "7"}, "weeks", 'value="7"'),
    "a day that never was": ({"starts_on": "31.02.2027"}, "starts_on", 'value="31.02.2027"'),
    "a kind of work nobody offered": ({"field": "astronaut"}, "field", 'id="field-error"'),
    "a site that is none": ({"site_id": "keine"}, "site_id", 'id="site_id-error"'),
    "the same key twice": ({"title": ["Eins", "Zwei"]}, "title", 'value="Eins"'),
    "signs nobody can see": ({"title": "Lager\x00\u202e"}, "title", 'id="title-error"'),
    "broken letters": ({"title": "Lager \ufffd"}, "title", 'id="title-error"'),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_comes_back_with_a_sentence_and_everything_typed(visit, company, filled, case):
    fields, name, kept = BAD[case]
    visitor = visit.as_(company["account"])
    is_first = name in ("title", "field")
    address = NEW if is_first else visitor.submit(NEW, filled).location

    answer = visitor.submit(address, {**filled, **fields})

    assert answer.status_code == 422
    assert f'id="{name}-error"' in answer.text
    assert 'id="error-summary"' in answer.text
    assert kept in answer.text
    assert ("Kisten packen" if is_first else company["site"]) in answer.text


def test_a_second_window_overwrites_nothing_unseen(visit, company, filled, database):
    visitor = visit.as_(company["account"])
    step = visitor.submit(NEW, filled).location
    seen = re.search(r'name="seen" value="(\d+)"', visitor.get(step).text)[1]
    visitor.submit(step, {**filled, "hours_per_week": "20", "seen": seen})

    late = visitor.submit(step, {**filled, "hours_per_week": "25", "day_part": "morning", "seen": seen})

    assert late.status_code == 422
    assert only_opening(database).hours_per_week == 20
    assert 'value="25"' in late.text, "what was typed is still there"
    assert 'id="hours_per_week-error"' in late.text
    assert "20" in re.search(r'id="hours_per_week-error">(.*?)</p>', late.text, re.DOTALL)[1]
    assert 'id="weeks-error"' not in late.text, "where both say the same there is nothing to see"
    again = re.search(r'name="seen" value="(\d+)"', late.text)[1]
    assert visitor.submit(step, {**filled, "hours_per_week": "25", "seen": again}).status_code == 302
    assert only_opening(database).hours_per_week == 25


@pytest.mark.parametrize("title", ["Lager 🙂 & Co", "مساعدة في المخزن", "Łódź, Čapek, Ñandú", "<script>alert(1)</script>"])
def test_every_script_and_sign_is_taken_as_text(visit, company, filled, database, title):
    visitor = visit.as_(company["account"])

    answer = visitor.submit(NEW, {**filled, "title": title})

    assert only_opening(database).title == title
    page = visitor.follow(answer).text
    assert "<script>alert" not in page


def test_a_stale_page_loses_nothing(visit, company, filled):
    visitor = visit.as_(company["account"])

    answer = visitor.post(NEW, {**filled, "csrf_token": "stale"})

    assert answer.status_code == 422
    assert "Kisten packen" in answer.text


def test_a_company_in_review_drafts_and_is_told_why_it_cannot_hand_in(visit, database):
    with database.transaction() as session:
        employer = an_employer(session, a_company(session, state=CompanyState.IN_REVIEW))
        opening = an_opening(session, company_of(session, employer), state=OpeningState.DRAFT)
    visitor = visit.as_(employer)

    assert visitor.submit(NEW, {"title": "Praktikum im Lager"}).status_code == 302
    assert visitor.press(f"/employer/openings/{opening.id}/submit").status_code == 409
    assert visitor.get(f"/employer/openings/{opening.id}").status_code == 200


@pytest.mark.parametrize(
    ("state", "act", "becomes"),
    [
        (OpeningState.DRAFT, "submit", OpeningState.PUBLISHED),
        (OpeningState.SUBMITTED, "take-back", OpeningState.DRAFT),
        (OpeningState.PUBLISHED, "pause", OpeningState.PAUSED),
        (OpeningState.PAUSED, "resume", OpeningState.PUBLISHED),
        (OpeningState.EXPIRED, "reopen", OpeningState.DRAFT),
    ],
)
def test_a_button_does_one_thing_once_and_then_says_that_it_is_over(visit, company, database, state, act, becomes):
    with database.transaction() as session:
        opening = an_opening(session, session.get_one(Company, company["id"]), state=state)
    visitor = visit.as_(company["account"])

    assert visitor.press(f"/employer/openings/{opening.id}/{act}").status_code == 302
    assert only_opening(database).state is becomes
    assert visitor.press(f"/employer/openings/{opening.id}/{act}").status_code == 409


@pytest.mark.parametrize(("path", "fields"), [("fill", {"how": "kai"}), ("withdraw", {"reason": "later"})])
def test_closing_asks_why(visit, company, database, path, fields):
    with database.transaction() as session:
        opening = an_opening(session, session.get_one(Company, company["id"]))
    visitor = visit.as_(company["account"])
    address = f"/employer/openings/{opening.id}/{path}"

    assert visitor.submit(address, {}).status_code == 422
    assert visitor.submit(address, fields).status_code == 302
    assert only_opening(database).closed_at is not None


def test_foreign_and_missing_openings_look_the_same(visit, company, database):
    foreign = one(database)
    visitor = visit.as_(company["account"])

    for path in ("", "/edit", "/edit/when", "/edit/more", "/review", "/sent", "/fill", "/withdraw"):
        other = visitor.get(f"/employer/openings/{foreign.id}{path}")
        missing = visitor.get(f"/employer/openings/00000000-0000-4000-8000-000000000000{path}")
        assert (other.status_code, missing.status_code) == (404, 404)
    assert visitor.press(f"/employer/openings/{foreign.id}/pause").status_code == 404


def test_an_unknown_kind_is_no_page(visit, company):
    assert visit.as_(company["account"]).get("/employer/openings/new/hobby").status_code == 404


def test_the_only_site_is_chosen_already_and_apprenticeships_begin_next_august(visit, company):
    visitor = visit.as_(company["account"])
    begun = visitor.submit("/employer/openings/new/apprenticeship-place", {"title": "Ausbildung im Lager"})
    page = visitor.get(begun.location).text

    assert f'selected value="{company["site"]}"' in page
    assert "-08-01" in page


def test_showing_copying_and_confirming(visit, company, database):
    with database.transaction() as session:
        opening = an_opening(session, session.get_one(Company, company["id"]), confirmed_at=None)
    visitor = visit.as_(company["account"])

    assert visitor.press(f"/employer/openings/{opening.id}/confirm").status_code == 302
    assert visitor.press(f"/employer/openings/{opening.id}/visibility", {"visibility": "team_only"}).status_code == 302
    assert only_opening(database).confirmed_at is not None
    assert visit.get(f"/openings/{opening.id}").status_code == 404
    copied = visitor.press(f"/employer/openings/{opening.id}/copy")
    assert visitor.follow(copied).status_code == 200
