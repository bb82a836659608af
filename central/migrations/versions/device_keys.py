"""The keys a device had before its present one, each with the link that led to the next."""

import sqlalchemy as sa
from alembic import op

from central.migrations.append_only import forbid_changes

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

BIG = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "device_key",
        sa.Column("device", sa.String(36), sa.ForeignKey("device.id"), primary_key=True),
        sa.Column("epoch", sa.Integer, primary_key=True),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("last_seq", BIG, nullable=False),
        sa.Column("last_head", sa.String(64), nullable=False),
        sa.Column("link", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("countersignature", sa.LargeBinary, nullable=False),
        sa.Column("retired_at", sa.String(30), nullable=False),
    )
    forbid_changes("device_key")
