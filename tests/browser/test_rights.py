"""A person's rights, clicked in a real browser: who looked, the code, all data as files, a correction, a deletion, the run."""

import json

import pytest
from sqlalchemy import func, select

from portal.contacts.models import Enquiry
from tests.journeys.persons_way import opens_the_question
from tests.journeys.rights_way import (
    ZARMINA,
    has_everything_deleted,
    has_something_corrected,
    is_handed_a_code,
    is_shown_and_looked_at,
    nothing_names,
    opens_their_data,
    sees_who_looked,
    the_nightly_run,
)
from tests.journeys.walking import german, sees

pytestmark = pytest.mark.long
BAKERY, BAKERY_PLACE = "Bäckerei Lindner", "Aushilfe im Verkauf"


def taken_along(person, words):
    """Press a button that gives a file, and return what is in it."""
    with person.page.expect_download() as download:
        person.page.get_by_role("button", name=german(words)).click()
    return download.value.path().read_bytes()


def test_from_who_looked_to_nothing_left(lasting_stage, lasting):
    play = lasting_stage()
    database = lasting.app.extensions["portal_database"]
    advisor, employer = play.staff("advisor"), play.staff("employer")
    record, address = is_shown_and_looked_at(play, advisor, employer, BAKERY_PLACE)

    person = opens_the_question(play, ZARMINA, "Open my page")
    sees_who_looked(person, BAKERY)
    code = is_handed_a_code(advisor, record)
    person.go("/my/data")
    person.fill(code="0000 000")
    person.press("Open my data")
    sees(person, "The code has eight digits. Please look again.")
    door = opens_their_data(person, code)
    assert json.loads(taken_along(person, "As a file for computers (JSON)"))["proposals_consent"]
    assert taken_along(person, "As a document to read (PDF)").startswith(b"%PDF")
    has_something_corrected(person, advisor, record, door)
    has_everything_deleted(person, advisor, record, door)

    gone = employer.page.goto(employer.base + address)
    assert gone is not None
    assert gone.status == 404
    person.page.goto(person.base + "/my")
    assert person.path == "/link"
    play.deliver()
    nothing_names(database, lasting.app.extensions["portal_settings"].data)

    def enquiries() -> int:
        with database.reading() as session:
            return session.scalar(select(func.count()).select_from(Enquiry)) or 0

    the_nightly_run(play, 190, enquiries)
    nothing_names(database, lasting.app.extensions["portal_settings"].data)


def seen_on_a_phone(walker):
    """Look at the page as on a narrow phone: nothing hangs over."""
    page = walker.page
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, walker.path


def test_in_arabic_on_a_phone_the_use_is_stopped_and_goes_on_once_the_person_was_told(lasting_stage):
    play = lasting_stage()
    advisor, employer = play.staff("advisor"), play.staff("employer")
    record, address = is_shown_and_looked_at(play, advisor, employer, BAKERY_PLACE)
    person = opens_the_question(play, ZARMINA, "Open my page")
    opens_their_data(person, is_handed_a_code(advisor, record))
    page = person.page

    def company_reads_the_profile() -> bool:
        employer.page.goto(employer.base + address)
        return "Deutsch" in employer.page.locator("main").inner_text()

    assert company_reads_the_profile()
    page.locator("details.languages summary").click()
    page.locator("button[name=language][value=ar]").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    seen_on_a_phone(person)
    page.locator("main a[href$='/limit']").click()
    seen_on_a_phone(person)
    page.locator("input[name=kind][value=restriction]").check()
    page.locator("main form button[type=submit]").click()
    seen_on_a_phone(person)
    assert "/requests/" in page.url

    assert not company_reads_the_profile()
    employer.go("/employer/proposals")
    assert address not in employer.source or "Nicht mehr verfügbar".casefold() in employer.text.casefold()

    advisor.go(f"{record}/rights")
    advisor.follow("Answer it")
    advisor.fill(outcome="done", words="Die Nutzung ruht.")
    advisor.press("Save")
    advisor.go(f"{record}/rights")
    advisor.follow("Use the data again")
    advisor.fill(is_told="y")
    advisor.press("Use the data again")
    page.goto(person.base + "/my")
    seen_on_a_phone(person)
    assert not company_reads_the_profile(), "whoever rests is shown to nobody who does not know them"
