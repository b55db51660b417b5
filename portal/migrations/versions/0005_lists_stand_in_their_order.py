"""Lists stand in their order: an index for each, ending in what is unique."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

OPEN = sa.text("done_at IS NULL")
INDEXES = (
    ("candidates_candidate", "newest", ("created_at", "id")),
    ("candidates_candidate", "mine", ("advisor_id", "created_at", "id")),
    ("candidates_language", "latest", ("candidate_id", "language", "assessed_on")),
    ("companies_company", "mine", ("advisor_id", "name_key", "id")),
    ("companies_company", "by_state", ("state", "name_key", "id")),
    ("openings_opening", "field", ("state", "visibility", "field", "published_at", "id")),
    ("openings_opening", "changed", ("changed_at", "id")),
    ("openings_opening", "waiting", ("state", "changed_at", "id")),
    ("openings_opening", "of_company", ("company_id", "changed_at", "id")),
    ("openings_opening", "free_places", ("company_id", "state", "places")),
    ("proposals_proposal", "newest", ("created_at", "id")),
    ("proposals_proposal", "shown", ("company_id", "presented_at", "reference")),
    ("proposals_proposal", "of_person", ("candidate_id", "created_at", "id")),
    ("internships_internship", "by_start", ("starts_on", "id")),
    ("internships_internship", "of_company", ("company_id", "starts_on", "id")),
    ("placements_placement", "by_start", ("starts_on", "id")),
)


def upgrade() -> None:
    """Apply."""
    for table, name, columns in INDEXES:
        op.create_index(f"ix_{table}_{name}", table, list(columns))
    op.create_index(
        "ix_contacts_task_due", "contacts_task", ["assigned_to_id", "due_on", "id"], postgresql_where=OPEN, sqlite_where=OPEN
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_contacts_task_due", table_name="contacts_task")
    for table, name, _columns in reversed(INDEXES):
        op.drop_index(f"ix_{table}_{name}", table_name=table)
