"""What authorities are asked before an internship begins, and what they say."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "internships_authority_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("authority", sa.String(40), nullable=False),
        sa.Column("matter", sa.String(40), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(40), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("asked_by_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["internship_id"], ["internships_internship.id"], name=op.f("fk_internships_authority_request_internship_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_authority_request")),
    )
    op.create_index(op.f("ix_internships_authority_request_internship_id"), "internships_authority_request", ["internship_id"])
    op.create_index("ix_internships_authority_request_waiting", "internships_authority_request", ["answered_on", "sent_on", "id"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_internships_authority_request_waiting", table_name="internships_authority_request")
    op.drop_index(op.f("ix_internships_authority_request_internship_id"), table_name="internships_authority_request")
    op.drop_table("internships_authority_request")
