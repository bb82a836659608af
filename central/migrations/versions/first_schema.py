"""First schema."""

import sqlalchemy as sa
from alembic import op

from central.migrations.append_only import forbid_changes

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BIG = sa.Integer().with_variant(sa.BigInteger(), "postgresql")

APPEND_ONLY = ("intake", "audit")


def upgrade() -> None:
    """Apply."""
    create_identities()
    create_intake()
    create_quarantine()
    create_desk()
    create_accounts()
    for table in APPEND_ONLY:
        forbid_changes(table)


def create_identities() -> None:
    """Who the centre is, and which kiosks and devices it knows."""
    op.create_table(
        "centre",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("created_at", sa.String(30), nullable=False),
    )
    op.create_table(
        "kiosk",
        sa.Column("number", sa.String(4), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", sa.String(30), nullable=False),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column(
            "kiosk_number", sa.String(4), sa.ForeignKey("kiosk.number"), nullable=False, index=True
        ),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("key_id", sa.String(16), nullable=False),
        sa.Column("epoch", sa.Integer, nullable=False),
        sa.Column("enrolled_at", sa.String(30), nullable=False),
        sa.Column("revoked_at", sa.String(30)),
    )
    op.create_table(
        "enrolment_code",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column(
            "kiosk_number", sa.String(4), sa.ForeignKey("kiosk.number"), nullable=False, index=True
        ),
        sa.Column("expires_at", sa.String(30), nullable=False),
        sa.Column("used_at", sa.String(30)),
        sa.Column("device", sa.String(36), sa.ForeignKey("device.id")),
    )


def create_intake() -> None:
    """Create what has arrived, and what is held of each device."""
    op.create_table(
        "intake",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("device", sa.String(36), sa.ForeignKey("device.id"), nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("header", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("receipt", sa.LargeBinary, nullable=False),
        sa.Column("receipt_signature", sa.LargeBinary, nullable=False),
        sa.Column("received_at", sa.String(30), nullable=False),
        sa.UniqueConstraint("device", "seq"),
    )
    op.create_table(
        "held_range",
        sa.Column("device", sa.String(36), sa.ForeignKey("device.id"), primary_key=True),
        sa.Column("first", BIG, primary_key=True),
        sa.Column("last", BIG, nullable=False),
    )
    op.create_table(
        "payload",
        sa.Column("row", BIG, primary_key=True),
        sa.Column("id", sa.String(36), sa.ForeignKey("intake.id"), nullable=False, index=True),
        sa.Column("seal_key_id", sa.String(16), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )


def create_quarantine() -> None:
    """Create what was signed but not taken in."""
    op.create_table(
        "quarantine",
        sa.Column("row", BIG, primary_key=True),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("detail", sa.String(40), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("device", sa.String(36), sa.ForeignKey("device.id"), nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
        sa.Column("header", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("payload", sa.LargeBinary, nullable=False),
        sa.Column("received_at", sa.String(30), nullable=False),
        sa.UniqueConstraint("head", "reason"),
    )


def create_desk() -> None:
    """Create what officers see, and what they decided."""
    op.create_table(
        "dossier",
        sa.Column("row", BIG, primary_key=True),
        sa.Column("id", sa.String(36), sa.ForeignKey("intake.id"), nullable=False, index=True),
        sa.Column("device", sa.String(36), sa.ForeignKey("device.id"), nullable=False),
        sa.Column("kiosk_number", sa.String(4), sa.ForeignKey("kiosk.number"), nullable=False),
        sa.Column("seq", BIG, nullable=False),
        sa.Column("reference", sa.String(11), nullable=False, index=True),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("arrived_at", sa.String(30), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("state_at", sa.String(30), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_index("ix_dossier_state", "dossier", ["state", "row"])
    op.create_table(
        "desk_status",
        sa.Column("row", BIG, primary_key=True),
        sa.Column("id", sa.String(36), sa.ForeignKey("intake.id"), nullable=False, index=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("at", sa.String(30), nullable=False),
        sa.Column("staff", sa.String(60), nullable=False),
        sa.Column("seal_key_id", sa.String(16), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )


def create_accounts() -> None:
    """Officers, their log-ins, and what they did."""
    op.create_table(
        "staff",
        sa.Column("name", sa.String(60), primary_key=True),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("created_at", sa.String(30), nullable=False),
    )
    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column("staff", sa.String(60), sa.ForeignKey("staff.name"), nullable=False),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("created_at", sa.String(30), nullable=False),
        sa.Column("seen_at", sa.String(30), nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("row", BIG, primary_key=True),
        sa.Column("at", sa.String(30), nullable=False),
        sa.Column("actor", sa.String(60), nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("head", sa.String(64), nullable=False),
    )
