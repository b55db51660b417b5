"""What is known of a person in a few codes, for matching; those in the file get theirs here."""

from collections import defaultdict
from datetime import time
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

NOON, EARLY_AFTERNOON, EVENING = time(12), time(14), time(17)
WORKDAYS = 5

# The fields of work of groups of occupations, as of this migration.
FIELDS = {
    "farming": ["111", "112", "113", "115", "117", "121", "122"],
    "food_production": ["291", "292"],
    "kitchen_service": ["293", "631", "632", "633", "634"],
    "building": ["311", "312", "321", "322", "331", "332", "333", "341", "342"],
    "metal_electrical": ["241", "242", "243", "244", "245", "251", "252", "261", "262", "263", "272"],
    "production": ["212", "213", "214", "221", "222", "223", "231", "234", "273", "281", "282", "283", "343", "413", "933"],
    "warehouse_transport": ["512", "513", "514", "515", "516", "521", "522", "525"],
    "cleaning": ["531", "541", "832"],
    "retail": ["611", "612", "621", "622", "623", "624"],
    "care": ["811", "812", "813", "814", "817", "818", "821", "823", "825"],
    "children_education": ["831", "841", "842", "843", "844", "845"],
    "office_it": ["232", "431", "432", "433", "434", "711", "713", "714", "715", "721", "722", "723", "732", "921"],
}  # fmt: skip


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("candidates_candidate") as batch:
        batch.add_column(sa.Column("known_german", sa.String(40), nullable=True))
        batch.add_column(sa.Column("known_work", sa.String(400), nullable=False, server_default=""))
        batch.add_column(sa.Column("known_competences", sa.String(400), nullable=False, server_default=""))
        batch.add_column(sa.Column("course_part", sa.String(40), nullable=True))
        batch.add_column(sa.Column("course_until", sa.Date(), nullable=True))
    with op.batch_alter_table("candidates_candidate") as batch:
        for name in ("known_work", "known_competences"):
            batch.alter_column(name, existing_type=sa.String(400), existing_nullable=False, server_default=None)
    fill()


def fill() -> None:
    """Read the tables beside each person; nothing of it is encrypted."""
    found: defaultdict[Any, dict[str, Any]] = defaultdict(dict)
    levels = "SELECT candidate_id, level FROM candidates_language WHERE language = 'de' ORDER BY assessed_on"
    for key, level in _rows(levels):
        found[key]["known_german"] = level
    for column, query in (
        ("known_work", "SELECT candidate_id, occupation_group FROM candidates_experience"),
        ("known_competences", "SELECT candidate_id, code FROM candidates_competence"),
    ):
        codes: defaultdict[Any, set[str]] = defaultdict(set)
        for key, code in _rows(query):
            codes[key] |= {code, *(field for field, groups in FIELDS.items() if column == "known_work" and code in groups)}
        for key, own in codes.items():
            found[key][column] = f" {' '.join(sorted(own))} "
    for key, part, until in _courses():
        found[key] |= {"course_part": part, "course_until": until}
    table = sa.table("candidates_candidate", sa.column("id"), *(sa.column(name) for name in COLUMNS))
    for key, values in found.items():
        op.get_bind().execute(sa.update(table).where(table.c.id == key).values(**values))


COLUMNS = ("known_german", "known_work", "known_competences", "course_part", "course_until")


def _rows(query: str) -> list[Any]:
    return list(op.get_bind().execute(sa.text(query)))


def _courses() -> list[tuple[Any, str | None, Any]]:
    course = sa.table("candidates_course_enrolment", sa.column("id"), sa.column("candidate_id"), sa.column("ends_on", sa.Date()))
    hour = sa.table(
        "candidates_course_hour",
        sa.column("course_id"),
        sa.column("weekday"),
        sa.column("starts_at", sa.Time()),
        sa.column("ends_at", sa.Time()),
    )
    ends: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, end in op.get_bind().execute(sa.select(course.c.candidate_id, course.c.ends_on)):
        ends[key].append(end)
    halves: defaultdict[Any, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    query = sa.select(course.c.candidate_id, hour.c.weekday, hour.c.starts_at, hour.c.ends_at).join(
        course, course.c.id == hour.c.course_id
    )
    for key, weekday, start, end in op.get_bind().execute(query):
        halves[key][weekday] |= _halves(weekday, start, end)
    return [(key, _part(halves[key]), None if None in days else max(days)) for key, days in ends.items()]


def _halves(weekday: str, start: time, end: time) -> set[str]:
    if weekday == "sat":
        return set()
    found = {"morning"} if start < NOON else set()
    return found | ({"afternoon"} if start < EVENING and (start >= NOON or end > EARLY_AFTERNOON) else set())


def _part(halves: dict[str, set[str]]) -> str | None:
    taken = [parts for parts in halves.values() if parts]
    together = set().union(*taken)
    if len(together) < 2:
        return next(iter(together), None)
    is_always_busy = len(taken) == WORKDAYS and all(len(parts) == 2 for parts in taken)
    return "whole_day" if is_always_busy else "flexible"


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("candidates_candidate") as batch:
        for name in reversed(COLUMNS):
            batch.drop_column(name)
