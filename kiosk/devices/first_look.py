"""A short look through a camera by somebody who waits for it: a check, a code."""

import time
from collections.abc import Callable
from typing import TypeVar

from kiosk.devices.camera import Camera, Frame, Trouble

T = TypeVar("T")
STEP_S = 0.5


def look_until(
    camera: Camera,
    found: Callable[[Frame], T | None],
    limit_s: float,
    clock: Callable[[], float] = time.monotonic,
) -> T | Trouble | None:
    """Look until `found` gives something of a frame; the first trouble ends it, as does the limit.

    The camera is off when this returns.
    """
    until_s = clock() + limit_s
    try:
        while clock() < until_s:
            seen = camera.look(min(STEP_S, limit_s))
            if isinstance(seen, Trouble):
                return seen
            answer = found(seen) if seen is not None else None
            if answer is not None:
                return answer
    finally:
        camera.rest()
    return None
