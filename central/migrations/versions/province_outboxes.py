"""What goes to the province, an outbox for each adapter."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for adapter in ("exchange", "folder"):
        table = f"{adapter}_outbox"
        op.create_table(
            table,
            sa.Column("row", sa.Integer, primary_key=True),
            sa.Column("id", sa.String(36), sa.ForeignKey("intake.id"), nullable=False),
            sa.Column("decision", sa.Integer, sa.ForeignKey("desk_status.row"), nullable=False),
            sa.Column("file_id", sa.String(50), nullable=False),
            sa.Column("task", sa.String(10), nullable=False),
            sa.Column("state", sa.String(10), nullable=False),
            sa.Column("reason", sa.String(40)),
            sa.Column("attempts", sa.Integer, nullable=False),
            sa.Column("refusals", sa.Integer, nullable=False),
            sa.Column("entered_at", sa.String(30), nullable=False),
            sa.Column("next_at", sa.String(30)),
            sa.Column("delivered_at", sa.String(30)),
            sa.Column("number", sa.String(50)),
            sa.Column("status", sa.String(4)),
            sa.Column("status_at", sa.String(30)),
            sa.UniqueConstraint("decision"),
        )
        op.create_index(f"ix_{table}_id", table, ["id"])
        op.create_index(f"ix_{table}_next", table, ["state", "next_at"])
