"""Several nodes on one database: what they share, and payloads by month."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for name in ("seal_key_id", "receipt_key_id"):
        op.add_column("centre", sa.Column(name, sa.String(16)))
    op.create_table(
        "nonce",
        sa.Column("key", sa.String(80), primary_key=True),
        sa.Column(
            "expires_at", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False
        ),
    )
    op.create_table(
        "guess",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last", sa.String(30), nullable=False),
        sa.Column("until", sa.String(30), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        partition_payload()
    else:
        op.add_column(
            "payload", sa.Column("month", sa.String(7), nullable=False, server_default="")
        )
        op.execute(
            "UPDATE payload SET month = "
            "(SELECT substr(received_at, 1, 7) FROM intake WHERE intake.id = payload.id)"
        )


def partition_payload() -> None:
    """Make `payload` anew, by month; what stands in it goes into the table of the rest."""
    for statement in (
        "ALTER TABLE payload RENAME TO payload_before",
        "DROP INDEX ix_payload_id",
        """CREATE TABLE payload (
            "row" BIGINT NOT NULL DEFAULT nextval('payload_row_seq'),
            id VARCHAR(36) NOT NULL REFERENCES intake (id),
            seal_key_id VARCHAR(16) NOT NULL,
            sealed BYTEA NOT NULL,
            month VARCHAR(7) NOT NULL DEFAULT '',
            PRIMARY KEY ("row", month)
        ) PARTITION BY LIST (month)""",
        "CREATE TABLE payload_rest PARTITION OF payload DEFAULT",
        "CREATE INDEX ix_payload_id ON payload (id)",
        """INSERT INTO payload SELECT old.row, old.id, old.seal_key_id, old.sealed,
            substr(intake.received_at, 1, 7)
            FROM payload_before AS old JOIN intake ON intake.id = old.id""",
        "ALTER SEQUENCE payload_row_seq OWNED BY payload.row",
        "DROP TABLE payload_before",
    ):
        op.execute(statement)
