"""Asking company and person how the work is going, and why work ended."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("placements_placement") as batch:
        batch.add_column(sa.Column("end_reason", sa.String(40), nullable=True))
    op.create_table(
        "placements_follow_up",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("placement_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("company_says", sa.String(40), nullable=True),
        sa.Column("company_said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("person_says", sa.String(40), nullable=True),
        sa.Column("person_said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(
            ["placement_id"],
            ["placements_placement.id"],
            name=op.f("fk_placements_follow_up_placement_id_placements_placement"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements_follow_up")),
    )
    op.create_index("uq_placements_follow_up_step", "placements_follow_up", ["placement_id", "step"], unique=True)


def downgrade() -> None:
    """Take back."""
    op.drop_table("placements_follow_up")
    with op.batch_alter_table("placements_placement") as batch:
        batch.drop_column("end_reason")
