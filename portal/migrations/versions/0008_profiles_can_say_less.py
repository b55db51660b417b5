"""Profiles can say less, and how many people they could be of is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

CAN_BE_LEFT_OUT = (
    ("years", sa.String(40)),
    ("hours", sa.String(40)),
    ("day_part", sa.String(40)),
    ("available_month", sa.Date()),
    ("region", sa.Text()),
    ("permit", sa.String(40)),
    ("permit_checked_month", sa.Date()),
)


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("profiles_profile") as batch:
        for name, kind in CAN_BE_LEFT_OUT:
            batch.alter_column(name, existing_type=kind, nullable=True)
        batch.add_column(sa.Column("wide_field", sa.String(40), nullable=True))
        batch.add_column(sa.Column("wide_region", sa.Text(), nullable=True))
        batch.add_column(sa.Column("coarse", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("profiles_profile") as batch:
        batch.alter_column("coarse", existing_type=sa.JSON(), existing_nullable=False, server_default=None)
    with op.batch_alter_table("candidates_published_profile") as batch:
        batch.add_column(sa.Column("resembles", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("release_reason", sa.String(40), nullable=True))


def downgrade() -> None:
    """Take back; what was left out of a profile cannot come back, so such profiles go."""
    with op.batch_alter_table("candidates_published_profile") as batch:
        batch.drop_column("release_reason")
        batch.drop_column("resembles")
    with op.batch_alter_table("profiles_profile") as batch:
        batch.drop_column("coarse")
        batch.drop_column("wide_region")
        batch.drop_column("wide_field")
        for name, kind in CAN_BE_LEFT_OUT:
            batch.alter_column(name, existing_type=kind, nullable=False)
