"""The data have a version: one row that changes with every change that could be shown."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "kernel_data_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_data_version")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("kernel_data_version")
