"""Slower and faster clips in the same voice: Sonic, the library espeak-ng itself uses for it."""

import ctypes
import functools

LIBRARY = "libsonic.so.0"
_SPARE = 4_096


@functools.lru_cache(maxsize=1)
def _library() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    number, real = ctypes.c_int, ctypes.c_float
    library.sonicChangeShortSpeed.restype = number
    library.sonicChangeShortSpeed.argtypes = (
        *(ctypes.c_void_p, number, real, real, real, real, number, number, number),
    )
    return library


def stretched(pcm: bytes, rate: float, rate_hz: int) -> bytes | None:
    """Give 16-bit mono at another pace and the same pitch; None where Sonic is not installed."""
    library = _library()
    if library is None:
        return None
    count = len(pcm) // 2
    room = (int(count / rate) + count + _SPARE) * 2
    samples = ctypes.create_string_buffer(pcm, room)
    made = library.sonicChangeShortSpeed(samples, count, rate, 1.0, 1.0, 1.0, 0, rate_hz, 1)
    return samples.raw[: made * 2]
