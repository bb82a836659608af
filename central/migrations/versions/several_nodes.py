"""Several nodes on one database: what they share, and payloads by month."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name in ("seal_key_id", "receipt_key_id"):
        op.add_column("centre", sa.Column(name, sa.String(16)))
    op.create_table(
        "nonce",
        sa.Column("key", sa.String(80), primary_key=True),
        sa.Column(
            "expires_at", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
    )
    op.create_table(
        "guess",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last", sa.String(30), nullable=False),
        sa.Column("until", sa.String(30), nullable=False),
    )
