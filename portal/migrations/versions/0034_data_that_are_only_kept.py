"""Data of a person that are kept and not used."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Apply."""
    op.add_column("candidates_candidate", sa.Column("restricted_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("candidates_candidate") as batch:
        batch.drop_column("restricted_at")
