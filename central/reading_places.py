"""Places for bodies on their way, apart from the places for work: a slow line holds none of those.

A place here costs an open line and the bytes that came; both are bounded. While places are free, a
body may take until its deadline. When none is, whoever is furthest behind a slow line makes room,
and when the bytes are too many, whoever holds most. Used from one event loop only.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial

from starlette.requests import Request

from central.body import TooLarge, Unfinished, read_body

# Together less than central.server.LINES: what has no body still finds a line.
WORDS, PIECES = 400, 200
WORDS_BYTES, PIECES_BYTES = 64 * 1024**2, 32 * 1024**2
# Half of what a line of the second generation of mobile telephones carries.
SLOW_BYTES_A_S = 4000
GRACE_S = 2.0


class Reading:
    """One body on its way."""

    def __init__(self, began_s: float) -> None:
        """Nothing has come of it yet."""
        self._began_s = began_s
        self.deadline: asyncio.Timeout | None = None
        self.arrived = 0

    def behind_s(self, now_s: float) -> float:
        """How far it lies behind what a slow line would have brought by now."""
        return now_s - self._began_s - self.arrived / SLOW_BYTES_A_S

    def give_up(self) -> None:
        """End the reading now."""
        if self.deadline is not None and not self.deadline.expired():
            self.deadline.reschedule(asyncio.get_running_loop().time())


class ReadingPlaces:
    """So many bodies on their way at once, and so many bytes of them until they are done with."""

    def __init__(
        self, most: int, most_bytes: int, deadline_s: float, monotonic: Callable[[], float]
    ) -> None:
        """`deadline_s` bounds one body; `monotonic` gives seconds."""
        self._most = most
        self._most_bytes = most_bytes
        self._deadline_s = deadline_s
        self._monotonic = monotonic
        self._coming: set[Reading] = set()
        self.held_bytes = 0

    @property
    def coming(self) -> int:
        """How many bodies are on their way."""
        return len(self._coming)

    @asynccontextmanager
    async def whole(
        self, request: Request, limit_bytes: int
    ) -> AsyncIterator[bytes | TooLarge | Unfinished]:
        """Give the whole body, or why there is none; its bytes count until the block ends."""
        if not self._has_room():
            yield Unfinished()
            return
        reading = Reading(self._monotonic())
        self._coming.add(reading)
        try:
            coming = partial(self._reading, reading)
            read = await read_body(request, limit_bytes, self._deadline_s, coming)
            self._coming.discard(reading)
            if not isinstance(read, bytes):
                self._forget(reading)
            yield read
        finally:
            self._forget(reading)

    @contextmanager
    def _reading(
        self, reading: Reading, deadline: asyncio.Timeout
    ) -> Iterator[Callable[[int], None]]:
        """Let the deadline be drawn nearer, and count what comes."""
        reading.deadline = deadline
        try:
            yield partial(self._took, reading)
        finally:
            reading.deadline = None

    def _has_room(self) -> bool:
        """Whether there is a place, or whoever is behind has just made one."""
        if len(self._coming) < self._most:
            return True
        now_s = self._monotonic()
        last = max(self._coming, key=lambda one: one.behind_s(now_s))
        if last.behind_s(now_s) <= GRACE_S:
            return False
        self._end(last)
        return True

    def _took(self, reading: Reading, size: int) -> None:
        """Count a part that came; where it is too much, whoever holds most makes room for it."""
        reading.arrived += size
        self.held_bytes += size
        while self.held_bytes > self._most_bytes and self._coming:
            self._end(max(self._coming, key=lambda one: one.arrived))

    def _end(self, reading: Reading) -> None:
        self._forget(reading)
        reading.give_up()

    def _forget(self, reading: Reading) -> None:
        self._coming.discard(reading)
        self.held_bytes -= reading.arrived
        reading.arrived = 0
