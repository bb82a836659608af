"""How long the demo waits for something that must come by itself."""

import time
from collections.abc import Callable

from kiosk.demo.remote import DemoError

PATIENCE_S = 180.0
POLL_S = 0.2


def wait_until(what: str, ready: Callable[[], bool]) -> None:
    """Wait until it is so; DemoError names what was waited for in vain."""
    until = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > until:
            message = f"waited in vain for {what}"
            raise DemoError(message)
        time.sleep(POLL_S)
