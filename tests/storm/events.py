"""A storm in discrete events: many kiosks come back at once to one centre. No clock, no network.

The centre works off one request after the other; saying no costs it something too. A kiosk has one
request under way, waits as it is told, and gives up on an answer after `patience_s`, as the real
client does; the centre, which cannot know, does the work all the same.
"""

import heapq
import random
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from central.admission import Admission
from sync.backoff import LINE


@dataclass(frozen=True, slots=True)
class Weather:
    """How many come with how much, and what a request costs (seconds)."""

    kiosks: int = 2000
    dossiers: int = 20
    work_s: float = 1 / 500
    refusal_s: float = 1 / 6000
    trip_s: float = 0.02
    patience_s: float = 30.0
    limit: int = 64
    together_s: float = 2.0
    seed: int = 1


@dataclass(slots=True)
class Outcome:
    """What came of it; `share` is the useful work in the time it took, of all that was possible."""

    took_s: float = 0.0
    taken_in: int = 0
    repeats: int = 0
    refusals: list[int] = field(default_factory=list)
    waits_s: list[float] = field(default_factory=list)
    share: float = 0.0

    @property
    def p99_wait_s(self) -> float:
        """From a kiosk's first call to its last receipt: the longest but for one in a hundred."""
        return sorted(self.waits_s)[int(len(self.waits_s) * 0.99) - 1]


class Kiosk:
    """One with a queue; `asked` numbers its requests, so that late answers are known as late."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.asked = 0
        self.failures = 0
        self.refusals = 0
        self.began_s: float | None = None
        self.known: set[int] = set()


class Storm:
    """One run; `admission` None is a centre that takes everybody in."""

    def __init__(self, weather: Weather, *, slots: bool) -> None:
        self._weather = weather
        self._random = random.Random(weather.seed)
        self._now_s = 0.0
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._number = 0
        self._queue: deque[tuple[float, Callable[[], None]]] = deque()
        self._last_s = 0.0
        self._busy = False
        self._admission = Admission(weather.limit, self._random.random, lambda: self._now_s)
        self._slots = slots
        self.outcome = Outcome()
        self.kiosks = [Kiosk(weather.dossiers) for _ in range(weather.kiosks)]

    def run(self) -> Outcome:
        """Until the last receipt."""
        weather = self._weather
        for kiosk in self.kiosks:
            self._after(self._random.random() * weather.together_s, lambda k=kiosk: self._call(k))
        while self._events:
            self._now_s, _, happen = heapq.heappop(self._events)
            happen()
        outcome = self.outcome
        outcome.took_s = self._last_s
        outcome.refusals = [kiosk.refusals for kiosk in self.kiosks]
        outcome.share = outcome.taken_in * weather.work_s / outcome.took_s
        return outcome

    def _after(self, wait_s: float, happen: Callable[[], None]) -> None:
        self._number += 1
        heapq.heappush(self._events, (self._now_s + wait_s, self._number, happen))

    def _call(self, kiosk: Kiosk) -> None:
        """A kiosk posts its next dossier."""
        if kiosk.began_s is None:
            kiosk.began_s = self._now_s
        kiosk.asked += 1
        asked = kiosk.asked
        self._after(self._weather.trip_s, lambda: self._arrive(kiosk, asked))
        self._after(self._weather.patience_s, lambda: self._give_up(kiosk, asked))

    def _arrive(self, kiosk: Kiosk, asked: int) -> None:
        if not self._slots:
            self._enqueue(kiosk, asked, lambda: None)
            return
        stay = ExitStack()
        if stay.enter_context(self._admission.place()):
            self._enqueue(kiosk, asked, stay.close)
            return
        stay.close()
        wait_s = float(self._admission.retry_after_s(kiosk.left))
        self._work(self._weather.refusal_s, lambda: self._refused(kiosk, asked, wait_s))

    def _enqueue(self, kiosk: Kiosk, asked: int, leave: Callable[[], None]) -> None:
        self._work(self._weather.work_s, lambda: self._taken(kiosk, asked, leave))

    def _work(self, cost_s: float, then: Callable[[], None]) -> None:
        self._queue.append((cost_s, then))
        if not self._busy:
            self._next()

    def _next(self) -> None:
        self._busy = bool(self._queue)
        if self._queue:
            cost_s, then = self._queue.popleft()

            def done() -> None:
                then()
                self._next()

            self._after(cost_s, done)

    def _refused(self, kiosk: Kiosk, asked: int, wait_s: float) -> None:
        if asked == kiosk.asked:
            kiosk.asked += 1
            kiosk.refusals += 1
            self._after(self._weather.trip_s + max(wait_s, 1.0), lambda: self._call(kiosk))

    def _taken(self, kiosk: Kiosk, asked: int, leave: Callable[[], None]) -> None:
        """The centre has it; the kiosk learns of it if it still listens."""
        leave()
        number = kiosk.left
        if number in kiosk.known:
            self.outcome.repeats += 1
        else:
            kiosk.known.add(number)
            self.outcome.taken_in += 1
        if asked == kiosk.asked:
            self._after(self._weather.trip_s, lambda: self._answered(kiosk, asked))

    def _answered(self, kiosk: Kiosk, asked: int) -> None:
        if asked != kiosk.asked:
            return
        kiosk.asked += 1
        kiosk.failures = 0
        kiosk.left -= 1
        if kiosk.left:
            self._call(kiosk)
            return
        assert kiosk.began_s is not None
        self._last_s = self._now_s
        self.outcome.waits_s.append(self._now_s - kiosk.began_s)

    def _give_up(self, kiosk: Kiosk, asked: int) -> None:
        if asked != kiosk.asked or not kiosk.left:
            return
        kiosk.asked += 1
        kiosk.failures += 1
        wait_s = LINE.delay_s(kiosk.failures, self._random.random())
        self._after(wait_s, lambda: self._call(kiosk))
