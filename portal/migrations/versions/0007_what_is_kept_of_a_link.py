"""Of a personal link only the hash of its secret is kept; links from before have none, and end."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

TABLE = "candidates_personal_link"
INDEX = "uq_candidates_personal_link_secret_hash"


def upgrade() -> None:
    """Apply."""
    op.add_column(TABLE, sa.Column("secret_hash", sa.Text(), nullable=True))
    op.create_index(INDEX, TABLE, ["secret_hash"], unique=True)
    op.execute(f"UPDATE {TABLE} SET revoked_at = created_at WHERE revoked_at IS NULL")  # noqa: S608 - our own names


def downgrade() -> None:
    """Take back."""
    op.drop_index(INDEX, table_name=TABLE)
    op.drop_column(TABLE, "secret_hash")
