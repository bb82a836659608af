"""One round through all checks: at the same time, each bounded, none able to end the doctor."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.devices.status import Health, Language
from kiosk.doctor.words import health
from kiosk.log import Log

LIMIT_S = 30.0


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at; `look` may block, after `limit_s` seconds it is not waited for."""

    name: str
    look: Callable[[], Health]
    limit_s: float = LIMIT_S


class _Looking(threading.Thread):
    def __init__(self, check: Check) -> None:
        super().__init__(name=f"doctor {check.name}", daemon=True)
        self.check = check
        self.health: Health | None = None

    def run(self) -> None:
        self.health = self.check.look()


def look_at(checks: Sequence[Check], language: Language) -> list[Health]:
    """Make all checks at once; their answers in the order given, also of those that gave none."""
    started_s = time.monotonic()
    lookings = [_Looking(check) for check in checks]
    with _defects_logged():
        for looking in lookings:
            looking.start()
        for looking in lookings:
            until_s = started_s + looking.check.limit_s
            looking.join(max(0.0, until_s - time.monotonic()))
    return [looking.health or _unanswered(looking, language) for looking in lookings]


def _unanswered(looking: _Looking, language: Language) -> Health:
    code = "no_answer" if looking.is_alive() else "failed"
    found = health("check", code, language, ok=False, limit_s=round(looking.check.limit_s))
    return Health(looking.check.name, found.ok, found.message, found.advice)


@contextmanager
def _defects_logged() -> Iterator[None]:
    """Log a defect in a check by kind and place, without a traceback."""
    before = threading.excepthook
    threading.excepthook = _log_defect
    try:
        yield
    finally:
        threading.excepthook = before


def _log_defect(defect: threading.ExceptHookArgs) -> None:
    place = defect.exc_traceback
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_name}:{place.tb_lineno}" if place else "unknown"
    name = defect.thread.name if defect.thread else "doctor"
    # What it says could quote what it read: kind and place are enough to find it.
    Log(__name__).error("check failed", check=name, kind=defect.exc_type.__name__, where=where)
