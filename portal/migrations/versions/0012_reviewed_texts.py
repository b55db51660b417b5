"""Texts about people that leave only after somebody has looked at every mark in them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "candidates_text",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("decisions", sa.Text(), nullable=False),
        sa.Column("released", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_candidates_text_candidate_id")),
        sa.ForeignKeyConstraint(["written_by_id"], ["accounts_account.id"], name=op.f("fk_candidates_text_written_by_id")),
        sa.ForeignKeyConstraint(["reviewed_by_id"], ["accounts_account.id"], name=op.f("fk_candidates_text_reviewed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_text")),
    )
    op.create_index(op.f("ix_candidates_text_candidate_id"), "candidates_text", ["candidate_id"])
    op.add_column("profiles_profile", sa.Column("short_text", sa.Text(), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("profiles_profile", "short_text")
    op.drop_index(op.f("ix_candidates_text_candidate_id"), table_name="candidates_text")
    op.drop_table("candidates_text")
