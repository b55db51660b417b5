"""The trail is a chain: every line sealed, months closed; the database refuses to change a line, or to delete one too early."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

# May a line go? Only when its month was dropped.
_ENTRY_MAY_GO = """EXISTS (SELECT 1 FROM kernel_audit_seal AS seal JOIN kernel_audit_segment AS month
    ON seal.position BETWEEN month.first AND month.last
    WHERE seal.entry_id = OLD.id AND month.dropped_at IS NOT NULL)"""
_SEAL_MAY_GO = """EXISTS (SELECT 1 FROM kernel_audit_segment AS month
    WHERE OLD.position BETWEEN month.first AND month.last AND month.dropped_at IS NOT NULL)"""
_MONTH_MAY_CHANGE = """OLD.dropped_at IS NULL AND NEW.dropped_at IS NOT NULL AND NEW.id = OLD.id AND NEW.first = OLD.first
    AND NEW.last = OLD.last AND NEW.newest_at = OLD.newest_at AND NEW.last_mac = OLD.last_mac AND NEW.mac = OLD.mac
    AND NEW.closed_at = OLD.closed_at"""
RULES = (
    ("kernel_audit_entry", "UPDATE", None),
    ("kernel_audit_entry", "DELETE", _ENTRY_MAY_GO),
    ("kernel_audit_seal", "UPDATE", None),
    ("kernel_audit_seal", "DELETE", _SEAL_MAY_GO),
    ("kernel_audit_segment", "UPDATE", _MONTH_MAY_CHANGE),
    ("kernel_audit_segment", "DELETE", None),
    ("kernel_audit_head", "UPDATE", "NEW.id = OLD.id AND NEW.position > OLD.position"),
    ("kernel_audit_head", "DELETE", None),
)
TABLES = ("kernel_audit_entry", "kernel_audit_seal", "kernel_audit_segment", "kernel_audit_head")
REFUSAL = "The trail is only added to."


def upgrade() -> None:
    """Apply; the lines that are there are sealed by `portal db upgrade`, which has the key."""
    op.create_table(
        "kernel_audit_seal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kernel_audit_seal"),
        sa.UniqueConstraint("position", name="uq_kernel_audit_seal_position"),
    )
    op.create_index("ix_kernel_audit_seal_entry_id", "kernel_audit_seal", ["entry_id"])
    op.create_table(
        "kernel_audit_head",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kernel_audit_head"),
    )
    op.create_table(
        "kernel_audit_segment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("newest_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_mac", sa.Text(), nullable=False),
        sa.Column("mac", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_kernel_audit_segment"),
        sa.UniqueConstraint("first", name="uq_kernel_audit_segment_first"),
        sa.UniqueConstraint("last", name="uq_kernel_audit_segment_last"),
    )
    guard = _guard_postgres if op.get_bind().dialect.name == "postgresql" else _guard_sqlite
    for table, act, may in RULES:
        guard(table, act, may)


def _guard_sqlite(table: str, act: str, may: str | None) -> None:
    when = f"WHEN NOT ({may}) " if may else ""
    op.execute(f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table} {when}BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")


def _guard_postgres(table: str, act: str, may: str | None) -> None:
    row = "NEW" if act == "UPDATE" else "OLD"
    check = f"IF {may} THEN RETURN {row}; END IF; " if may else ""
    op.execute(
        f"CREATE FUNCTION {table}_{act.lower()}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {check}RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_{act.lower()} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_{act.lower()}()"
    )
    if act == "DELETE":
        op.execute(
            f"CREATE FUNCTION {table}_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
        op.execute(f"CREATE TRIGGER {table}_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {table}_truncate()")


def downgrade() -> None:
    """Take back."""
    is_postgres = op.get_bind().dialect.name == "postgresql"
    names = [(table, f"{table}_{act.lower()}") for table, act, _may in RULES]
    for table, name in (*names, *((table, f"{table}_truncate") for table in TABLES if is_postgres)):
        op.execute(f"DROP TRIGGER {name} ON {table}" if is_postgres else f"DROP TRIGGER {name}")
        if is_postgres:
            op.execute(f"DROP FUNCTION {name}()")
    for table in TABLES[1:]:
        op.drop_table(table)
