"""The advisors' pages about people."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from portal.candidates.queries import candidate_record, links_of
from portal.candidates.words import CandidateState
from portal.kernel import clock
from portal.kernel.access import Actor, Role
from portal.kernel.audit import TrailEntry, trail
from portal.kernel.db import Database
from tests.builders.accounts import a_coordinator, an_advisor
from tests.builders.candidates import a_candidate, a_person
from tests.visiting import Visitor

PEOPLE = "/advisor/candidates"
DAY = {"assessed_on": "2026-01-05"}
SECTIONS = ("names", "contact", "search", "permit", "internal")
DETAILS = ("levels/new", "experiences/new", "competences/new", "courses/new")
PAGES = ("", *(f"/{name}" for name in (*SECTIONS, *DETAILS, "hand-over", "profile")))
NASTY = "<script>alert(1)</script> 🦊 شكرا"


@pytest.fixture
def salma(app, database: Database) -> UUID:
    with app.test_request_context("/"), database.transaction() as session:
        return a_candidate(session).id


@pytest.fixture
def advisor(database: Database, visit: Visitor) -> Visitor:
    with database.transaction() as session:
        nadja = an_advisor(session)
    return visit.as_(nadja)


def record_of(database: Database, candidate_id: UUID):
    with database.reading() as session:
        return candidate_record(session, Actor(Role.ADVISOR), candidate_id)


def test_every_page_about_a_person_opens(advisor, salma):
    for page in PAGES:
        answer = advisor.get(f"{PEOPLE}/{salma}{page}")
        assert answer.status_code == 200, page
        assert "Salma" in answer.text, page


def test_nobody_but_advisors_sees_people(visit, database, salma):
    with database.transaction() as session:
        coordinator = a_coordinator(session)
    others = {visit.as_(coordinator): 403, visit.by_link(salma): 403, visit: 302}

    for other, status in others.items():
        for page in PAGES:
            assert other.get(f"{PEOPLE}/{salma}{page}").status_code == status, page


def test_a_person_who_does_not_exist_is_not_found(advisor):
    for page in PAGES:
        assert advisor.get(f"{PEOPLE}/{uuid4()}{page}").status_code == 404, page


def test_names_with_markup_and_other_scripts_are_shown_as_text(advisor, salma, database):
    advisor.submit(
        f"{PEOPLE}/{salma}/names", {"given_name": NASTY, "family_name": "O’Neill", "other_spellings": "سلمى\r\n\r\nSelma"}
    )

    shown = advisor.get(f"{PEOPLE}/{salma}")
    assert "<script>alert" not in shown.text
    assert "&lt;script&gt;" in shown.text
    assert record_of(database, salma).who.other_spellings == ("سلمى", "Selma")


def test_every_section_is_saved(advisor, salma, database):
    answers = {
        "contact": {"phone": "03433 123456", "language": "ti", "postcode": "04808", "town": "Wurzen"},
        "search": {
            "goal": "apprenticeship",
            "field": "care",
            "available_from": "01.08.2027",
            "hours_per_week": "40",
            "works_shifts": "no",
            "has_licence_b": "",
        },
        "permit": {"permit": "b", "checked_on": "2026-01-05"},
        "internal": {"birth_on": "3.5.1994", "benefit_agency": "social_office", "notes": "Zwei\nZeilen"},
    }
    for section, fields in answers.items():
        assert advisor.submit(f"{PEOPLE}/{salma}/{section}", fields).status_code == 302, section

    record = record_of(database, salma)
    assert (record.contact.phone, record.contact.language.value, record.region.value) == ("+493433123456", "ti", "wurzen")
    assert (record.search.hours_per_week, record.search.works_shifts, record.search.has_licence_b) == (40, False, None)
    assert record.permit.permit.value == "b"
    assert record.internal.notes == "Zwei\nZeilen"


def test_a_section_shows_what_is_known(advisor, salma):
    page = advisor.get(f"{PEOPLE}/{salma}/search").text

    assert 'value="2027-01-11"' in page
    assert 'value="20"' in page


def test_a_permission_from_tomorrow_is_refused_beside_its_field(advisor, salma):
    answer = advisor.submit(f"{PEOPLE}/{salma}/permit", {"permit": "a", "checked_on": "2099-01-01"})

    assert answer.status_code == 422
    assert 'id="checked_on-error"' in answer.text


def test_levels_experience_competences_and_courses_are_added_and_removed(advisor, salma, database):
    sent = {
        "levels/new": {"language": "ar", "level": "c2", "source": "self_report", **DAY},
        "experiences/new": {"group": "621", "years": "0", "employer": "Laden", "country": "Irak"},
        "competences/new": {
            "competence": "checkout",
            "level": "independent",
            "evidence": "certificate",
            "assessed_on": "2026-01-05",
        },
        "courses/new": {"kind": "vocational", "provider": "VHS", "tue_from": "13:00", "tue_to": "16:15"},
    }
    for path, fields in sent.items():
        assert advisor.submit(f"{PEOPLE}/{salma}/{path}", fields).status_code == 302, path

    record = record_of(database, salma)
    assert [len(rows) for rows in (record.levels, record.experiences, record.competences, record.courses)] == [2, 2, 2, 2]
    assert advisor.press(f"{PEOPLE}/{salma}/lines/{record.experiences[0].id}/remove").status_code == 302
    assert len(record_of(database, salma).experiences) == 1


@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("levels/new", {"language": "de", "level": "z9", "source": "test", **DAY}, "level"),
        ("levels/new", {"language": "de", "level": "a1", "source": "test", "assessed_on": "2099-01-01"}, "assessed_on"),
        ("experiences/new", {"group": "999", "years": "1"}, "group"),
        ("experiences/new", {"group": "621", "years": "many"}, "years"),
        ("experiences/new", {"group": "621", "years": "61"}, "years"),
        (
            "competences/new",
            {"competence": "", "level": "basics", "evidence": "observed", **DAY},
            "competence",
        ),
        ("courses/new", {"kind": "vocational", "tue_from": "13:00"}, "tue_to"),
        ("courses/new", {"kind": "vocational", "tue_from": "25:00", "tue_to": "26:00"}, "tue_from"),
        ("courses/new", {"kind": "vocational", "starts_on": "2026-09-02", "ends_on": "2026-09-01"}, "ends_on"),
    ],
)
def test_a_line_that_cannot_be_is_refused_beside_its_field(advisor, salma, path, fields, field):
    answer = advisor.submit(f"{PEOPLE}/{salma}/{path}", fields)

    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text


def test_lessons_that_overlap_are_refused_above_the_form(advisor, salma):
    answer = advisor.submit(f"{PEOPLE}/{salma}/courses/new", {"kind": "vocational", "tue_from": "16:00", "tue_to": "13:00"})

    assert answer.status_code == 422
    assert "error-summary" in answer.text


def test_states_are_moved_by_buttons_and_never_by_looking(advisor, salma, database):
    assert advisor.get(f"{PEOPLE}/{salma}/pause").status_code == 405
    assert advisor.post(f"{PEOPLE}/{salma}/pause").status_code == 400
    assert record_of(database, salma).state is CandidateState.ACTIVE

    for verb, state in (("pause", "paused"), ("resume", "active"), ("leave", "left"), ("return", "active")):
        assert advisor.press(f"{PEOPLE}/{salma}/{verb}").status_code == 302
        assert record_of(database, salma).state.value == state


def test_a_move_that_came_too_late_is_a_page_with_a_way_on(advisor, salma):
    advisor.press(f"{PEOPLE}/{salma}/leave")

    assert advisor.press(f"{PEOPLE}/{salma}/pause").status_code == 409


def test_a_person_is_handed_over(advisor, salma, database):
    with database.transaction() as session:
        kim = an_advisor(session, name="Kim Sander")

    assert advisor.submit(f"{PEOPLE}/{salma}/hand-over", {"advisor_id": str(uuid4())}).status_code == 422
    assert advisor.submit(f"{PEOPLE}/{salma}/hand-over", {"advisor_id": str(kim.id)}).status_code == 302
    assert record_of(database, salma).advisor_id == kim.id


def test_the_list_starts_with_my_own_people(app, advisor, database, salma):
    assert "Salma" not in advisor.get(PEOPLE).text
    assert "Salma" in advisor.get(f"{PEOPLE}?whose=all").text
    assert "Salma" in advisor.submit(PEOPLE, {"name": "rahi"}).text
    assert "Salma" not in advisor.submit(PEOPLE, {"name": "zzz"}).text
    (with_name,) = [each for each in advisor.get(PEOPLE).text.split("<form")[1:] if 'name="name"' in each.split("</form>")[0]]
    assert 'method="post"' in with_name.split(">")[0], "a name never stands in an address"


@pytest.mark.parametrize(
    "query", ["whose=&state=&goal=", "state=dead&whose=all", "after=nonsense", "name=%00", "name=%ff", "name=" + "x" * 3000]
)
def test_a_strange_address_of_the_list_does_no_harm(advisor, query):
    assert advisor.get(f"{PEOPLE}?{query}").status_code == 200


def test_the_list_goes_on_page_by_page(app, advisor, database):
    with app.test_request_context("/"), database.transaction() as session:
        nadja = an_advisor(session)
        for _ in range(26):
            a_candidate(session, a_person(), advisor_id=nadja.id)

    first = advisor.get(f"{PEOPLE}?whose=all")
    assert first.text.count("<bdi>Salma Rahimi</bdi>") == 25
    assert 'rel="next"' in first.text


def test_the_profile_page_shows_the_fragment_and_says_what_is_missing(app, advisor, database, salma):
    page = advisor.get(f"{PEOPLE}/{salma}/profile").text
    assert page.count("<mark>") == 3
    assert "Rahimi" not in page.split('class="masked-profile"')[1].split("</section>\n</div>")[0]

    advisor.submit(f"{PEOPLE}/{salma}/search", {"goal": "job"})
    assert "<mark>" not in advisor.get(f"{PEOPLE}/{salma}/profile").text


def test_the_profile_page_follows_the_choice(advisor, salma):
    shown = f"{PEOPLE}/{salma}/profile?chosen=yes"

    assert (
        advisor.get(f"{shown}&needs_licence_b=y").text.count("fact-list__row")
        == advisor.get(shown).text.count("fact-list__row") + 1
    )
    assert "<mark>" not in advisor.get(f"{shown}&competences=welding").text
    assert advisor.get(f"{shown}&competences=%3Cscript%3E&occupation_group=000").status_code == 200


def test_looking_at_a_profile_stores_nothing(advisor, salma, database):
    advisor.get(f"{PEOPLE}/{salma}/profile")

    with database.reading() as session:
        from portal.profiles.models import Profile

        assert session.scalar(select(func.count()).select_from(Profile)) == 0


def test_the_address_of_a_link_is_for_its_maker_and_for_ten_minutes(visit, database, advisor, salma):
    page, made_at = f"{PEOPLE}/{salma}", clock.now()
    with database.transaction() as session:
        colleague = an_advisor(session)

    assert "/link/" in advisor.follow(advisor.press(f"{page}/links/new")).text
    assert "/link/" not in visit.as_(colleague).get(page).text
    clock.pretend_now(made_at + timedelta(minutes=9))
    assert "/link/" in advisor.get(page).text
    clock.pretend_now(made_at + timedelta(minutes=11))
    late = advisor.get(page).text
    assert "/link/" not in late
    assert "/revoke" in late

    assert "/link/" in advisor.follow(advisor.press(f"{page}/links/new")).text
    assert "/revoke" not in advisor.follow(advisor.press(revoke_path(database, salma))).text


def test_opening_a_record_is_noted_once_an_hour_for_each_advisor(visit, database, advisor, salma):
    began = clock.now()
    with database.transaction() as session:
        colleague = an_advisor(session)
        coordinator = a_coordinator(session)

    for minutes, lines in ((0, 1), (20, 1), (40, 1), (58, 1), (62, 2)):
        clock.pretend_now(began + timedelta(minutes=minutes))
        advisor.get(f"{PEOPLE}/{salma}")
        assert len(looks_at(database, salma)) == lines, minutes
    visit.as_(colleague).get(f"{PEOPLE}/{salma}")
    visit.as_(coordinator).get(f"{PEOPLE}/{salma}")
    advisor.get(PEOPLE)

    looks = looks_at(database, salma)
    assert len(looks) == 3
    assert [look.by_id for look in looks].count(colleague.id) == 1
    assert {look.by_role for look in looks} == {"advisor"}


def looks_at(database: Database, candidate_id: UUID) -> list[TrailEntry]:
    with database.reading() as session:
        return [entry for entry in trail(session, candidate_id) if entry.verb == "candidate.viewed"]


def revoke_path(database: Database, candidate_id: UUID) -> str:
    with database.reading() as session:
        (link,) = links_of(session, candidate_id, clock.now())
    return f"{PEOPLE}/{candidate_id}/links/{link.id}/revoke"


def test_a_short_text_is_written_looked_at_and_only_then_shown(advisor, salma):
    page = f"{PEOPLE}/{salma}/short-text"
    answer = advisor.submit(page, {"text": "Salma backt gern, Anruf unter 0151 23456789."})
    assert answer.location.endswith("/short-text/review")
    assert "Salma backt gern" not in advisor.get(f"{PEOPLE}/{salma}/profile").text

    review = advisor.get(f"{page}/review").text
    assert "0151 23456789" in review
    assert "[Telefonnummer" in review
    refused = advisor.submit(f"{page}/review", {"mark1": "replace", "mark2": "needed"})
    assert refused.status_code == 422
    assert "Salma backt gern" not in advisor.get(f"{PEOPLE}/{salma}/profile").text

    assert advisor.submit(f"{page}/review", {"mark1": "replace", "mark2": "replace"}).status_code == 302
    shown = advisor.get(f"{PEOPLE}/{salma}/profile").text
    assert "[Name] backt gern, Anruf unter [Telefonnummer]." in shown

    advisor.submit(page, {"text": "Salma kocht."})
    assert "backt gern" not in advisor.get(f"{PEOPLE}/{salma}/profile").text
