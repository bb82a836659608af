"""Logging to stderr, one place for Qt messages and uncaught exceptions. Never personal data.

A screen logs by the standard library: structlog brings asyncio, TLS and a console library with it,
11 MB for each of the processes that run as long as the kiosk. Commands, which also run what is the
agent's, set structlog up to print the same lines.
"""

import logging
import sys
import threading
from datetime import UTC, datetime
from types import TracebackType
from typing import TextIO, cast

_VALUES = "values"


class Stderr:
    """Whatever `sys.stderr` is at the moment of writing, also after it was replaced."""

    def write(self, text: str) -> int:
        """Write to the present stderr."""
        return sys.stderr.write(text)

    def flush(self) -> None:
        """Flush the present stderr."""
        sys.stderr.flush()


class Log:
    """Events with values, by the name of the module that tells them."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def info(self, event: str, **values: object) -> None:
        """Log what happened."""
        self._logger.info(event, extra={_VALUES: values})

    def warning(self, event: str, **values: object) -> None:
        """Log what should not happen."""
        self._logger.warning(event, extra={_VALUES: values})

    def error(self, event: str, **values: object) -> None:
        """Log a defect."""
        self._logger.error(event, extra={_VALUES: values})


class KeyValues(logging.Formatter):
    """timestamp='…' level='info' event='…' key=value, one line an event, never a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        moment = datetime.fromtimestamp(record.created, UTC)
        values = {
            "timestamp": moment.isoformat(timespec="microseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, _VALUES, {}),
        }
        if record.exc_info and record.exc_info[0]:
            values["kind"] = record.exc_info[0].__name__
        return " ".join(f"{key}={value!r}" for key, value in values.items())


def configure(*, verbose: bool = False) -> None:
    """Send events to stderr as one line each."""
    handler = logging.StreamHandler(cast("TextIO", Stderr()))
    handler.setFormatter(KeyValues())
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[handler])
    for noisy in ("httpx", "httpcore", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def configure_structlog(*, verbose: bool = False) -> None:
    """Let structlog print the same lines: for a command that runs code of the agent."""
    import structlog  # noqa: PLC0415 -- not in a screen's process, see above

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.DEBUG if verbose else logging.INFO
        ),
        logger_factory=structlog.PrintLoggerFactory(cast("TextIO", Stderr())),
        cache_logger_on_first_use=True,
    )


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
