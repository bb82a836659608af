"""One-time random texts for signed control calls: made without storing, spent once."""

import base64
import binascii
import hashlib
import hmac
import threading
from collections.abc import Callable

LIFETIME_S = 300
RANDOM_BYTES = 16
MAC_BYTES = 16
EXPIRY_BYTES = 8


class Nonces:
    """A nonce carries its own expiry and proof, so strangers who ask for many fill nothing.

    Only spent ones are remembered, until they expire. The secret dies with the process, and with
    it every nonce it gave.
    """

    def __init__(
        self, monotonic: Callable[[], float], random_bytes: Callable[[int], bytes]
    ) -> None:
        """`monotonic` in seconds; `random_bytes` gives as many as asked."""
        self._monotonic = monotonic
        self._random_bytes = random_bytes
        self._secret = random_bytes(32)
        self._lock = threading.Lock()
        self._spent: dict[str, int] = {}

    def make(self) -> str:
        """Make a nonce, base64url."""
        expiry = int(self._monotonic()) + LIFETIME_S
        body = expiry.to_bytes(EXPIRY_BYTES, "big") + self._random_bytes(RANDOM_BYTES)
        return base64.urlsafe_b64encode(body + self._mac(body)).decode()

    def spend(self, nonce: str) -> bool:
        """Return True the first time a nonce of this centre is shown within its lifetime."""
        try:
            raw = base64.urlsafe_b64decode(nonce.encode("ascii"))
        except (binascii.Error, ValueError):
            return False
        body, mac = raw[:-MAC_BYTES], raw[-MAC_BYTES:]
        if not hmac.compare_digest(mac, self._mac(body)):
            return False
        now = int(self._monotonic())
        expiry = int.from_bytes(body[:EXPIRY_BYTES], "big")
        if expiry <= now:
            return False
        key = raw.hex()
        with self._lock:
            if key in self._spent:
                return False
            self._spent = {old: end for old, end in self._spent.items() if end > now}
            self._spent[key] = expiry
        return True

    def _mac(self, body: bytes) -> bytes:
        return hmac.digest(self._secret, body, hashlib.sha256)[:MAC_BYTES]
