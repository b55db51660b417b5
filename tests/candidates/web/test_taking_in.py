"""Taking in a person in short steps, whose answers are kept."""

import re
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, text

from portal.candidates.models import Candidate, CandidateLanguage, Experience, NameToken
from portal.candidates.queries import candidate_record
from portal.candidates.services import Reach, begin_intake
from portal.candidates.web.forms.taking_in import INTAKE_FORMS
from portal.candidates.words import CandidateState, IntakeStep
from portal.kernel import clock
from portal.kernel.access import Actor, Role
from portal.kernel.audit import By, trail
from portal.kernel.db import Database
from tests.builders.accounts import an_advisor
from tests.builders.candidates import a_candidate
from tests.moments import NOON
from tests.visiting import Visitor

PEOPLE = "/advisor/candidates"
REACH = {"given_name": "Tesfay", "family_name": "Haile", "phone": "0341 123456", "language": "ti", "place": "04668 Grimma"}
KNOWS = {"german": "a2", "source": "teacher", "assessed_on": "2026-01-05", "other": "ti", "other_level": "c2"}
AIMS = {"goal": "internship", "field": "kitchen_service", "group": "292", "years": "4", "has_licence_b": "no"}
TIMES = {
    "available_from": "11.01.2027",
    "hours_per_week": "20",
    "day_part": "afternoon",
    "permit": "a",
    "checked_on": "2026-01-05",
}
STEPS = (KNOWS, AIMS, TIMES)


@pytest.fixture
def nadja(database: Database) -> UUID:
    with database.transaction() as session:
        return an_advisor(session).id


@pytest.fixture
def advisor(nadja: UUID, visit: Visitor) -> Visitor:
    return visit.as_(nadja)


def begin(advisor: Visitor, **changes: str) -> str:
    """Send the first step; return the address of the person."""
    answer = advisor.submit(f"{PEOPLE}/new", {**REACH, **changes})
    assert answer.status_code == 302, answer.text
    return re.search(rf'href="({PEOPLE}/[0-9a-f-]{{36}})"', advisor.get(PEOPLE).text)[1]


def the_person(database: Database):
    with database.reading() as session:
        return candidate_record(session, Actor(Role.ADVISOR), session.scalars(select(Candidate.id)).one())


def seen_in(page: str) -> str:
    return re.search(r'name="seen" value="(\d+)"', page)[1]


@pytest.mark.one_database
def test_every_step_asks_at_most_five_things(advisor):
    person = begin(advisor)
    pages = {step: advisor.get(f"{person}/intake{'' if step is IntakeStep.REACH else f'/{step}'}").text for step in INTAKE_FORMS}

    for step, page in pages.items():
        form = page[page.index('<form method="post" novalidate') :].partition("</form>")[0]
        names = set(re.findall(r'<(?:input|select|textarea)[^>]*? name="(\w+)"', form)) - {"csrf_token", "once", "seen"}
        sources = {name for name in names if name.endswith("from_jobcenter")}
        assert bool(sources) is (step is not IntakeStep.LANGUAGES), "German has a question of its own"
        assert 2 <= len(names - sources) <= 5, step
        assert 'value="keep"' in form, "one can go on later from every step"
        assert form.count("<button") == (2 if step is IntakeStep.REACH else 3)
        assert page.count('aria-current="step"') == 1


def test_a_person_is_taken_in_step_by_step_and_everything_is_kept(advisor, database, nadja):
    person = begin(advisor)
    address = f"{person}/intake/languages"
    for fields in STEPS:
        address = advisor.submit(address, fields).location
    review = advisor.get(address).text
    draft = the_person(database)
    done = advisor.press(f"{person}/intake/finish")

    record = the_person(database)
    assert "#" not in "".join(re.findall(r'href="(/advisor[^"]+)"', review)), "nothing is missing"
    assert (draft.state, record.state, record.gaps) == (CandidateState.DRAFT, CandidateState.ACTIVE, ())
    assert (record.advisor_id, record.name, record.contact.phone) == (nadja, "Tesfay Haile", "+49341123456")
    assert (record.contact.postcode, record.contact.town, record.region.value) == ("04668", "Grimma", "grimma")
    assert (record.german.level.value, record.foremost_language.language.value) == ("a2", "ti")
    assert (record.experiences[0].group.value, record.experiences[0].years, record.search.has_licence_b) == ("292", 4, False)
    assert (record.search.available_from, record.permit.permit.value) == (date(2027, 1, 11), "a")
    assert advisor.follow(done).status_code == 200
    assert advisor.get(f"{person}/intake/aims").status_code == 302, "a person who was taken in has a record"
    assert advisor.press(f"{person}/intake/finish").status_code == 409
    with database.reading() as session:
        stored = session.execute(text("select given_name, family_name, phone, town from candidates_candidate")).one()
        verbs = [entry.verb for entry in trail(session, record.id)]
    assert not any(word in str(stored) for word in ("Tesfay", "Haile", "123456", "Grimma")), "what identifies is encrypted"
    assert verbs.count("candidate.changed") == 3
    assert {"candidate.begun", "candidate.viewed", "candidate.entered"} <= set(verbs)


@pytest.mark.one_database
def test_one_goes_on_where_one_stopped(advisor, database):
    person = begin(advisor, then="keep")

    listed, start = advisor.get(PEOPLE).text, advisor.get("/advisor/").text
    assert f'href="{person}"' in listed
    assert f'href="{person}"' in start
    assert "Tesfay Haile" in start
    assert advisor.get(person).location == f"{person}/intake/languages"
    back = advisor.submit(f"{person}/intake/languages", {**KNOWS, "then": "back"})
    assert back.location == f"{person}/intake"
    assert 'value="04668 Grimma"' in advisor.follow(back).text
    assert advisor.get(person).location == f"{person}/intake/aims"
    assert 'selected value="a2"' in advisor.get(f"{person}/intake/languages").text
    later = advisor.submit(f"{person}/intake/aims", {**AIMS, "then": "keep"})
    assert later.location == PEOPLE
    assert the_person(database).search.field.value == "kitchen_service"


@pytest.mark.one_database
def test_a_step_sent_again_corrects_and_adds_nothing_twice(advisor, database):
    person = begin(advisor)
    for fields in (KNOWS, {**KNOWS, "german": "b1", "assessed_on": "2026-01-04", "other": "am"}):
        advisor.submit(f"{person}/intake/languages", fields)
    for fields in (AIMS, {**AIMS, "group": "633", "years": "2"}):
        advisor.submit(f"{person}/intake/aims", fields)

    record = the_person(database)
    assert [(row.language.value, row.level.value) for row in record.levels] == [("de", "b1"), ("am", "c2")]
    assert [(row.group.value, row.years) for row in record.experiences] == [("633", 2)]
    advisor.submit(f"{person}/intake/languages", {**dict.fromkeys(KNOWS, ""), "assessed_on": "2026-01-05"})
    advisor.submit(f"{person}/intake/aims", {**dict.fromkeys(AIMS, ""), "goal": "job"})
    assert (the_person(database).levels, the_person(database).experiences) == ((), ())


BAD = {
    "no name": ("", {"given_name": "", "family_name": " "}, "given_name", "0341 123456"),
    "a name with signs nobody can see": ("", {"given_name": "Tes\x00fay"}, "given_name", "0341 123456"),
    "two names at once": ("", {"given_name": ["Tesfay", "Twice"]}, "given_name", "0341 123456"),
    "a long name": ("", {"given_name": "x" * 121}, "given_name", "x" * 121),
    "a phone that is none": ("", {"phone": "call me"}, "phone", "call me"),
    "four digits": ("", {"place": "4668 Grimma"}, "place", "4668 Grimma"),
    "a language nobody offered": ("", {"language": "xx"}, "language", "Tesfay"),
    "nobody says so": ("/languages", {"source": ""}, "source", "2026-01-05"),
    "assessed tomorrow": ("/languages", {"assessed_on": "2099-01-01"}, "assessed_on", "2099-01-01"),
    "German twice": ("/languages", {"other": "de"}, "other", "2026-01-05"),
    "how well is missing": ("/languages", {"other_level": ""}, "other_level", "2026-01-05"),
    "no such goal": ("/aims", {"goal": "world peace"}, "goal", 'value="4"'),
    "work without years": ("/aims", {"years": ""}, "years", 'selected value="292"'),
    "years without work": ("/aims", {"group": ""}, "group", 'value="4"'),
    "too many years": ("/aims", {"years": "61"}, "years", 'value="61"'),
    "a week of 49 hours": ("/times", {"hours_per_week": "49"}, "hours_per_week", 'value="49"'),
    "a day that never was": ("/times", {"available_from": "31.02.2027"}, "available_from", 'value="31.02.2027"'),
    "checked tomorrow": ("/times", {"checked_on": "2099-01-01"}, "checked_on", 'value="2099-01-01"'),
    "checked without a day": ("/times", {"checked_on": ""}, "checked_on", 'value="11.01.2027"'),
}


@pytest.mark.one_database
def test_bad_input_comes_back_beside_its_field_with_everything_typed_and_changes_nothing(advisor, database):
    person = begin(advisor)
    answers = {"": REACH, "/languages": KNOWS, "/aims": AIMS, "/times": TIMES}
    before = the_person(database)

    for name, (step, changes, field, kept) in BAD.items():
        for then in ("on", "back", "keep"):
            answer = advisor.submit(f"{person}/intake{step}", {**answers[step], **changes, "then": then})
            assert answer.status_code == 422, (name, then)
        assert f'id="{field}-error"' in answer.text, name
        assert f'href="#{field}"' in answer.text, name
        assert kept in answer.text, name
        if not step:
            assert advisor.submit(f"{PEOPLE}/new", {**REACH, **changes}).status_code == 422, name
    assert the_person(database) == before


def test_a_second_window_overwrites_nothing_unseen(advisor, database):
    person = begin(advisor)
    first = second = seen_in(advisor.get(f"{person}/intake/times").text)

    assert advisor.submit(f"{person}/intake/times", {**TIMES, "seen": first}).status_code == 302
    late = advisor.submit(f"{person}/intake/times", {**TIMES, "hours_per_week": "30", "seen": second})

    assert late.status_code == 422
    assert the_person(database).search.hours_per_week == 20
    assert 'value="30"' in late.text, "what was typed is still there"
    assert "20" in re.search(r'id="hours_per_week-error">(.*?)</p>', late.text, re.DOTALL)[1]
    assert 'id="day_part-error"' not in late.text
    again = {**TIMES, "hours_per_week": "30", "seen": seen_in(late.text)}
    assert advisor.submit(f"{person}/intake/times", again).status_code == 302
    assert the_person(database).search.hours_per_week == 30


@pytest.mark.one_database
def test_sections_of_a_record_are_guarded_against_a_second_window_too(advisor, app, database):
    with app.test_request_context("/"), database.transaction() as session:
        address = f"{PEOPLE}/{a_candidate(session).id}/search"
    seen = seen_in(advisor.get(address).text)
    fields = {"goal": "job", "field": "care", "hours_per_week": "12", "works_shifts": "no", "seen": seen}

    assert advisor.submit(address, fields).status_code == 302
    late = advisor.submit(address, {**fields, "field": "retail", "works_shifts": ""})
    assert late.status_code == 422
    assert 'id="field-error"' in late.text
    assert 'id="works_shifts-error"' in late.text
    assert 'id="hours_per_week-error"' not in late.text
    assert the_person(database).search.field.value == "care"


@pytest.mark.one_database
def test_the_last_step_leads_to_each_missing_detail_and_takes_in_all_the_same(advisor, database):
    person = begin(advisor, place="Wolkenkuckucksheim")

    review = advisor.get(f"{person}/intake/review").text
    links = (
        "contact#region", "intake/languages#german", "intake/aims#field", "intake/times#available_from",
        "intake/times#hours_per_week", "intake/times#day_part", "intake/times#permit", "intake/times#checked_on",
    )  # fmt: skip
    for link in links:
        path, _, field = link.partition("#")
        assert f'href="{person}/{link}"' in review, link
        assert f'id="{field}"' in advisor.get(f"{person}/{path}").text, link
    assert advisor.press(f"{person}/intake/finish").status_code == 302
    assert the_person(database).state is CandidateState.ACTIVE


def test_a_draft_has_no_link_and_no_profile_and_is_deleted_wholly(advisor, database):
    person = begin(advisor)
    for step, fields in zip(("languages", "aims", "times"), STEPS, strict=True):
        advisor.submit(f"{person}/intake/{step}", fields)
    key = the_person(database).id

    assert advisor.press(f"{person}/links/new").status_code == 409
    assert advisor.press(f"{person}/pause").status_code == 409
    assert advisor.press(f"{person}/intake/discard").status_code == 302
    assert advisor.get(f"{person}/intake/review").status_code == 404
    with database.reading() as session:
        for kind in (Candidate, CandidateLanguage, Experience, NameToken):
            assert session.scalar(select(func.count()).select_from(kind)) == 0, kind
        assert "candidate.discarded" in [entry.verb for entry in trail(session, key)]


@pytest.mark.one_database
def test_only_drafts_are_deleted_and_only_advisors_do(advisor, app, database, visit):
    with app.test_request_context("/"), database.transaction() as session:
        key = a_candidate(session).id

    assert advisor.press(f"{PEOPLE}/{key}/intake/discard").status_code == 409
    assert visit.by_link(key).press(f"{PEOPLE}/{key}/intake/discard").status_code == 403
    assert advisor.press(f"{PEOPLE}/{uuid4()}/intake/discard").status_code == 404
    assert the_person(database).state is CandidateState.ACTIVE


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("written", "postcode", "town"),
    [("04668", "04668", "Grimma"), ("Grimma", None, "Grimma"), ("Grimma, 04668", "04668", "Grimma"), ("", None, None)],
)
def test_a_place_is_written_as_people_do(advisor, database, written, postcode, town):
    begin(advisor, place=written)

    contact = the_person(database).contact
    assert (contact.postcode, contact.town) == (postcode, town)


@pytest.mark.one_database
def test_before_anything_is_known_of_languages_today_and_the_language_of_letters_are_suggested(advisor):
    page = advisor.get(f"{begin(advisor)}/intake/languages").text

    assert f'value="{clock.today().isoformat()}"' in page
    assert 'selected value="ti"' in page


def test_who_seems_to_be_in_the_file_already_is_asked_about_before_taking_in(database, visit):
    with database.transaction() as session:
        known = a_candidate(session)
        twin = begin_intake(session, Reach(given_name="سلمى", family_name="رحيمي"), by=By(known.advisor_id, "advisor"), at=NOON)
        other = begin_intake(session, Reach(given_name="Omar", family_name="Noor"), by=By(known.advisor_id, "advisor"), at=NOON)
        advisor = an_advisor(session)

    asked = visit.as_(advisor).get(f"/advisor/candidates/{twin.id}/intake/review").text
    assert f"/advisor/candidates/{known.id}" in asked
    assert f"/advisor/candidates/{known.id}" not in visit.as_(advisor).get(f"/advisor/candidates/{other.id}/intake/review").text
