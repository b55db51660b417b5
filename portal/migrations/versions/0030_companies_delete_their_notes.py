"""Asking companies to delete what they noted, and after how long."""

import uuid
from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

SINCE = date(2026, 11, 1)
RULES = sa.table(
    "kernel_retention_rule",
    sa.column("id", sa.Uuid()),
    sa.column("code", sa.Text()),
    sa.column("months", sa.Integer()),
    sa.column("days", sa.Integer()),
    sa.column("from_year_end", sa.Boolean()),
    sa.column("source", sa.Text()),
    sa.column("valid_from", sa.Date()),
    sa.column("at", sa.DateTime(timezone=True)),
)
FOUNDING = (
    ("company_notes", 6, "§ 15 Abs. 4 AGG, § 61b ArbGG: Danach braucht der Betrieb nichts mehr, um sich zu verteidigen."),
    ("notes_requests", 12, "Art. 5 Abs. 2 DSGVO: So lange weisen wir nach, dass wir gefragt haben."),
)


def founding_rows() -> list[dict[str, object]]:
    """Return the rules the portal begins with."""
    at = datetime(SINCE.year, SINCE.month, SINCE.day, tzinfo=UTC)
    same = {"days": 0, "from_year_end": False, "valid_from": SINCE, "at": at}
    return [{"id": uuid.uuid4(), "code": code, "months": months, "source": why, **same} for code, months, why in FOUNDING]


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "proposals_company_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("opening_title", sa.Text(), nullable=False),
        sa.Column("ended_month", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_after", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by_id", sa.Uuid(), nullable=True),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_proposals_company_notes_{column}_{table}"))
            for column, table in (
                ("company_id", "companies_company"),
                ("opening_id", "openings_opening"),
                ("confirmed_by_id", "accounts_account"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals_company_notes")),
    )
    op.create_index("ix_proposals_company_notes_due", "proposals_company_notes", ["confirmed_at", "due_on", "id"])
    op.create_index("ix_proposals_company_notes_place", "proposals_company_notes", ["company_id", "opening_id", "ended_month"])
    op.bulk_insert(RULES, founding_rows())


def downgrade() -> None:
    """Take back."""
    op.execute("DELETE FROM kernel_retention_rule WHERE code IN ('company_notes', 'notes_requests')")
    op.drop_table("proposals_company_notes")
