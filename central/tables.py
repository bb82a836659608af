"""The centre's tables. What a person said stands only in `sealed` columns, never in clear ones.

`intake` alone decides whether a dossier has been here: it is written in the accepting transaction
and its rows are never changed or deleted. Where the header names attachments, the receipt in it is
only an acknowledgement; the receipt is written into `completion`, for ever too, with the last of
them. The attachments themselves lie elsewhere (`central.objects`). `dossier` and `payload` have row
numbers of their own, so that they can be kept by month and erased without touching `intake`; on a
server `payload` is partitioned by month (`central.months`).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

metadata = MetaData()
# SQLite's own integer has 64 bits already, and numbers rows only in columns of that name.
BIG = Integer().with_variant(BigInteger(), "postgresql")
# A server holds to lengths: this text comes from content, which sets none.
PART = String(40).with_variant(Text(), "postgresql")

centre = Table(
    "centre",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("epoch", Integer, nullable=False),
    Column("created_at", String(30), nullable=False),
    Column("seal_key_id", String(16)),
    Column("receipt_key_id", String(16)),
)

ward = Table(
    "ward",
    metadata,
    Column("code", String(5), primary_key=True),
    Column("name", Text, nullable=False),
)

kiosk = Table(
    "kiosk",
    metadata,
    Column("number", String(4), primary_key=True),
    Column("name", Text, nullable=False),
    Column("created_at", String(30), nullable=False),
    Column("ward", String(5)),
)

device = Table(
    "device",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("kiosk_number", String(4), ForeignKey("kiosk.number"), nullable=False, index=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("key_id", String(16), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("enrolled_at", String(30), nullable=False),
    Column("revoked_at", String(30)),
)

device_key = Table(
    "device_key",
    metadata,
    Column("device", String(36), ForeignKey("device.id"), primary_key=True),
    Column("epoch", Integer, primary_key=True),
    Column("key_id", String(16), nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("last_seq", BIG, nullable=False),
    Column("last_head", String(64), nullable=False),
    Column("link", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("countersignature", LargeBinary, nullable=False),
    Column("retired_at", String(30), nullable=False),
)

enrolment_code = Table(
    "enrolment_code",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("kiosk_number", String(4), ForeignKey("kiosk.number"), nullable=False, index=True),
    Column("expires_at", String(30), nullable=False),
    Column("used_at", String(30)),
    Column("device", String(36), ForeignKey("device.id")),
)

nonce = Table(
    "nonce",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("expires_at", BIG, nullable=False),
)

guess = Table(
    "guess",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", String(30), nullable=False),
    Column("until", String(30), nullable=False),
)

intake = Table(
    "intake",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("head", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("device", String(36), ForeignKey("device.id"), nullable=False),
    Column("seq", BIG, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("receipt", LargeBinary, nullable=False),
    Column("receipt_signature", LargeBinary, nullable=False),
    Column("received_at", String(30), nullable=False),
    UniqueConstraint("device", "seq"),
)

held_range = Table(
    "held_range",
    metadata,
    Column("device", String(36), ForeignKey("device.id"), primary_key=True),
    Column("first", BIG, primary_key=True),
    Column("last", BIG, nullable=False),
)

payload = Table(
    "payload",
    metadata,
    Column("row", BIG, primary_key=True),
    Column("id", String(36), ForeignKey("intake.id"), nullable=False, index=True),
    Column("seal_key_id", String(16), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("month", String(7), nullable=False, server_default=""),
)

attachment = Table(
    "attachment",
    metadata,
    Column("id", String(36), ForeignKey("intake.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("size", BIG, nullable=False),
    Column("offset", BIG, nullable=False),
    Column("moved_at", String(30), nullable=False),
    Column("whole_at", String(30)),
    Column("flaw", String(20)),
    Column("erased_at", String(30)),
    UniqueConstraint("id", "digest"),
    Index(
        "ix_attachment_waiting",
        "id",
        sqlite_where=text("whole_at IS NULL"),
        postgresql_where=text("whole_at IS NULL"),
    ),
)

completion = Table(
    "completion",
    metadata,
    Column("id", String(36), ForeignKey("intake.id"), primary_key=True),
    Column("receipt", LargeBinary, nullable=False),
    Column("receipt_signature", LargeBinary, nullable=False),
    Column("completed_at", String(30), nullable=False),
)

dossier = Table(
    "dossier",
    metadata,
    Column("row", BIG, primary_key=True),
    Column("id", String(36), ForeignKey("intake.id"), nullable=False, index=True),
    Column("device", String(36), ForeignKey("device.id"), nullable=False),
    Column("kiosk_number", String(4), ForeignKey("kiosk.number"), nullable=False),
    Column("seq", BIG, nullable=False),
    Column("reference", String(11), nullable=False),
    Column("created_at", String(40), nullable=False),
    Column("arrived_at", String(30), nullable=False),
    Column("state", String(10), nullable=False),
    Column("state_at", String(30), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("erased_at", String(30)),
    Column("ward", String(5)),
    Index("ix_dossier_reference", "reference"),
    Index("ix_dossier_state", "state", "row"),
    Index("ix_dossier_ward", "ward", "row"),
)

desk_status = Table(
    "desk_status",
    metadata,
    Column("row", BIG, primary_key=True),
    Column("id", String(36), ForeignKey("intake.id"), nullable=False, index=True),
    Column("state", String(10), nullable=False),
    Column("at", String(30), nullable=False),
    Column("staff", String(60), nullable=False),
    Column("seal_key_id", String(16), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("part", PART, nullable=False, server_default=""),
)

quarantine = Table(
    "quarantine",
    metadata,
    Column("row", BIG, primary_key=True),
    Column("reason", String(20), nullable=False),
    Column("detail", String(40), nullable=False),
    Column("id", String(36), nullable=False),
    Column("device", String(36), ForeignKey("device.id"), nullable=False),
    Column("seq", BIG, nullable=False),
    Column("head", String(64), nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("received_at", String(30), nullable=False),
    Column("ward", String(5)),
    Column("ended_at", String(30)),
    Column("ended_by", String(60)),
    Column("ended_as", String(20)),
    Column("erased_at", String(30)),
    UniqueConstraint("head", "reason"),
)

staff = Table(
    "staff",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("password", Text, nullable=False),
    Column("created_at", String(30), nullable=False),
    Column("all_wards", Boolean, nullable=False, server_default=false()),
)

staff_ward = Table(
    "staff_ward",
    metadata,
    Column("staff", String(60), ForeignKey("staff.name"), primary_key=True),
    Column("ward", String(5), ForeignKey("ward.code"), primary_key=True),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("staff", String(60), ForeignKey("staff.name"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("created_at", String(30), nullable=False),
    Column("seen_at", String(30), nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("row", BIG, primary_key=True),
    Column("at", String(30), nullable=False),
    Column("actor", String(60), nullable=False),
    Column("act", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("head", String(64), nullable=False),
)


def outbox_of(adapter: str) -> Table:
    """Give the outbox of one adapter: ids, states and reasons, nothing a person said."""
    return Table(
        f"{adapter}_outbox",
        metadata,
        Column("row", Integer, primary_key=True),
        Column("id", String(36), ForeignKey("intake.id"), nullable=False, index=True),
        Column("decision", Integer, ForeignKey("desk_status.row"), nullable=False, unique=True),
        Column("file_id", String(50), nullable=False),
        Column("task", String(10), nullable=False),
        Column("state", String(10), nullable=False),
        Column("reason", String(40)),
        Column("attempts", Integer, nullable=False),
        Column("refusals", Integer, nullable=False),
        Column("entered_at", String(30), nullable=False),
        Column("next_at", String(30)),
        Column("delivered_at", String(30)),
        Column("number", String(50)),
        Column("status", String(4)),
        Column("status_at", String(30)),
        Index(f"ix_{adapter}_outbox_next", "state", "next_at"),
    )


exchange_outbox = outbox_of("exchange")
folder_outbox = outbox_of("folder")
