"""Where people of a trade work: the search finds it by them, and not them by it."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"

TABLES = ("openings_synonyms", "openings_synonyms_edition")


def upgrade() -> None:
    """Apply; the rows there are name no place. The first table is not written anew: the other one points to it."""
    for table in TABLES:
        op.add_column(table, sa.Column("places", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take back."""
    for table in TABLES:
        op.drop_column(table, "places")
