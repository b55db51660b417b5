"""How long things are kept, as dated rows; what is left of erased cases and people; the log of what went."""

import uuid
from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

# Code, months, counted from the end of the year, ground. To be agreed with the data protection officer; a coordinator changes
# them by new rows.
FOUNDING = (
    ("masked_proposals", 6, False, "Art. 5 Abs. 1 Buchst. e DSGVO: Der Vorschlag ist beendet."),
    ("candidate_file", 12, False, "Art. 5 Abs. 1 Buchst. e, Art. 17 Abs. 1 Buchst. a DSGVO: Die Begleitung ist beendet."),
    ("follow_up", 12, False, "Nachbetreuung nach 2 Wochen, 1, 3, 6 und 12 Monaten; Art. 6 Abs. 1 Buchst. e DSGVO."),
    ("funding_audit", 60, True, "ANBest-P Nr. 6.5: Unterlagen der Förderung, fünf Jahre. Es gilt der Zuwendungsbescheid."),
    ("consent_proof", 36, True, "Art. 7 Abs. 1 DSGVO; §§ 195, 199 Abs. 1 BGB: drei Jahre ab Jahresende."),
    ("audit_log", 12, False, "Art. 5 Abs. 2, Art. 32 DSGVO: Protokoll der Zugriffe, zwölf Monate."),
    ("enquiries", 6, False, "Art. 5 Abs. 1 Buchst. e DSGVO: Die Anfrage ist beantwortet."),
    ("registrations", 6, False, "Art. 5 Abs. 1 Buchst. e DSGVO: Die Anmeldung ist bestätigt oder verfallen."),
    ("outbox", 1, False, "Art. 5 Abs. 1 Buchst. c DSGVO: Die Zustellung ist erledigt."),
    ("sign_ins", 1, False, "Art. 5 Abs. 1 Buchst. c DSGVO: Die Anmeldung am Portal ist beendet."),
)
SINCE = date(2026, 11, 1)


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("proposals_consent") as batch:
        batch.alter_column("proposal_id", existing_type=sa.Uuid(), nullable=True)
        batch.alter_column("candidate_id", existing_type=sa.Uuid(), nullable=True)
    _past()
    _runs()
    rules = op.create_table(
        "kernel_retention_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("from_year_end", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("months >= 0 AND days >= 0", name=op.f("ck_kernel_retention_rule_no_negative_period")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_retention_rule")),
    )
    op.create_index("ix_kernel_retention_rule_code", "kernel_retention_rule", ["code", "valid_from", "at"])
    op.bulk_insert(rules, founding_rows())


def founding_rows() -> list[dict[str, object]]:
    """Return the rules the portal begins with."""
    at = datetime(SINCE.year, SINCE.month, SINCE.day, tzinfo=UTC)
    return [
        {
            "id": uuid.uuid4(),
            "code": code,
            "months": months,
            "days": 0,
            "from_year_end": from_year_end,
            "source": source,
            "valid_from": SINCE,
            "at": at,
            "by_id": None,
        }
        for code, months, from_year_end, source in FOUNDING
    ]


def downgrade() -> None:
    """Take back. Proofs of erased cases have no place in the older tables."""
    for table in ("kernel_retention_rule", "retention_line", "retention_run", "internships_past", "placements_past"):
        op.drop_table(table)
    op.execute("DELETE FROM proposals_consent WHERE proposal_id IS NULL OR candidate_id IS NULL")
    with op.batch_alter_table("proposals_consent") as batch:
        batch.alter_column("proposal_id", existing_type=sa.Uuid(), nullable=False)
        batch.alter_column("candidate_id", existing_type=sa.Uuid(), nullable=False)


def _past() -> None:
    op.create_table(
        "placements_past",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("started_month", sa.Date(), nullable=False),
        sa.Column("ended_month", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements_past")),
    )
    op.create_index(op.f("ix_placements_past_started_month"), "placements_past", ["started_month"])
    op.create_table(
        "internships_past",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("started_month", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_past")),
    )
    op.create_index(op.f("ix_internships_past_started_month"), "internships_past", ["started_month"])


def _runs() -> None:
    op.create_table(
        "retention_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("after_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_run")),
        sa.UniqueConstraint("day", name=op.f("uq_retention_run_day")),
    )
    op.create_index("ix_retention_run_began", "retention_run", ["began_at", "id"])
    op.create_table(
        "retention_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["retention_run.id"], name=op.f("fk_retention_line_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_line")),
    )
    op.create_index(op.f("ix_retention_line_run_id"), "retention_line", ["run_id"])
