"""Slows down guessing of passwords, on all nodes together: after some failures one has to wait.

Names and addresses are kept as hashes only, and for an hour.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection, delete, insert, select, update

from central.clock import read_stamp, stamp
from central.tables import guess

FIRST_WAIT_S = 30.0
LONGEST_WAIT_S = 900.0
FORGET_S = 3600.0


@dataclass(frozen=True, slots=True)
class Throttle:
    """Counts failures in a row by key; `free` of them cost nothing, then waits double."""

    kind: str
    free: int

    def wait_s(self, connection: Connection, key: str, now: datetime) -> int:
        """Whole seconds to wait before the next try, 0 when none."""
        query = select(guess.c.until).where(guess.c.key == self._hash(key))
        until = read_stamp(connection.execute(query).scalar() or "")
        return max(0, ceil((until - now).total_seconds())) if until else 0

    def fail(self, connection: Connection, key: str, now: datetime) -> None:
        """One more failure."""
        mine = guess.c.key == self._hash(key)
        known = connection.execute(select(guess).where(mine).with_for_update()).first()
        fresh = known is None or known.last <= stamp(now - timedelta(seconds=FORGET_S))
        count = 1 if known is None or fresh else known.failures + 1
        over = count - self.free
        wait_s = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** min(over, 10)) if over >= 0 else 0.0
        values = {
            "failures": count,
            "last": stamp(now),
            "until": stamp(now + timedelta(seconds=wait_s)),
        }
        if known is None:
            connection.execute(insert(guess).values(key=self._hash(key), **values))
        else:
            connection.execute(update(guess).where(mine).values(**values))

    def succeed(self, connection: Connection, key: str) -> None:
        """Forget what was counted."""
        connection.execute(delete(guess).where(guess.c.key == self._hash(key)))

    def _hash(self, key: str) -> str:
        return hashlib.sha256(f"{self.kind}:{key}".encode("utf-8", "replace")).hexdigest()


def forget_old(connection: Connection, now: datetime) -> None:
    """Delete what no longer counts."""
    connection.execute(
        delete(guess).where(guess.c.last <= stamp(now - timedelta(seconds=FORGET_S)))
    )
