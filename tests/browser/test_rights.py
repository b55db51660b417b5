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
