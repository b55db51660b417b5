"""Agreements of internships by version, signatures with their chain, what people sign with, scans of paper."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply."""
    _agreement()
    _scan()
    _signature()
    _sign_key()


def _agreement() -> None:
    op.create_table(
        "internships_agreement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("internship_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("needs_guardian", sa.Boolean(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("issued_at", MOMENT, nullable=False),
        sa.Column("issued_by_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", MOMENT, nullable=True),
        sa.Column("completed_at", MOMENT, nullable=True),
        sa.Column("voided_at", MOMENT, nullable=True),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.CheckConstraint("number >= 1", name=op.f("ck_internships_agreement_number_positive")),
        sa.ForeignKeyConstraint(
            ["internship_id"], ["internships_internship.id"], name=op.f("fk_internships_agreement_internship_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_agreement")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_internships_agreement_code_hash")),
    )
    op.create_index("uq_internships_agreement_number", "internships_agreement", ["internship_id", "number"], unique=True)


def _scan() -> None:
    op.create_table(
        "internships_scan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("taken_at", MOMENT, nullable=False),
        sa.Column("taken_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["agreement_id"], ["internships_agreement.id"], name=op.f("fk_internships_scan_agreement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_scan")),
    )
    op.create_index(op.f("ix_internships_scan_agreement_id"), "internships_scan", ["agreement_id"])


def _signature() -> None:
    op.create_table(
        "internships_signature",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("party", sa.String(40), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("signer_name", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("witness_id", sa.Uuid(), nullable=True),
        sa.Column("scan_id", sa.Uuid(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("signed_at", MOMENT, nullable=False),
        sa.Column("document_sha256", sa.Text(), nullable=False),
        sa.Column("chain_hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["internships_agreement.id"], name=op.f("fk_internships_signature_agreement_id")
        ),
        sa.ForeignKeyConstraint(["scan_id"], ["internships_scan.id"], name=op.f("fk_internships_signature_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_signature")),
    )
    op.create_index("uq_internships_signature_party", "internships_signature", ["agreement_id", "party"], unique=True)


def _sign_key() -> None:
    op.create_table(
        "internships_sign_key",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("agreement_id", sa.Uuid(), nullable=False),
        sa.Column("party", sa.String(40), nullable=False),
        sa.Column("way", sa.String(40), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("code_hash", sa.Text(), nullable=True),
        sa.Column("sign_in_id", sa.Uuid(), nullable=True),
        sa.Column("wrong_tries", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts_account.id"], name=op.f("fk_internships_sign_key_account_id")),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["internships_agreement.id"], name=op.f("fk_internships_sign_key_agreement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_sign_key")),
    )
    op.create_index(op.f("ix_internships_sign_key_agreement_id"), "internships_sign_key", ["agreement_id"])


def downgrade() -> None:
    """Take back."""
    for table in ("internships_sign_key", "internships_signature", "internships_scan", "internships_agreement"):
        op.drop_table(table)
