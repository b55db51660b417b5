"""What an import brought in, so that the whole of it can be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "openings_import",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("rows_read", sa.Integer(), nullable=False),
        sa.Column("rows_imported", sa.Integer(), nullable=False),
        sa.Column("rows_unchanged", sa.Integer(), nullable=False),
        sa.Column("rows_refused", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings_import")),
    )
    op.create_index("ix_openings_import_newest", "openings_import", ["at", "id"])
    op.create_table(
        "openings_imported_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["openings_import.id"], name=op.f("fk_openings_imported_record_import_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings_imported_record")),
    )
    op.create_index(op.f("ix_openings_imported_record_import_id"), "openings_imported_record", ["import_id"])
    op.create_index(op.f("ix_openings_imported_record_record_id"), "openings_imported_record", ["record_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("openings_imported_record")
    op.drop_index("ix_openings_import_newest", table_name="openings_import")
    op.drop_table("openings_import")
