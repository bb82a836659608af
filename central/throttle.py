"""Slows down guessing of passwords: after some failures in a row one has to wait."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

FIRST_WAIT_S = 30.0
LONGEST_WAIT_S = 900.0
FORGET_S = 3600.0
MOST_KEYS = 10_000


@dataclass(frozen=True, slots=True)
class Failures:
    """How often in a row, when last, and until when to wait (monotonic seconds)."""

    count: int
    last: float
    until: float


class Throttle:
    """Counts failures by key, in this process; waits double up to a quarter of an hour."""

    def __init__(self, monotonic: Callable[[], float], free_failures: int) -> None:
        """`monotonic` in seconds; `free_failures` cost nothing."""
        self._monotonic = monotonic
        self._free_failures = free_failures
        self._lock = threading.Lock()
        self._failures: dict[str, Failures] = {}

    def wait_s(self, key: str) -> int:
        """Whole seconds to wait before the next try, 0 when none."""
        with self._lock:
            known = self._failures.get(key)
        return max(0, ceil(known.until - self._monotonic())) if known else 0

    def fail(self, key: str) -> None:
        """One more failure."""
        now = self._monotonic()
        with self._lock:
            self._forget(now)
            known = self._failures.pop(key, None)
            count = known.count + 1 if known else 1
            over = count - self._free_failures
            wait_s = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** min(over, 10)) if over >= 0 else 0.0
            self._failures[key] = Failures(count, now, now + wait_s)

    def succeed(self, key: str) -> None:
        """Forget what was counted."""
        with self._lock:
            self._failures.pop(key, None)

    def _forget(self, now: float) -> None:
        self._failures = {
            key: known for key, known in self._failures.items() if known.last > now - FORGET_S
        }
        while len(self._failures) > MOST_KEYS:
            self._failures.pop(next(iter(self._failures)))
