"""How long before a file goes its advisor is told."""

import uuid
from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

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


def founding_rows() -> list[dict[str, object]]:
    """Return the rule the portal begins with."""
    return [
        {
            "id": uuid.uuid4(),
            "code": "file_notice",
            "months": 1,
            "days": 0,
            "from_year_end": False,
            "source": "Eigene Regel: Wer noch begleitet wird, soll nicht aus Versehen gelöscht werden.",
            "valid_from": date(2026, 11, 1),
            "at": datetime(2026, 11, 1, tzinfo=UTC),
        }
    ]


def upgrade() -> None:
    """Apply."""
    op.bulk_insert(RULES, founding_rows())


def downgrade() -> None:
    """Take back."""
    op.execute("DELETE FROM kernel_retention_rule WHERE code = 'file_notice'")
