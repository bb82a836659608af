"""Logging to stderr, one place for Qt messages and uncaught exceptions. Never personal data.

structlog is loaded by the first event or by `configure`: a screen paints before it logs.
"""

import logging
import sys
import threading
from functools import cached_property
from types import TracebackType
from typing import Any, TextIO, cast

_done: set[str] = set()


class Stderr:
    """Whatever `sys.stderr` is at the moment of writing, also after it was replaced."""

    def write(self, text: str) -> int:
        """Write to the present stderr."""
        return sys.stderr.write(text)

    def flush(self) -> None:
        """Flush the present stderr."""
        sys.stderr.flush()


class Log:
    """`structlog.get_logger(name)` for modules that are loaded before the first frame."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _events(self) -> Any:
        if not _done:
            configure()
        import structlog  # noqa: PLC0415 -- after the first frame, see above

        return structlog.get_logger(self._name)

    def info(self, event: str, **values: object) -> None:
        """Log what happened."""
        self._events.info(event, **values)

    def warning(self, event: str, **values: object) -> None:
        """Log what should not happen."""
        self._events.warning(event, **values)

    def error(self, event: str, **values: object) -> None:
        """Log a defect."""
        self._events.error(event, **values)


def configure(*, verbose: bool = False) -> None:
    """Send structlog and the standard library to stderr as one line an event."""
    import structlog  # noqa: PLC0415 -- after the first frame, see above

    level = logging.DEBUG if verbose else logging.INFO
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for noisy in ("httpx", "httpcore", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", Stderr())),
        cache_logger_on_first_use=True,
    )
    _done.add("configured")


def log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Excepthook that names the type and place but never the text, which could hold an answer."""
    place = trace
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "unknown"
    Log(__name__).error("uncaught", kind=kind.__name__, where=where)
    del error


def log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    """`threading.excepthook` that says as little."""
    if args.exc_value is not None:
        log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)
