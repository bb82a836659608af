"""What commands read from standard input: bytes to the end, or lines as they come."""

import sys
from collections.abc import Iterator

_PIECE_BYTES = 64 * 1024


def read_bytes(limit: int) -> bytes:
    """Read to the end of input, keeping at most one byte more than `limit`."""
    kept = sys.stdin.buffer.read(limit + 1)
    while len(kept) > limit and sys.stdin.buffer.read(_PIECE_BYTES):
        continue
    return kept


def read_lines() -> Iterator[str]:
    """Give each line as soon as it is there, without its end; bad UTF-8 becomes U+FFFD."""
    for line in iter(sys.stdin.buffer.readline, b""):
        yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", "replace")
