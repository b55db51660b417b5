"""The person's own pages about their data: what each code gets, what is open to whom, and what happens to a wish."""

import json
import re
from datetime import timedelta

import pytest

from portal.candidates.services import Who
from portal.contacts.services import LogDraft, add_log_entry
from portal.contacts.words import Channel, SubjectKind
from portal.kernel.clock import now, pretended
from portal.kernel.i18n import speaking
from portal.retention.codes import LASTS, code_said, create_code
from portal.retention.models import RightsCode
from portal.retention.words import Tried
from tests.builders.accounts import an_advisor
from tests.builders.candidates import a_candidate, a_person
from tests.builders.proposals import advisor_of
from tests.moments import NOON

pytestmark = pytest.mark.one_database
OTHER = Who("Zerfin", "Kolumbatz", ())


class Case:
    """A person with a page, their advisor, and the code they were handed."""

    def __init__(self, visit, database):
        self.visit, self.database = visit, database
        with database.transaction() as session:
            person = a_candidate(session)
            self.person_id, self.advisor_id = person.id, person.advisor_id
            self.by = advisor_of(person)
            self.other_id = a_candidate(session, a_person(who=OTHER), advisor_id=person.advisor_id).id
        self.page = visit.by_link(self.person_id)
        self.advisor = visit.as_(self.advisor_id)

    def code(self, at=None):
        with self.database.transaction() as session:
            return code_said(create_code(session, self.person_id, by=self.by, at=at or now()).id)

    def types(self, code, page=None):
        return (page or self.page).submit("/my/data", {"code": code})

    def opened(self):
        return self.types(self.code()).location


@pytest.fixture
def case(visit, database):
    return Case(visit, database)


def german(tried):
    with speaking("de"):
        return str(tried.label)


def test_each_wrong_code_gets_its_sentence_and_opens_nothing(case):
    said = {"12": Tried.MISTYPED, "12345678": Tried.NONE}
    for typed, sentence in said.items():
        answer = case.types(typed)
        assert (answer.status_code, german(sentence) in answer.text) == (422, True), typed
    old = case.code(at=now() - LASTS)
    assert german(Tried.EXPIRED) in case.types(old).text
    ended = case.code()
    good = case.code()
    assert german(Tried.ENDED) in case.types(ended).text
    assert "Versuche übrig: 4" in case.types("00000000" if good != "00000000" else "11111111").text
    assert case.types(good).status_code == 302
    assert german(Tried.USED) in case.types(good, case.visit.by_link(case.person_id)).text


def test_with_the_code_everything_of_this_person_alone_goes_out(case):
    door = case.opened()
    with case.database.transaction() as session:
        for text in ("Kommt mit Zerfin Kolumbatz.", "Kommt gern früh."):
            note = LogDraft(SubjectKind.CANDIDATE, case.person_id, Channel.PHONE, text)
            add_log_entry(session, note, by=case.by, at=NOON)

    answer = case.page.press(f"{door}/file")

    held = json.loads(answer.text)
    assert held["candidates_candidate"][0]["family_name"] == "Rahimi"
    assert "Kommt gern früh." in answer.text
    assert "Kolumbatz" not in answer.text
    assert answer.response.headers["Cache-Control"] == "no-store"
    for document in (
        case.page.press(f"{door}/document"),
        case.advisor.press(f"/advisor/candidates/{case.person_id}/hand-out/document"),
    ):
        assert document.response.data.startswith(b"%PDF")
        assert document.response.headers["Cache-Control"] == "no-store"
    record = case.advisor.get(f"/advisor/candidates/{case.person_id}/rights")
    assert "<mark>Zerfin Kolumbatz</mark>" in record.text
    assert "Notizen lesen, die andere nennen" in case.advisor.get("/advisor/tasks").text


def test_another_browser_another_person_and_an_ended_code_find_no_open_door(case):
    door = case.opened()
    for other in (case.visit.by_link(case.person_id), case.visit.by_link(case.other_id)):
        assert other.get(door).status_code == 404
        assert other.press(f"{door}/file").status_code == 404
    assert case.page.get(door).status_code == 200

    with case.database.reading() as session:
        code_id = session.query(RightsCode.id).scalar()
    case.advisor.press(f"/advisor/candidates/{case.person_id}/rights/code/{code_id}/end")

    assert case.page.get(door).status_code == 404
    assert case.page.press(f"{door}/file").status_code == 404


def test_without_a_code_the_page_names_nobody_and_leads_to_the_field(case):
    page = case.page.get("/my/data").text

    assert "Rahimi" not in page
    assert 'autocomplete="one-time-code"' in page
    assert "/my/data" in case.page.get("/my").text


def test_a_wish_says_what_happens_next_and_comes_back_answered(case):
    door = case.opened()

    asked = case.page.follow(case.page.submit(f"{door}/correct", {"text": "Ich kann B2."}))
    again = case.page.submit(f"{door}/correct", {"text": "Noch etwas."})

    assert "ruft Sie an" in asked.text
    assert again.status_code == 422
    assert "schon darum gebeten" in again.text
    task = case.advisor.get("/advisor/tasks").text
    assert f"/advisor/candidates/{case.person_id}" in task
    rights = case.advisor.get(f"/advisor/candidates/{case.person_id}/rights").text
    assert "Ich kann B2." in rights
    way = re.search(r'href="(/advisor/candidates/[^"]+/rights/[^"]+)"', rights)[1]
    assert case.advisor.submit(way, {"outcome": "refused"}).status_code == 422
    assert case.advisor.submit(way, {"outcome": "refused", "words": "Der Test sagt B1."}).status_code == 302

    own = re.search(r'href="(/my/data/requests/[^"]+)"', case.page.get("/my/data").text)[1]
    assert "Der Test sagt B1." in case.page.get(own).text
    elsewhere = case.visit.by_link(case.person_id)
    assert "Der Test sagt B1." not in elsewhere.get(own).text
    assert "Ich kann B2." not in elsewhere.get(own).text
    assert case.visit.by_link(case.other_id).get(own).status_code == 404


def test_the_wish_to_be_deleted_needs_the_tick(case):
    door = case.opened()

    assert case.page.submit(f"{door}/erase", {}).status_code == 422
    asked = case.page.submit(f"{door}/erase", {"is_sure": "y"})

    assert asked.status_code == 302
    assert "ruht Ihr Profil" in case.page.follow(asked).text


def test_digits_are_shown_for_ten_minutes_to_who_made_them(case):
    rights = f"/advisor/candidates/{case.person_id}/rights"
    case.advisor.press(f"{rights}/code")
    with case.database.reading() as session:
        digits = code_said(session.query(RightsCode.id).scalar())
    said = f"{digits[:4]} {digits[4:]}"

    assert said in case.advisor.get(rights).text
    with case.database.transaction() as session:
        colleague = an_advisor(session, email="andere@kai.example")
    assert said not in case.visit.as_(colleague).get(rights).text
    with pretended(now() + timedelta(minutes=10)):
        assert said not in case.visit.as_(case.advisor_id).get(rights).text


@pytest.mark.parametrize("language", ["ar", "fa", "ti", "uk", "ru", "tr", "vi", "en", "de-simple"])
def test_every_page_is_said_in_every_language(case, language):
    page = case.visit.by_link(case.person_id, language)
    door = case.types(case.code(), page).location
    request = page.submit(f"{door}/erase", {"is_sure": "y"}).location

    for path in ("/my/data", "/my/data/looked", door, f"{door}/correct", f"{door}/erase", request):
        assert page.get(path).status_code == 200
