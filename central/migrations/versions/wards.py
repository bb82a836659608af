"""Wards: where kiosks stand, whose declarations those are, and which officers serve them.

Who could log in before sees everything still; whoever is added later sees what she is given.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "ward",
        sa.Column("code", sa.String(5), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_table(
        "staff_ward",
        sa.Column("staff", sa.String(60), sa.ForeignKey("staff.name"), primary_key=True),
        sa.Column("ward", sa.String(5), sa.ForeignKey("ward.code"), primary_key=True),
    )
    op.add_column(
        "staff", sa.Column("all_wards", sa.Boolean, nullable=False, server_default=sa.false())
    )
    op.execute(
        sa.table("staff", sa.column("all_wards", sa.Boolean)).update().values(all_wards=True)
    )
    for name in ("kiosk", "dossier", "quarantine"):
        op.add_column(name, sa.Column("ward", sa.String(5)))
    op.create_index("ix_dossier_ward", "dossier", ["ward", "row"])
