"""kiosk.db as SQLAlchemy Core tables; `migrations/` makes and changes them.

Who writes what: header, payload, attachment by whoever saves; ticket, call, feedback, counters by
the UI; request inserted by UI and commands; everything else by the agent alone. A header without a
delivery row is queued. The header has no index beside its key, so that a save writes few pages;
the agent indexes ids and references in delivery. The last sequence number given out is SQLite's
`user_version`. No column holds the procedure, a name, or a hash of plain text.

Times called `*_at` are RFC 3339 UTC text. `*_boot_s` are seconds of the machine's boot clock and
mean something only while `boot_id` is the same.
"""

from typing import Any

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    cast,
)

metadata = MetaData()

STATES = ("queued", "sending", "delivered", "held", "damaged")


def text(name: str, *, null: bool = False) -> Column[str]:
    """One text column."""
    return Column(name, Text, nullable=null)


def blob(name: str, *, null: bool = False) -> Column[bytes]:
    """One column of bytes."""
    return Column(name, LargeBinary, nullable=null)


def as_bytes(column: ColumnElement[bytes]) -> ColumnElement[bytes]:
    """Read a column as bytes even where damage made SQLite take it for text."""
    return cast(column, LargeBinary).label(str(column.key))


def whole(name: str, *, null: bool = False) -> Column[int]:
    """One column of whole numbers."""
    return Column(name, Integer, nullable=null)


def real(name: str, *, null: bool = True) -> Column[float]:
    """One column of seconds."""
    return Column(name, REAL, nullable=null)


header = Table(
    "header",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    text("id"),
    text("reference"),
    text("head"),
    text("previous"),
    blob("raw"),
    blob("signature"),
)

HEADER: tuple[ColumnElement[Any], ...] = (
    *(header.c[name] for name in ("seq", "id", "reference", "head", "previous")),
    *(as_bytes(header.c[name]) for name in ("raw", "signature")),
)

payload = Table(
    "payload",
    metadata,
    Column("seq", ForeignKey("header.seq"), primary_key=True, autoincrement=False),
    blob("sealed"),
)

attachment = Table(
    "attachment",
    metadata,
    Column("seq", ForeignKey("header.seq"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    text("digest"),
    blob("sealed"),
)

upload = Table(
    "upload",
    metadata,
    Column("seq", ForeignKey("header.seq"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    whole("sent"),
)

delivery = Table(
    "delivery",
    metadata,
    Column("seq", ForeignKey("header.seq"), primary_key=True, autoincrement=False),
    text("id"),
    text("reference"),
    text("state"),
    whole("attempts"),
    real("next_boot_s"),
    text("boot_id", null=True),
    text("reason", null=True),
    blob("receipt", null=True),
    blob("receipt_signature", null=True),
    text("grace_from", null=True),
    whole("epoch", null=True),
    text("purged_at", null=True),
    CheckConstraint("state IN ('queued', 'sending', 'delivered', 'held', 'damaged')", "state"),
)
Index("delivery_id", delivery.c.id)
Index("delivery_reference", delivery.c.reference)
Index("delivery_open", delivery.c.state, sqlite_where=delivery.c.state != "delivered")
Index("delivery_kept", delivery.c.seq, sqlite_where=delivery.c.purged_at.is_(None))

attempt = Table(
    "attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seq", ForeignKey("header.seq"), nullable=False, index=True),
    text("started_at"),
    text("outcome", null=True),
)

status = Table(
    "status",
    metadata,
    Column("reference", Text, primary_key=True),
    text("state"),
    text("as_of"),
    text("fetched_at"),
    text("number", null=True),
)

heads = Table(
    "heads",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    text("head"),
    text("seen_at"),
    text("countersigned_at", null=True),
)

clock_offset = Table(
    "clock_offset",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", "one_row"), primary_key=True),
    real("offset_s", null=False),
    text("centre_time"),
    text("boot_id"),
    real("boot_s", null=False),
)

site = Table(
    "site",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", "one_row"), primary_key=True),
    text("reason", null=True),
    text("since", null=True),
    text("answered_at", null=True),
    whole("epoch", null=True),
)

request = Table(
    "request",
    metadata,
    Column("id", Integer, primary_key=True),
    text("kind"),
    text("body"),
    text("made_at"),
    text("applied_at", null=True),
    text("outcome", null=True),
)
Index("request_open", request.c.id, sqlite_where=request.c.applied_at.is_(None))

ticket = Table(
    "ticket",
    metadata,
    Column("id", Integer, primary_key=True),
    whole("number"),
    text("made_at"),
    text("called_at", null=True),
)

call = Table(
    "call",
    metadata,
    Column("id", Integer, primary_key=True),
    text("step"),
    text("made_at"),
    text("answered_at", null=True),
    text("cancelled_at", null=True),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    text("kind"),
    whole("value"),
    text("made_at"),
)

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    whole("value"),
)
