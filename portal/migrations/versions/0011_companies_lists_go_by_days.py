"""Companies' lists go by days and codes, not by moments."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Apply."""
    op.drop_index("ix_proposals_proposal_shown", table_name="proposals_proposal")
    op.create_index("ix_proposals_proposal_shown", "proposals_proposal", ["company_id", "answer_until", "reference"])


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_proposals_proposal_shown", table_name="proposals_proposal")
    op.create_index("ix_proposals_proposal_shown", "proposals_proposal", ["company_id", "presented_at", "reference"])
