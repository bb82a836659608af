"""Places for pieces of pictures: fewer than for texts, on threads that texts do not use."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

THREADS = 8


class PiecePlaces:
    """So many pieces at once, from one event loop; `threads` take them in."""

    def __init__(self, most: int) -> None:
        """`most` pieces wait or are being taken at the same time."""
        self._most = most
        self._taken = 0
        self.threads = ThreadPoolExecutor(THREADS, "piece")

    @contextmanager
    def place(self) -> Iterator[bool]:
        """Hold a place for the block; False when there is none."""
        if self._taken >= self._most:
            yield False
            return
        self._taken += 1
        try:
            yield True
        finally:
            self._taken -= 1

    def close(self) -> None:
        """Let what is being taken end."""
        self.threads.shutdown()
