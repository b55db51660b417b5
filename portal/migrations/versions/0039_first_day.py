"""What a company says about the first day of an internship."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "internships_kit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_point", sa.Text(), nullable=True),
        sa.Column("begins_at", sa.Time(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("contact_phone", sa.Text(), nullable=True),
        sa.Column("clothes", sa.Text(), nullable=True),
        sa.Column("filled_at", MOMENT, nullable=True),
        sa.Column("filled_by_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["internship_id"], ["internships_internship.id"], name=op.f("fk_internships_kit_internship_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_kit")),
        sa.UniqueConstraint("internship_id", name=op.f("uq_internships_kit_internship_id")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("internships_kit")
