"""The official number of a dossier, once the centre has told it."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.execute("ALTER TABLE status ADD COLUMN number TEXT")
