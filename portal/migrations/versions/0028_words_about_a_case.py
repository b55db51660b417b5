"""What a company and its advisor write to each other about a case."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "messages_message",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("side", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_masked", sa.Boolean(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by_id", sa.Uuid(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["proposals_proposal.id"], name=op.f("fk_messages_message_proposal_id_proposals_proposal")
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["accounts_account.id"], name=op.f("fk_messages_message_written_by_id_accounts_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages_message")),
    )
    op.create_index("ix_messages_message_of_case", "messages_message", ["proposal_id", "written_at", "id"])
    op.create_index("ix_messages_message_waiting", "messages_message", ["side", "settled_at", "proposal_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("messages_message")
