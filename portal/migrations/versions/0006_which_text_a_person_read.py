"""A consent keeps what the person read: names of company and place, the translation beside the text, who explained it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

NAMES = (
    ("company_name", "companies_company", "company_id", "name"),
    ("opening_title", "openings_opening", "opening_id", "title"),
)
AIDS = (("aid_language", sa.Text()), ("aid_sha256", sa.Text()), ("explained_by", sa.String(40)))
TABLE = "proposals_consent"


def upgrade() -> None:
    """Apply."""
    for name, kind in AIDS:
        op.add_column(TABLE, sa.Column(name, kind, nullable=True))
    for name, other, key, column in NAMES:
        op.add_column(TABLE, sa.Column(name, sa.Text(), nullable=True))
        op.execute(f"UPDATE {TABLE} SET {name} = (SELECT {column} FROM {other} WHERE {other}.id = {TABLE}.{key})")  # noqa: S608 - our own names
    with op.batch_alter_table(TABLE) as table:
        for name, *_ in NAMES:
            table.alter_column(name, existing_type=sa.Text(), nullable=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table(TABLE) as table:
        for name in (*(each[0] for each in NAMES), *(each[0] for each in AIDS)):
            table.drop_column(name)
