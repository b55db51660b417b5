"""When recurring work ran and runs next, and how far a company was reminded of a proposal."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Apply; who waited for an answer before is reminded from now on."""
    op.create_table(
        "kernel_schedule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_schedule")),
        sa.UniqueConstraint("code", name=op.f("uq_kernel_schedule_code")),
    )
    with op.batch_alter_table("proposals_proposal") as batch:
        batch.add_column(sa.Column("reminded_after", sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("proposals_proposal") as batch:
        batch.alter_column("reminded_after", server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("proposals_proposal") as batch:
        batch.drop_column("reminded_after")
    op.drop_table("kernel_schedule")
