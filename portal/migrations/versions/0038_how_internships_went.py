"""How internships went: what the company saw, what the person says."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"

CODES = (
    "punctuality",
    "team",
    "instructions",
    "asking",
    "learning",
    "language_at_work",
    "would_hire",
    "own_view",
    "verdict",
)
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "internships_assessment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("asks", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(40), nullable=True) for name in CODES),
        sa.Column("company_said_at", MOMENT, nullable=True),
        sa.Column("received_at", MOMENT, nullable=True),
        sa.Column("person_said_at", MOMENT, nullable=True),
        sa.Column("own_words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["internship_id"], ["internships_internship.id"], name=op.f("fk_internships_assessment_internship_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_assessment")),
        sa.UniqueConstraint("internship_id", name=op.f("uq_internships_assessment_internship_id")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("internships_assessment")
