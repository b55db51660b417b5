"""The pool in numbers, frozen for each week."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "profiles_pool_week",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("monday", sa.Date(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles_pool_week")),
        sa.UniqueConstraint("monday", name=op.f("uq_profiles_pool_week_monday")),
    )
    op.create_table(
        "profiles_pool_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("week_id", sa.Uuid(), nullable=False),
        sa.Column("goal", sa.String(40), nullable=True),
        sa.Column("field", sa.String(40), nullable=True),
        sa.Column("german", sa.String(40), nullable=True),
        sa.Column("band", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["week_id"], ["profiles_pool_week.id"], name=op.f("fk_profiles_pool_line_week_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles_pool_line")),
        sa.UniqueConstraint("week_id", "goal", "field", "german", name="uq_profiles_pool_line_place"),
    )
    op.create_index(op.f("ix_profiles_pool_line_week_id"), "profiles_pool_line", ["week_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_profiles_pool_line_week_id"), table_name="profiles_pool_line")
    op.drop_table("profiles_pool_line")
    op.drop_table("profiles_pool_week")
