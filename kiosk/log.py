"""Logging of the terminal: events, and uncaught exceptions without what they say."""

import threading
from types import TracebackType

from sync.log import Log, configure

__all__ = ["Log", "configure", "log_uncaught", "log_uncaught_in_thread"]


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
