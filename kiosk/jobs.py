"""Work off the GUI thread: one lane, one thread, in order; answers come back on the GUI thread.

lane.run(lambda: outbox.save(make_plain), self._saved)     # _saved gets Ok(...) or Err(...)
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.log import Log

log = Log(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ok(Generic[T]):
    """The work returned `value`."""

    value: T


@dataclass(frozen=True, slots=True)
class Err:
    """The work raised `error`."""

    error: Exception


Done = Callable[[Any], None]


class Lane(Protocol):
    """Where work runs; tests pass one that runs when told."""

    def run(self, work: Callable[[], Any], done: Done) -> None:
        """Do `work` elsewhere, then call `done(Ok | Err)` on the GUI thread."""


class ThreadLane(QObject):
    """One worker thread; `close` waits for what was begun."""

    _finished = Signal(object, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], Any], done: Done) -> None:
        """Queue `work`; `done` is called with Ok or Err on the thread that owns this lane."""
        self._pool.submit(self._work, work, done)

    def _work(self, work: Callable[[], Any], done: Done) -> None:
        try:
            outcome: Ok[Any] | Err = Ok(work())
        except Exception as error:
            log.warning("job failed", kind=type(error).__name__)
            outcome = Err(error)
        self._finished.emit(done, outcome)

    @staticmethod
    def _deliver(done: Done, outcome: Any) -> None:
        done(outcome)

    def close(self) -> None:
        """Finish what was begun and end the thread."""
        self._pool.shutdown(wait=True)
