"""The state of each part of an interlinked declaration."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    kind = sa.String(40).with_variant(sa.Text(), "postgresql")
    op.add_column("desk_status", sa.Column("part", kind, nullable=False, server_default=""))
