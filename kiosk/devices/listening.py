"""One thread that waits at a scanner and hands on what comes."""

import threading
from collections.abc import Callable

from kiosk.devices.scanner import Event, Scanner

WAIT_S = 0.2


class Listener:
    """Calls `deliver` from its own thread; the receiver moves to its own (a queued signal)."""

    def __init__(self, scanner: Scanner, deliver: Callable[[Event], None]) -> None:
        """Hold the scanner; nothing is read before `start`."""
        self._scanner = scanner
        self._deliver = deliver
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="scanner", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def stop(self) -> None:
        """Stop reading, wait for the thread, close the scanner."""
        self._stop.set()
        self._thread.join()
        self._scanner.close()

    def _listen(self) -> None:
        while not self._stop.is_set():
            event = self._scanner.read(WAIT_S)
            if event is not None and not self._stop.is_set():
                self._deliver(event)
