"""When the content of a declaration was erased; what waits for pictures is found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

WAITING = sa.text("whole_at IS NULL")


def upgrade() -> None:
    """Apply."""
    op.add_column("dossier", sa.Column("erased_at", sa.String(30)))
    op.create_index(
        "ix_attachment_waiting",
        "attachment",
        ["id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
