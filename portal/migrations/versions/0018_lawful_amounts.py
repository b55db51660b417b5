"""Lawful amounts as dated rows: minimum wage, limit of a mini-job, pay in training."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

CHECKED_ON = date(2026, 11, 22)
WAGE = "§ 1 Abs. 2 MiLoG mit Mindestlohnanpassungsverordnung"
LIMIT = "§ 8 Abs. 1a SGB IV: Mindestlohn mal 130 geteilt durch 3, aufgerundet"
TRAINING = "§ 17 Abs. 2 BBiG: Mindestvergütung bei Beginn im Jahr 2026"
# Sectors have no rows: an empty row is better than a wrong one. A coordinator adds them with their source.
FOUNDING = (
    ("minimum_wage", "12.82", date(2025, 1, 1), WAGE),
    ("minimum_wage", "13.90", date(2026, 1, 1), WAGE),
    ("minimum_wage", "14.60", date(2027, 1, 1), WAGE),
    ("minijob_limit", "603", date(2026, 1, 1), LIMIT),
    ("minijob_limit", "633", date(2027, 1, 1), LIMIT),
    ("training_1", "724", date(2026, 1, 1), TRAINING),
    ("training_2", "854", date(2026, 1, 1), TRAINING),
    ("training_3", "977", date(2026, 1, 1), TRAINING),
    ("training_4", "1014", date(2026, 1, 1), TRAINING),
)


def upgrade() -> None:
    """Apply."""
    rates = op.create_table(
        "openings_rate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("amount", sa.Numeric(10, 2), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_openings_rate_above_zero")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings_rate")),
    )
    op.create_index("ix_openings_rate_code", "openings_rate", ["code", "valid_from", "at"])
    op.bulk_insert(rates, founding_rows())


def founding_rows() -> list[dict[str, object]]:
    """Return the amounts the portal begins with."""
    at = datetime(CHECKED_ON.year, CHECKED_ON.month, CHECKED_ON.day, tzinfo=UTC)
    return [
        {
            "id": uuid.uuid4(),
            "code": code,
            "amount": Decimal(amount),
            "valid_from": valid_from,
            "source": source,
            "note": None,
            "checked_on": CHECKED_ON,
            "at": at,
            "by_id": None,
        }
        for code, amount, valid_from, source in FOUNDING
    ]


def downgrade() -> None:
    """Take back."""
    op.drop_index("ix_openings_rate_code", table_name="openings_rate")
    op.drop_table("openings_rate")
