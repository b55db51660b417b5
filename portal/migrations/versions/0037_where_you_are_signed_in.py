"""One word for the device of a sign-in, for the person to know it by."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Apply."""
    op.add_column("kernel_sign_in", sa.Column("device", sa.String(40), nullable=True))


def downgrade() -> None:
    """Take back."""
    op.drop_column("kernel_sign_in", "device")
