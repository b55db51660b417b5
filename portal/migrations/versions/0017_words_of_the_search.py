"""Words for the same work, which the search knows and a coordinator edits."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "openings_synonyms",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("german", sa.Text(), nullable=False),
        sa.Column("foreign", sa.Text(), nullable=False),
        sa.Column("narrower", sa.Text(), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings_synonyms")),
    )
    op.create_index("ix_openings_synonyms_listed", "openings_synonyms", ["german", "id"])
    op.create_table(
        "openings_synonyms_edition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("synonyms_id", sa.Uuid(), nullable=False),
        sa.Column("german", sa.Text(), nullable=False),
        sa.Column("foreign", sa.Text(), nullable=False),
        sa.Column("narrower", sa.Text(), nullable=False),
        sa.Column("is_removal", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["synonyms_id"], ["openings_synonyms.id"], name=op.f("fk_openings_synonyms_edition_synonyms_id_openings_synonyms")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings_synonyms_edition")),
    )
    op.create_index(op.f("ix_openings_synonyms_edition_synonyms_id"), "openings_synonyms_edition", ["synonyms_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_table("openings_synonyms_edition")
    op.drop_table("openings_synonyms")
