"""A finger on an X screen: presses and releases through the XTEST extension."""

import time
from typing import Any

from Xlib import X  # type: ignore[import-untyped]
from Xlib.display import Display  # type: ignore[import-untyped]
from Xlib.ext import xtest  # type: ignore[import-untyped]

Point = tuple[int, int]

HOLD_S = 0.06
"""How long a finger rests on the glass; the time of a tap counts from its release."""


class Finger:
    """One connection to one X server; it hides the pointer's picture while it lives."""

    def __init__(self, display: str) -> None:
        """Connect; `display` as in DISPLAY."""
        self._display: Any = Display(display)
        self._display.xfixes_query_version()
        self._display.screen().root.xfixes_hide_cursor()
        self._display.sync()

    def close(self) -> None:
        """Disconnect."""
        self._display.close()

    def tap(self, point: Point) -> float:
        """Press, hold, release; the time (perf_counter) of the release."""
        xtest.fake_input(self._display, X.MotionNotify, x=point[0], y=point[1])
        xtest.fake_input(self._display, X.ButtonPress, 1)
        self._display.sync()
        time.sleep(HOLD_S)
        xtest.fake_input(self._display, X.ButtonRelease, 1)
        released = time.perf_counter()
        self._display.flush()
        return released
