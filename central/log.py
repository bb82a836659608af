"""Logging to stderr. Never personal data: of an exception only its type and place are written.

The text of an exception can hold what a person wrote; so can the text of its causes.
"""

import logging
import sys
import threading
from types import TracebackType

import structlog


def place_of(trace: TracebackType | None) -> str:
    """File and line where an exception was raised."""
    if trace is None:
        return "unknown"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"


class PlaceFormatter(logging.Formatter):
    """One line an event; an exception is its type and place.

    Only the first line of a message is written: the server puts a whole trace into the others.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Level, logger, message, and what exception there was."""
        message = record.getMessage().partition("\n")[0]
        line = f"{record.levelname} {record.name} {message}"
        if not record.exc_info or record.exc_info[0] is None:
            return line
        return f"{line}: {record.exc_info[0].__name__} at {place_of(record.exc_info[2])}"


GRANIAN = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"place": {"()": PlaceFormatter}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stderr",
            "formatter": "place",
        }
    },
    "loggers": {"_granian": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}


def configure() -> None:
    """Send structlog and the standard library to stderr, one line an event."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(PlaceFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for noisy in ("alembic", "httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def log_defect(error: BaseException) -> None:
    """Write that something failed which should not, and where."""
    kind, where = type(error).__name__, place_of(error.__traceback__)
    structlog.get_logger(__name__).error("defect", kind=kind, where=where)


def log_uncaught(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """Excepthook of the process."""
    log_defect(error)


def log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    """`threading.excepthook` that says as little."""
    if args.exc_value is not None:
        log_defect(args.exc_value)
