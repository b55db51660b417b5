"""A person looks who looked, takes their data along, has them corrected and deleted; the run deletes whoever was not heard of."""

import json

import pytest
from sqlalchemy import func, select

from portal.candidates.models import Candidate
from portal.kernel.audit import AuditEntry
from tests.inspection import form_token_in
from tests.journeys import story
from tests.journeys.persons_way import opens_the_question, take_in
from tests.journeys.rights_way import (
    QUIET,
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

pytestmark = pytest.mark.one_database


@pytest.mark.long
def test_a_person_uses_their_rights_and_afterwards_nothing_names_them(stage, database):
    employer = story.sign_up(stage)
    story.accept_company(stage)
    story.post_internship(stage, employer)
    story.publish_internship(stage)
    advisor = stage.staff("advisor")
    take_in(advisor, QUIET)
    record, address = is_shown_and_looked_at(stage, advisor, employer, stage.cast.place)

    person = opens_the_question(stage, ZARMINA, "Open my page")
    sees_who_looked(person, stage.cast.company)
    door = opens_their_data(person, is_handed_a_code(advisor, record))
    taken = person.visitor.post(f"{door}/file", {"csrf_token": form_token_in(person.source)})
    held = json.loads(taken.text)
    assert held["candidates_candidate"][0]["family_name"] == ZARMINA.family
    assert QUIET.family not in taken.text
    has_something_corrected(person, advisor, record, door)
    has_everything_deleted(person, advisor, record, door)

    assert employer.visitor.get(address).status_code == 404
    assert "/link" in person.visitor.get("/my").location
    stage.deliver()
    nothing_names(database, stage.app.extensions["portal_settings"].data)
    with database.reading() as session:
        verbs = set(session.scalars(select(AuditEntry.verb)))
    assert {"rights_code.created", "rights_code.used", "candidate.exported", "request.made", "candidate.erased"} <= verbs

    def people():
        with database.reading() as session:
            return session.scalar(select(func.count()).select_from(Candidate)) or 0

    the_nightly_run(stage, 400, people)
    nothing_names(database, stage.app.extensions["portal_settings"].data, people=(ZARMINA, QUIET))
    assert people() == 0
