"""How a quarantine ended: when, by whom, in what way; and when its text was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name, length in (("ended_at", 30), ("ended_by", 60), ("ended_as", 20), ("erased_at", 30)):
        op.add_column("quarantine", sa.Column(name, sa.String(length)))
