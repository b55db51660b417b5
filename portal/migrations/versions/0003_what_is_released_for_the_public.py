"""What is released for the public: texts, news, logos, figures, with their versions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "published_logo",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alt_de", sa.Text(), nullable=False),
        sa.Column("alt_en", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_logo")),
    )
    with op.batch_alter_table("published_logo", schema=None) as batch_op:
        batch_op.create_index("ix_published_logo_digest", ["digest"], unique=False)

    op.create_table(
        "published_news",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("published_number", sa.Integer(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_news")),
        sa.UniqueConstraint("slug", name=op.f("uq_published_news_slug")),
    )
    with op.batch_alter_table("published_news", schema=None) as batch_op:
        batch_op.create_index("ix_published_news_public", ["state", "published_at", "id"], unique=False)

    op.create_table(
        "published_news_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("news_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title_de", sa.Text(), nullable=False),
        sa.Column("lead_de", sa.Text(), nullable=False),
        sa.Column("body_de", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("lead_en", sa.Text(), nullable=False),
        sa.Column("body_en", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["accounts_account.id"], name=op.f("fk_published_news_version_by_id")),
        sa.ForeignKeyConstraint(["news_id"], ["published_news.id"], name=op.f("fk_published_news_version_news_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_news_version")),
        sa.UniqueConstraint("news_id", "number", name=op.f("uq_published_news_version_news_id_number")),
    )
    op.create_table(
        "published_release",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["accounts_account.id"], name=op.f("fk_published_release_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_release")),
        sa.UniqueConstraint("number", name=op.f("uq_published_release_number")),
    )
    op.create_table(
        "published_text_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("markdown", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["accounts_account.id"], name=op.f("fk_published_text_version_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_text_version")),
        sa.UniqueConstraint("page", "language", "number", name=op.f("uq_published_text_version_page_language_number")),
    )
    op.create_table(
        "published_figure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["published_release.id"], name=op.f("fk_published_figure_release_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_figure")),
        sa.UniqueConstraint("release_id", "key", name=op.f("uq_published_figure_release_id_key")),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("published_figure")
    op.drop_table("published_text_version")
    op.drop_table("published_release")
    op.drop_table("published_news_version")
    with op.batch_alter_table("published_news", schema=None) as batch_op:
        batch_op.drop_index("ix_published_news_public")

    op.drop_table("published_news")
    with op.batch_alter_table("published_logo", schema=None) as batch_op:
        batch_op.drop_index("ix_published_logo_digest")

    op.drop_table("published_logo")
