"""From whom we know something of a person, and which languages work needs."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

NEW = (
    ("candidates_candidate", "from_jobcenter", sa.String(400), ""),
    ("candidates_experience", "source", sa.String(40), "person"),
    ("candidates_course_enrolment", "source", sa.String(40), "person"),
    ("openings_opening", "asked_languages", sa.String(400), ""),
)


def upgrade() -> None:
    """Apply: what is known so far counts as told by the people themselves."""
    for table, column, kind, known in NEW:
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column(column, kind, nullable=False, server_default=known))
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, existing_type=kind, existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Take back."""
    for table, column, _kind, _known in reversed(NEW):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(column)
