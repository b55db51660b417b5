"""What German is needed for at work, and what has to be there on the first day."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
COLUMNS = ("german_for", "prerequisites")


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("openings_opening") as batch:
        for name in COLUMNS:
            batch.add_column(sa.Column(name, sa.String(400), nullable=False, server_default=""))
    with op.batch_alter_table("openings_opening") as batch:
        for name in COLUMNS:
            batch.alter_column(name, existing_type=sa.String(400), existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("openings_opening") as batch:
        for name in reversed(COLUMNS):
            batch.drop_column(name)
