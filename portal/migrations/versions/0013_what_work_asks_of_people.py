"""Which licences work needs, and what the team knows of it for finding people."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("openings_opening") as batch:
        batch.add_column(sa.Column("licences", sa.String(400), nullable=False, server_default=""))
        batch.add_column(sa.Column("occupation_group", sa.Text(), nullable=True))
        batch.add_column(sa.Column("asked_competences", sa.String(400), nullable=False, server_default=""))
    with op.batch_alter_table("openings_opening") as batch:
        batch.alter_column("licences", existing_type=sa.String(400), existing_nullable=False, server_default=None)
        batch.alter_column("asked_competences", existing_type=sa.String(400), existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("openings_opening") as batch:
        batch.drop_column("asked_competences")
        batch.drop_column("occupation_group")
        batch.drop_column("licences")
