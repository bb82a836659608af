"""Attachments: what has arrived of each, and the receipt once all are here."""

import sqlalchemy as sa
from alembic import op

from central.migrations.append_only import forbid_changes

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(36), sa.ForeignKey("intake.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("offset", BIG, nullable=False),
        sa.Column("moved_at", sa.String(30), nullable=False),
        sa.Column("whole_at", sa.String(30)),
        sa.Column("flaw", sa.String(20)),
        sa.Column("erased_at", sa.String(30)),
        sa.UniqueConstraint("id", "digest"),
    )
    op.create_table(
        "completion",
        sa.Column("id", sa.String(36), sa.ForeignKey("intake.id"), primary_key=True),
        sa.Column("receipt", sa.LargeBinary, nullable=False),
        sa.Column("receipt_signature", sa.LargeBinary, nullable=False),
        sa.Column("completed_at", sa.String(30), nullable=False),
    )
    forbid_changes("completion")
