"""How much of each attachment is at the centre; the header of these dossiers is there already."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.execute(
        """CREATE TABLE upload (
            seq INTEGER NOT NULL REFERENCES header (seq),
            position INTEGER NOT NULL,
            sent INTEGER NOT NULL,
            PRIMARY KEY (seq, position)
        ) STRICT"""
    )
