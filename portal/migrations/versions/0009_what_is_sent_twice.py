"""What is sent twice counts once: what was sent in the last hours, and where it led."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "kernel_sent_once",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key_hash", sa.Text(), nullable=False),
        sa.Column("leads_to", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_sent_once")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_kernel_sent_once_key_hash")),
    )
    op.create_index(op.f("ix_kernel_sent_once_at"), "kernel_sent_once", ["at"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_table("kernel_sent_once")
