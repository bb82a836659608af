"""Louder and quieter without broken sound."""

import functools
import math
from array import array
from collections.abc import Sequence

TOP = 32_767
KNEE = 0.7 * TOP
"""Above this the curve bends, so that no peak is ever cut flat."""


@functools.lru_cache(maxsize=16)
def curve(volume_db: float) -> Sequence[int] | None:
    """Work out what becomes of each of the 65,536 sample values; None when nothing changes.

    Index it with the signed sample itself: negative values are Python's indexes from the end.
    Up to the knee the gain is exact, above it is bent smoothly towards full scale. Takes some
    milliseconds to build: not for the sound device's thread.
    """
    if volume_db == 0:
        return None
    gain = 10 ** (volume_db / 20)
    half = [_bent(value * gain) for value in range(TOP + 2)]
    return array("h", half[:-1] + [-value for value in reversed(half[1:])])


def _bent(value: float) -> int:
    if value <= KNEE:
        return round(value)
    room = TOP - KNEE
    return round(KNEE + room * math.tanh((value - KNEE) / room))


def shaped(pcm: bytes, shape: Sequence[int] | None) -> bytes:
    """Put sound through a curve."""
    if shape is None:
        return pcm
    return array("h", map(shape.__getitem__, array("h", pcm))).tobytes()


def mixed(first: bytes, second: bytes) -> bytes:
    """Two sounds at once, as long as the longer one."""
    longer, shorter = sorted((array("h", first), array("h", second)), key=len, reverse=True)
    for at, value in enumerate(shorter):
        longer[at] = max(-TOP, min(TOP, longer[at] + value))
    return longer.tobytes()


def faded(pcm: bytes) -> bytes:
    """Bring sound to silence within its own length: no click where it is cut off."""
    samples = array("h", pcm)
    count = len(samples)
    return array("h", (s * (count - at) // count for at, s in enumerate(samples))).tobytes()
