"""One thread writes: what waits is committed together, so one disk flush serves many requests."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from central.faults import Fault, kind_of

BATCH = 64
TRIES = 5
# Sorts behind every id: work that takes no lock, or only those that are taken last.
LAST = "~"

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Task:
    """Work to do inside a transaction, and where its result goes after the commit.

    `work` is done once for the items of all tasks beside each other that ask for the same.
    `order` names what it locks: all nodes lock in the same order, so that none waits in a circle.
    """

    work: Callable[[Connection, Sequence[Any]], Sequence[Any]]
    item: Any
    order: str = LAST
    future: Future[Any] = field(default_factory=Future)


def call_each(connection: Connection, works: Sequence[Callable[[Connection], Any]]) -> list[Any]:
    """Do one after the other."""
    return [work(connection) for work in works]


class Writer:
    """Runs work in batches, one transaction a batch; results are told only after the commit.

    Work touches nothing but its connection: when one of a batch fails, the batch is rolled back
    and each is run again alone, so that a bad one never stops the others. One that lost a race
    against another node decides anew. While the server is away nothing is tried again here: whoever
    asked is told to come back.
    """

    def __init__(self, engine: Engine) -> None:
        """Start idle; `engine` must begin transactions that may write."""
        self._engine = engine
        self._executor = ThreadPoolExecutor(1, "writer")
        self._changed = threading.Condition()
        self._waiting: deque[Task] = deque()
        self._busy = False

    def submit(self, work: Callable[[Connection], Result], order: str = LAST) -> Future[Result]:
        """Queue work from any thread; the future holds its result once it is on disk."""
        return self.submit_with(call_each, work, order)

    def submit_with(
        self,
        work: Callable[[Connection, Sequence[Item]], Sequence[Result]],
        item: Item,
        order: str = LAST,
    ) -> Future[Result]:
        """Queue an item for work that takes several at once, and answers each in its place."""
        task = Task(work, item, order)
        with self._changed:
            self._waiting.append(task)
            if not self._busy:
                self._busy = True
                self._executor.submit(self._take)
        return task.future

    async def run(self, work: Callable[[Connection], Result], order: str = LAST) -> Result:
        """`submit` for coroutines."""
        return await asyncio.wrap_future(self.submit(work, order))

    def close(self) -> None:
        """Finish what waits, then stop the thread. Nothing may be submitted afterwards."""
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)
        self._executor.shutdown(wait=True)

    def _take(self) -> None:
        with self._changed:
            batch = [self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))]
            self._busy = bool(batch)
            self._changed.notify_all()
        if batch:
            running = [task for task in batch if task.future.set_running_or_notify_cancel()]
            self._start(sorted(running, key=lambda task: task.order))
            self._executor.submit(self._take)

    def _start(self, batch: Sequence[Task], tries: int = 1) -> None:
        if batch:
            self._executor.submit(self._commit, batch).add_done_callback(
                partial(self._settle, batch, tries)
            )

    def _commit(self, batch: Sequence[Task]) -> list[tuple[Task, Any]]:
        with self._engine.begin() as connection:
            results: list[Any] = []
            for work, tasks in groupby(batch, key=attrgetter("work")):
                results += work(connection, [task.item for task in tasks])
            return list(zip(batch, results, strict=True))

    def _settle(
        self, batch: Sequence[Task], tries: int, done: "Future[list[tuple[Task, Any]]]"
    ) -> None:
        error = done.exception()
        kind = None if error is None else kind_of(error)
        if error is None:
            for task, result in done.result():
                task.future.set_result(result)
        elif len(batch) == 1 and kind is Fault.RACE and tries < TRIES:
            self._start(batch, tries + 1)
        elif len(batch) == 1 or kind is Fault.AWAY:
            for task in batch:
                task.future.set_exception(error)
        else:
            for task in batch:
                self._start([task])
