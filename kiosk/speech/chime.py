"""The two falling notes of a staff call, made from sines: no file, no licence."""

import functools
import math
from array import array

NOTES_HZ = (880.0, 659.26)
NOTE_S = 0.45
ATTACK_S = 0.008
PEAK = 9_000


@functools.lru_cache(maxsize=4)
def chime_pcm(rate_hz: int) -> bytes:
    """Make the chime as 16-bit mono at a sample rate; it begins and ends in silence."""
    return b"".join(_note(pitch_hz, rate_hz) for pitch_hz in NOTES_HZ)


def _note(pitch_hz: float, rate_hz: int) -> bytes:
    count = int(NOTE_S * rate_hz)
    samples = array("h")
    for at in range(count):
        time_s = at / rate_hz
        rise = min(1.0, time_s / ATTACK_S)
        fall = math.exp(-6 * time_s) * (1 - at / count)
        wave = math.sin(math.tau * pitch_hz * time_s) + 0.3 * math.sin(
            2 * math.tau * pitch_hz * time_s
        )
        samples.append(int(PEAK * rise * fall * wave))
    return samples.tobytes()
