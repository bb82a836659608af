"""Logging to stderr, one line an event, the same for screens and agent. Never personal data.

By the standard library: structlog brings asyncio, TLS and a console library with it, up to 11 MB
for each of the processes that run as long as the kiosk.
"""

import logging
import sys
from datetime import UTC, datetime
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
