"""Figures of the law for internships as dated rows, each with its source. The minimum wage stands among the lawful amounts."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"

CHECKED_ON = date(2026, 11, 22)
FOUNDING = (
    ("measure_days", "42", date(2012, 4, 1), "§ 45 Abs. 2 Satz 2 SGB III mit § 16 Abs. 1 SGB II"),
    ("exception_days", "84", date(2012, 4, 1), "§ 45 Abs. 8 SGB III mit § 16 Abs. 1 SGB II"),
    ("orientation_months", "3", date(2015, 1, 1), "§ 22 Abs. 1 Satz 2 Nr. 2 MiLoG"),
    ("introductory_shortest", "6", date(2012, 4, 1), "§ 54a Abs. 2 SGB III"),
    ("introductory_shortest", "4", date(2024, 4, 1), "§ 54a Abs. 2 SGB III"),
    ("introductory_longest", "12", date(2012, 4, 1), "§ 54a Abs. 2 SGB III"),
    ("introductory_hours", "20", date(2012, 4, 1), "§ 54a Abs. 2 Satz 1 Nr. 3 SGB III"),
    (
        "shadowing_days",
        "7",
        date(2012, 4, 1),
        "Arbeitsregel von KAI: wenige Tage, höchstens eine Woche (kein Gesetz)",
    ),
    ("week_hours", "48", date(1994, 7, 1), "§ 3 Satz 1 ArbZG (acht Stunden an sechs Werktagen)"),
    ("day_hours", "10", date(1994, 7, 1), "§ 3 Satz 2 ArbZG (über acht Stunden nur mit Ausgleich)"),
    ("minor_week_hours", "40", date(1984, 10, 16), "§ 8 Abs. 1 JArbSchG"),
    ("minor_day_hours", "8", date(1984, 10, 16), "§ 8 Abs. 1 JArbSchG"),
    ("child_week_hours", "35", date(1997, 3, 1), "§ 5 Abs. 2 Satz 2 mit § 7 Satz 1 Nr. 2 JArbSchG"),
    ("child_day_hours", "7", date(1997, 3, 1), "§ 5 Abs. 2 Satz 2 mit § 7 Satz 1 Nr. 2 JArbSchG"),
    ("adult_age", "18", date(1997, 3, 1), "§ 2 Abs. 2 JArbSchG"),
    ("youth_age", "15", date(1997, 3, 1), "§ 2 Abs. 1 mit § 5 Abs. 1 und 2 JArbSchG"),
    ("examination_months", "2", date(1997, 3, 1), "§ 32 JArbSchG"),
    ("measure_approval", "1", date(2012, 4, 1), "§ 45 SGB III mit § 324 Abs. 1 Satz 1 SGB III und § 16 Abs. 1 SGB II"),
    ("introductory_approval", "1", date(2012, 4, 1), "§ 54a mit § 324 Abs. 1 Satz 1 SGB III"),
    ("measure_unpaid", "1", date(2012, 4, 1), "§ 45 SGB III (kein Arbeitsverhältnis, Leistungen laufen weiter)"),
    ("compulsory_unpaid", "1", date(2015, 1, 1), "§ 22 Abs. 1 Satz 2 Nr. 1 MiLoG"),
    ("introductory_pay", "1", date(2015, 1, 1), "§ 22 Abs. 1 Satz 2 Nr. 4 MiLoG, § 26 mit § 17 BBiG"),
    ("shadowing_unpaid", "1", date(2012, 4, 1), "§ 611a BGB (Arbeit nach Weisung ist ein Arbeitsverhältnis)"),
    ("minor_pay", "1", date(2015, 1, 1), "§ 22 Abs. 2 MiLoG"),
    ("permission", "1", date(2005, 1, 1), "§ 4 Abs. 3 AufenthG, § 61 AsylVfG"),
    ("permission", "1", date(2020, 3, 1), "§ 4a AufenthG, § 61 AsylG, § 32 BeschV"),
    ("no_permission", "1", date(2012, 4, 1), "§ 45 SGB III (keine Beschäftigung im Sinn von § 7 SGB IV)"),
    ("course_duty", "1", date(2005, 1, 1), "§ 44a AufenthG"),
    ("free_days", "1", date(1994, 7, 1), "§§ 9, 10 ArbZG, § 1 SächsSFG"),
    ("minor_free_days", "1", date(1984, 10, 16), "§§ 15 bis 18 JArbSchG"),
    ("back_dating", "1", date(2012, 4, 1), "§ 324 Abs. 1 Satz 1 SGB III, § 2 Abs. 1a NachwG"),
    ("prerequisites", "1", date(1997, 3, 1), "§ 22 JArbSchG, § 12 ArbSchG, § 43 IfSG, § 30a BZRG"),
)


def upgrade() -> None:
    """Apply."""
    figures = op.create_table(
        "internships_legal_figure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("amount", sa.Numeric(10, 2), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_internships_legal_figure_above_zero")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_legal_figure")),
    )
    op.create_index("ix_internships_legal_figure_code", "internships_legal_figure", ["code", "valid_from", "at"])
    op.bulk_insert(figures, founding_rows())


def founding_rows() -> list[dict[str, object]]:
    """Return the figures the portal begins with."""
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
    op.drop_index("ix_internships_legal_figure_code", table_name="internships_legal_figure")
    op.drop_table("internships_legal_figure")
