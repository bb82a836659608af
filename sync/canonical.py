"""Bytes with one spelling, and their digest."""

import hashlib
import json
from typing import Any

ONE_SPELLING = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


def canonical(value: Any) -> bytes:
    """JSON bytes with one spelling: sorted keys, no spaces, UTF-8."""
    return ONE_SPELLING.encode(value).encode()


def digest(data: bytes) -> str:
    """SHA-256 of bytes, lower-case hex."""
    return hashlib.sha256(data).hexdigest()
