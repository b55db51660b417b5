"""Secret addresses for people's calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "accounts_calendar_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts_account.id"], name=op.f("fk_accounts_calendar_link_account_id_accounts_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts_calendar_link")),
        sa.UniqueConstraint("account_id", name=op.f("uq_accounts_calendar_link_account_id")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_accounts_calendar_link_secret_hash")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("accounts_calendar_link")
