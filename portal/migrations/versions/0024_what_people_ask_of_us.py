"""Codes that people are handed for their rights, and what they ask: to correct, to delete."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "retention_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column("code_hash", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sign_in_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_retention_code_candidate_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["accounts_account.id"], name=op.f("fk_retention_code_created_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_code")),
    )
    op.create_index("ix_retention_code_newest", "retention_code", ["candidate_id", "created_at", "id"])
    op.create_table(
        "retention_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_retention_request_candidate_id")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["accounts_account.id"], name=op.f("fk_retention_request_answered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_request")),
    )
    op.create_index("ix_retention_request_newest", "retention_request", ["candidate_id", "asked_at", "id"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_retention_request_newest", table_name="retention_request")
    op.drop_table("retention_request")
    op.drop_index("ix_retention_code_newest", table_name="retention_code")
    op.drop_table("retention_code")
