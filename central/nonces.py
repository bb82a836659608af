"""One-time random texts for signed control calls: made without storing, spent once on all nodes."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, delete
from sqlalchemy.dialects import postgresql, sqlite

from central.clock import Clock
from central.keys import Keys
from central.tables import nonce as table

LIFETIME_S = 300
RANDOM_BYTES = 16
MAC_BYTES = 16
EXPIRY_BYTES = 8
PURPOSE = b"ward-centre nonces 1"
INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def nonce_secret(keys: Keys) -> bytes:
    """Give the secret of nonces, which every node has because it has the centre's keys."""
    return hmac.digest(bytes(keys.receipt), PURPOSE, hashlib.sha256)


class Nonces:
    """A nonce carries its own expiry and proof, so strangers who ask for many fill nothing.

    Only spent ones are written down, until they expire. By the clock of the node that is asked:
    one a minute off makes them live a minute longer or shorter.
    """

    def __init__(self, secret: bytes, clock: Clock, random_bytes: Callable[[int], bytes]) -> None:
        """`random_bytes` gives as many as asked."""
        self._secret = secret
        self._clock = clock
        self._random_bytes = random_bytes

    def make(self) -> str:
        """Make a nonce, base64url."""
        expiry = self._now() + LIFETIME_S
        body = expiry.to_bytes(EXPIRY_BYTES, "big") + self._random_bytes(RANDOM_BYTES)
        return base64.urlsafe_b64encode(body + self._mac(body)).decode()

    def spend(self, connection: Connection, nonce: str) -> bool:
        """Return True the first time a nonce of this centre is shown within its lifetime."""
        try:
            raw = base64.urlsafe_b64decode(nonce.encode("ascii"))
        except (binascii.Error, ValueError):
            return False
        body, mac = raw[:-MAC_BYTES], raw[-MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(body)):
            return False
        expiry = int.from_bytes(body[:EXPIRY_BYTES], "big")
        if expiry <= self._now():
            return False
        row = INSERTS[connection.dialect.name](table).values(key=raw.hex(), expires_at=expiry)
        mine = row.on_conflict_do_nothing().returning(table.c.key)
        return connection.execute(mine).first() is not None

    def forget(self, connection: Connection) -> None:
        """Delete what could not be spent again anyhow."""
        connection.execute(delete(table).where(table.c.expires_at <= self._now() - LIFETIME_S))

    def _now(self) -> int:
        return int(self._clock().timestamp())

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self._secret, body, hashlib.sha256)[:MAC_BYTES]
