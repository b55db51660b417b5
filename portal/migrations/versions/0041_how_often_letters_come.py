"""How often letters come: what readers chose, and the letters that are counted or wait for the letter of the day."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "letters_choice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("group", sa.String(40), nullable=False),
        sa.Column("pace", sa.String(40), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.CheckConstraint("(account_id IS NULL) <> (company_id IS NULL)", name=op.f("ck_letters_choice_one_owner")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts_account.id"], name=op.f("fk_letters_choice_account_id_accounts_account")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies_company.id"], name=op.f("fk_letters_choice_company_id_companies_company")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters_choice")),
        sa.UniqueConstraint("account_id", "group", name=op.f("uq_letters_choice_account_id_group")),
        sa.UniqueConstraint("company_id", "group", name=op.f("uq_letters_choice_company_id_group")),
    )
    op.create_table(
        "letters_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("way", sa.String(40), nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("digest_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts_account.id"], name=op.f("fk_letters_notice_account_id_accounts_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters_notice")),
        sa.UniqueConstraint("key", name=op.f("uq_letters_notice_key")),
    )
    op.create_index("ix_letters_notice_account", "letters_notice", ["account_id", "way", "noted_at"])
    op.create_index("ix_letters_notice_gathered", "letters_notice", ["digest_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("letters_notice")
    op.drop_table("letters_choice")
