"""The first schema."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SAVED = (
    """CREATE TABLE header (
        seq INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        reference TEXT NOT NULL,
        head TEXT NOT NULL,
        previous TEXT NOT NULL,
        raw BLOB NOT NULL,
        signature BLOB NOT NULL
    ) STRICT""",
    """CREATE TRIGGER header_stays BEFORE DELETE ON header
        BEGIN SELECT RAISE(ABORT, 'headers are never deleted'); END""",
    """CREATE TRIGGER header_is_fixed BEFORE UPDATE ON header
        BEGIN SELECT RAISE(ABORT, 'headers are never changed'); END""",
    """CREATE TABLE payload (
        seq INTEGER NOT NULL PRIMARY KEY REFERENCES header (seq),
        sealed BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE attachment (
        seq INTEGER NOT NULL REFERENCES header (seq),
        position INTEGER NOT NULL,
        digest TEXT NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (seq, position)
    ) STRICT""",
    """CREATE TABLE counters (
        name TEXT NOT NULL PRIMARY KEY,
        value INTEGER NOT NULL
    ) STRICT""",
)

SENT = (
    """CREATE TABLE delivery (
        seq INTEGER NOT NULL PRIMARY KEY REFERENCES header (seq),
        id TEXT NOT NULL,
        reference TEXT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        next_boot_s REAL,
        boot_id TEXT,
        reason TEXT,
        receipt BLOB,
        receipt_signature BLOB,
        grace_from TEXT,
        epoch INTEGER,
        purged_at TEXT,
        CONSTRAINT state
            CHECK (state IN ('queued', 'sending', 'delivered', 'held', 'damaged'))
    ) STRICT""",
    "CREATE INDEX delivery_id ON delivery (id)",
    "CREATE INDEX delivery_reference ON delivery (reference)",
    "CREATE INDEX delivery_open ON delivery (state) WHERE state != 'delivered'",
    "CREATE INDEX delivery_kept ON delivery (seq) WHERE purged_at IS NULL",
    """CREATE TABLE attempt (
        id INTEGER NOT NULL PRIMARY KEY,
        seq INTEGER NOT NULL REFERENCES header (seq),
        started_at TEXT NOT NULL,
        outcome TEXT
    ) STRICT""",
    "CREATE INDEX ix_attempt_seq ON attempt (seq)",
    """CREATE TABLE status (
        reference TEXT NOT NULL PRIMARY KEY,
        state TEXT NOT NULL,
        as_of TEXT NOT NULL,
        fetched_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE heads (
        seq INTEGER NOT NULL PRIMARY KEY,
        head TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        countersigned_at TEXT
    ) STRICT""",
    """CREATE TABLE clock_offset (
        id INTEGER NOT NULL PRIMARY KEY CONSTRAINT one_row CHECK (id = 1),
        offset_s REAL NOT NULL,
        centre_time TEXT NOT NULL,
        boot_id TEXT NOT NULL,
        boot_s REAL NOT NULL
    ) STRICT""",
    """CREATE TABLE site (
        id INTEGER NOT NULL PRIMARY KEY CONSTRAINT one_row CHECK (id = 1),
        reason TEXT,
        since TEXT,
        answered_at TEXT,
        epoch INTEGER
    ) STRICT""",
)

AT_THE_KIOSK = (
    """CREATE TABLE request (
        id INTEGER NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        made_at TEXT NOT NULL,
        applied_at TEXT,
        outcome TEXT
    ) STRICT""",
    "CREATE INDEX request_open ON request (id) WHERE applied_at IS NULL",
    """CREATE TABLE ticket (
        id INTEGER NOT NULL PRIMARY KEY,
        number INTEGER NOT NULL,
        made_at TEXT NOT NULL,
        called_at TEXT
    ) STRICT""",
    """CREATE TABLE call (
        id INTEGER NOT NULL PRIMARY KEY,
        step TEXT NOT NULL,
        made_at TEXT NOT NULL,
        answered_at TEXT,
        cancelled_at TEXT
    ) STRICT""",
    """CREATE TABLE feedback (
        id INTEGER NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        value INTEGER NOT NULL,
        made_at TEXT NOT NULL
    ) STRICT""",
)


def upgrade() -> None:
    """Make every table."""
    for statement in (*SAVED, *SENT, *AT_THE_KIOSK):
        op.execute(statement)
