"""How many dossiers are taken in at once; the rest are told when to come again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

SHORTEST_WAIT_S = 1
SPREAD_S = 9


class Admission:
    """Counts the requests under way; used from one event loop only."""

    def __init__(self, limit: int, random: Callable[[], float]) -> None:
        """`random` gives numbers from 0 up to 1, so that those refused do not return at once."""
        self._limit = limit
        self._random = random
        self._under_way = 0

    @contextmanager
    def place(self) -> Iterator[bool]:
        """Whether there is a place; it is given back at the end."""
        if self._under_way >= self._limit:
            yield False
            return
        self._under_way += 1
        try:
            yield True
        finally:
            self._under_way -= 1

    def retry_after_s(self) -> int:
        """Seconds from now, never a time of day."""
        return SHORTEST_WAIT_S + int(self._random() * (SPREAD_S + 1))
