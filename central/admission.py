"""How many dossiers are taken in at once; the rest are told when their turn comes.

A place is taken once the body is there, so that no slow line holds one. Whoever comes while all are
taken is told before his body is read; whose body came meanwhile waits for his place.

When a whole province comes back at once, whoever finds no place gets a slot: the next moment at
which the centre will be through with all who asked before, by the speed it has shown. A kiosk says
how long its queue is, so that its slot is as long as its work; when admitted it goes on until it is
through. Slots are told a little early, since not everybody comes, and blurred, so that they make no
waves.

Each process books by its own speed: what one refuses comes back spread over all, and together they
book what they can do together. Nothing is asked of the database, which is busy enough by then.
"""

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

LONGEST_QUEUE = 200
"""What a kiosk may claim to have: a lie costs the others this much of a wait and no more."""
FIRST_RATE = 200.0
WINDOW_S = 0.25
UP, DOWN = 0.5, 0.05
PROBE = 1.05
WINDOWS_TO_LEARN = 8
UNLEARNED_WAIT_S = 10.0
REFUSAL = 0.08
"""What a refusal takes of the work of taking one dossier in; while many are refused, it counts."""
EARLIEST, LATEST = 0.75, 0.9
BLUR = 0.05
SHORTEST_WAIT_S, SPREAD_S = 1.0, 9.0
LONGEST_WAIT_S = 900.0
LONGEST_TURN_S = 5.0
"""How long a body that is here waits for its place: less than a kiosk waits for an answer."""


class Admission:
    """Counts the requests under way; used from one event loop only."""

    def __init__(
        self, limit: int, random: Callable[[], float], monotonic: Callable[[], float]
    ) -> None:
        """`random` gives numbers from 0 up to 1; `monotonic` seconds."""
        self._limit = limit
        self._random = random
        self._monotonic = monotonic
        self._under_way = 0
        self._line = asyncio.Semaphore(limit)
        self._waiting = 0
        self._next_free_s = -math.inf
        self._window_s = monotonic()
        self._through = 0
        self._refused = 0
        self._windows_full = 0
        self.rate = FIRST_RATE

    @property
    def under_way(self) -> int:
        """How many are being taken in at this moment."""
        return self._under_way

    def turns_away(self) -> bool:
        """Whether whoever comes now is to come again; asked before his body is read."""
        full = self._under_way >= self._limit or self._line.locked()
        self._refused += full
        return full

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[bool]:
        """Wait for a place with those whose bodies are here too; False when none comes.

        As many wait as there are places: they began while there was room, and are soon through.
        """
        if not await self._comes():
            self._refused += 1
            yield False
            return
        try:
            with self.place() as admitted:
                yield admitted
        finally:
            self._line.release()

    async def _comes(self) -> bool:
        """Stand in line, unless it is long, until it is one's turn, unless it takes long."""
        if self._line.locked() and self._waiting >= self._limit:
            return False
        self._waiting += 1
        try:
            async with asyncio.timeout(LONGEST_TURN_S):
                await self._line.acquire()
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return True

    @contextmanager
    def place(self) -> Iterator[bool]:
        """Whether there is a place; it is given back at the end."""
        if self._under_way >= self._limit:
            self._refused += 1
            yield False
            return
        self._under_way += 1
        try:
            yield True
        finally:
            self._under_way -= 1
            self._count()

    def retry_after_s(self, queue_length: int = 1) -> int:
        """Book the next slot for so many dossiers; whole seconds from now, never a time of day.

        Before it is known how fast it goes, everybody is only asked to come a little later.
        """
        if self._under_way < self._limit:  # a full disk, a slow body: nobody stands in line
            return math.ceil(SHORTEST_WAIT_S + SPREAD_S * self._random())
        if self._windows_full < WINDOWS_TO_LEARN:
            return math.ceil(UNLEARNED_WAIT_S * self._random())
        now_s = self._monotonic()
        starts_s = max(self._next_free_s, now_s)
        self._next_free_s = starts_s + min(max(queue_length, 1), LONGEST_QUEUE) / self.rate
        early = EARLIEST + (LATEST - EARLIEST) * self._random()
        wait_s = (starts_s - now_s) * early * (1 + BLUR * self._random())
        bounded_s = min(max(wait_s, SHORTEST_WAIT_S * self._random()), LONGEST_WAIT_S)
        # Rounded up or down by chance, so that whole seconds make no waves either.
        return math.floor(bounded_s + self._random())

    def _count(self) -> None:
        """Learn how fast it goes, and try whether it goes faster, while slots are booked."""
        self._through += 1
        now_s = self._monotonic()
        passed_s = now_s - self._window_s
        if passed_s < WINDOW_S:
            return
        if self._refused:
            self._windows_full += 1
            better_by = (self._through + REFUSAL * self._refused) / passed_s - self.rate
            self.rate += (UP if better_by > 0 else DOWN) * better_by
        elif self._next_free_s > now_s:
            self.rate *= PROBE
        self._window_s, self._through, self._refused = now_s, 0, 0
