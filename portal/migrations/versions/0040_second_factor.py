"""A second factor: the app with codes, recovery codes, and which sign-ins showed one."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply. Who is signed in now has shown nothing yet, and works on to the end of that sign-in: nothing typed is lost."""
    op.add_column("kernel_sign_in", sa.Column("factor_at", MOMENT, nullable=True))
    op.add_column("kernel_sign_in", sa.Column("proved_until", MOMENT, nullable=True))
    op.execute("UPDATE kernel_sign_in SET factor_at = started_at WHERE account_id IS NOT NULL")
    op.create_table(
        "accounts_code_app",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("last_step", sa.BigInteger(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["accounts_account.id"], name=op.f("fk_accounts_code_app_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts_code_app")),
        sa.UniqueConstraint("account_id", name=op.f("uq_accounts_code_app_account_id")),
    )
    op.create_table(
        "accounts_recovery_code",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts_account.id"], name=op.f("fk_accounts_recovery_code_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts_recovery_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_accounts_recovery_code_code_hash")),
    )
    op.create_index(op.f("ix_accounts_recovery_code_account_id"), "accounts_recovery_code", ["account_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("accounts_recovery_code")
    op.drop_table("accounts_code_app")
    op.drop_column("kernel_sign_in", "proved_until")
    op.drop_column("kernel_sign_in", "factor_at")
