"""Three times to meet, and the entry in people's calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"

MOMENT = sa.DateTime(timezone=True)
MUST_BE_SET = (
    ("times_offered", sa.JSON(), "[]"),
    ("times_refused", sa.Boolean(), sa.false()),
    ("entry_version", sa.Integer(), "0"),
)


def upgrade() -> None:
    """Apply. Meetings that are arranged already get their entry when they are moved."""
    with op.batch_alter_table("proposals_proposal") as batch:
        for name, kind, known in MUST_BE_SET:
            batch.add_column(sa.Column(name, kind, nullable=False, server_default=known))
        batch.add_column(sa.Column("times_by", sa.String(40), nullable=True))
        batch.add_column(sa.Column("times_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("entry_key", sa.Text(), nullable=True))
        batch.add_column(sa.Column("entry_at", MOMENT, nullable=True))
    with op.batch_alter_table("proposals_proposal") as batch:
        for name, kind, _known in MUST_BE_SET:
            batch.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("proposals_proposal") as batch:
        for name in ("entry_at", "entry_key", "times_at", "times_by", "entry_version", "times_refused", "times_offered"):
            batch.drop_column(name)
