"""Turns that the nodes on one database take, each until the end of its transaction.

A file has one writer at a time (`central.database`), so there every turn is free.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from sqlalchemy import Connection, Engine, bindparam, func, select

TURNS, FOLDERS = 0x77617264, 0x77617265
TAKE = select(func.pg_advisory_xact_lock(TURNS, bindparam("turn")))
HOLD = select(func.pg_advisory_lock(FOLDERS, bindparam("number")))
LET_GO = select(func.pg_advisory_unlock(FOLDERS, bindparam("number")))


class Turn(IntEnum):
    """What only one transaction at a time may do. AUDIT is always taken last."""

    MIGRATE = 1
    IDENTITY = 2
    KIOSKS = 3
    STAFF = 4
    MONTHS = 5
    AUDIT = 9


def is_shared(connection: Connection) -> bool:
    """Whether other nodes may write to this database at the same time."""
    return connection.dialect.name == "postgresql"


def take_turn(connection: Connection, turn: Turn) -> None:
    """Wait for the turn; what others committed before it is seen by the next statement."""
    if is_shared(connection):
        connection.execute(TAKE, {"turn": int(turn)})


@contextmanager
def holding(locker: Engine | None, number: int) -> Iterator[None]:
    """Hold a number on all nodes during the block; a node that dies lets go."""
    if locker is None:
        yield
        return
    with locker.connect() as connection:
        connection.execute(HOLD, {"number": number})
        try:
            yield
        finally:
            connection.execute(LET_GO, {"number": number})
