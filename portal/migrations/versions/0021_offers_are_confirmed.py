"""On which day somebody last said that an offer holds."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Apply; what is online now is asked about once it is confirmed or changed for the first time."""
    with op.batch_alter_table("openings_opening") as batch:
        batch.add_column(sa.Column("fresh_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("openings_opening") as batch:
        batch.drop_column("fresh_on")
