"""Turns that the nodes on one database take, each until the end of its transaction.

A file has one writer at a time (`central.database`), so there every turn is free.
"""

from enum import IntEnum

from sqlalchemy import Connection, bindparam, func, select

SPACE = 0x77617264
TAKE = select(func.pg_advisory_xact_lock(SPACE, bindparam("turn")))


class Turn(IntEnum):
    """What only one transaction at a time may do. AUDIT is always taken last."""

    MIGRATE = 1
    IDENTITY = 2
    KIOSKS = 3
    STAFF = 4
    AUDIT = 5


def is_shared(connection: Connection) -> bool:
    """Whether other nodes may write to this database at the same time."""
    return connection.dialect.name == "postgresql"


def take_turn(connection: Connection, turn: Turn) -> None:
    """Wait for the turn; what others committed before it is seen by the next statement."""
    if is_shared(connection):
        connection.execute(TAKE, {"turn": int(turn)})
