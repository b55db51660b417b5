"""Who is in the file when the summary comes gets the same one as who is entered later."""

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import select, update

from portal.candidates.drafts import CourseDraft, ExperienceDraft, WeeklyHour
from portal.candidates.models import Candidate
from portal.candidates.services import add_experience, enrol_in_course
from portal.candidates.words import CourseKind, Weekday
from portal.kernel.access import Role
from portal.kernel.audit import By
from portal.labour.occupations import OccupationGroup
from portal.upgrading import alembic_config
from tests.builders.candidates import MORNINGS, a_candidate
from tests.moments import MONDAY, NOON

ADVISOR = By(None, Role.ADVISOR.value)
SUMMARY = (
    Candidate.known_german,
    Candidate.known_work,
    Candidate.known_competences,
    Candidate.course_part,
    Candidate.course_until,
)
SATURDAYS = (WeeklyHour(Weekday.SATURDAY, MORNINGS[0].starts_at, MORNINGS[0].ends_at),)


def test_people_in_the_file_get_the_summary_that_the_portal_would_write(database):
    with database.transaction() as session:
        a_candidate(session, german=None, course=())
        other = a_candidate(session)
        add_experience(session, other.id, ExperienceDraft(OccupationGroup.ELDERLY_CARE, 3), by=ADVISOR, at=NOON)
        enrol_in_course(
            session, other.id, CourseDraft(CourseKind.INTEGRATION, ends_on=MONDAY, hours=SATURDAYS), by=ADVISOR, at=NOON
        )
    with database.reading() as session:
        written = session.execute(select(*SUMMARY).order_by(Candidate.id)).all()
    with database.transaction() as session:
        session.execute(update(Candidate).values(known_german=None, known_work=(), known_competences=(), course_part=None))

    script = ScriptDirectory.from_config(alembic_config(database)).get_revision("0014")
    with database.engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        script.module.fill()

    with database.reading() as session:
        assert session.execute(select(*SUMMARY).order_by(Candidate.id)).all() == written
    assert len({row.known_work for row in written}) == 2
