"""What was sent lately: the limits of public forms; what an enquiry is about may be a barrier on a page."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "kernel_sending",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("who_hash", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_sending")),
    )
    op.create_index("ix_kernel_sending_who", "kernel_sending", ["who_hash", "at"], unique=False)
    op.create_index(op.f("ix_kernel_sending_at"), "kernel_sending", ["at"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_table("kernel_sending")
