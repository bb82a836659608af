"""One recording of a sentence: what is wrong with it, and how it is made ready for a pack."""

import math
from array import array
from dataclasses import dataclass
from typing import Literal

from kiosk.voice.codec import RATE_HZ

Fault = Literal["nothing", "too_quiet", "clipped", "too_long"]

FULL = 32_767
FRAME = RATE_HZ // 100
"""10 ms: the step in which loudness is looked at."""
LONGEST_S = 40.0
QUIETEST_DB = -40.0
"""Below this a voice is raised together with the noise of the room."""
SPEECH_DB = -30.0
"""A frame so far below the loudest one is a pause."""
TARGET_DB = -17.4
"""Loudness of what is no pause: measured of 300 sentences of the default engine (-21 to -14)."""
HIGHEST = 30_000
CLIPPED_SAMPLES = 3
BEFORE_S, AFTER_S = 0.05, 0.32
"""Silence kept before the first word, and after the last: as long as the engine rests there."""


@dataclass(frozen=True, slots=True)
class Take:
    """A recording, trimmed and at the loudness of the kiosk; empty where nothing was heard."""

    pcm: bytes
    faults: tuple[Fault, ...]


def take_of(recorded: bytes) -> Take:
    """Look at what the microphone gave, and make it ready."""
    samples = array("h", recorded)
    frames = loudness(samples)
    loudest = max(frames, default=-math.inf)
    if loudest < QUIETEST_DB - 20:
        return Take(b"", ("nothing",))
    faults: list[Fault] = []
    if _clipped(samples):
        faults.append("clipped")
    if len(samples) > LONGEST_S * RATE_HZ:
        faults.append("too_long")
    level = speech_level(frames)
    if level < QUIETEST_DB:
        faults.append("too_quiet")
    return Take(_at_target(_trimmed(samples, frames), level).tobytes(), tuple(faults))


def loudness(samples: "array[int]") -> list[float]:
    """Give the loudness of each frame, in dB below full scale."""
    return [level_db(samples[at : at + FRAME]) for at in range(0, len(samples) - FRAME + 1, FRAME)]


def level_db(samples: "array[int]") -> float:
    """Give the loudness of some samples, in dB below full scale; minus infinity for silence."""
    energy = sum(value * value for value in samples)
    if not energy:
        return -math.inf
    return 10 * math.log10(energy / len(samples)) - 20 * math.log10(FULL)


def speech_level(frames: list[float]) -> float:
    """Give the mean loudness of the frames that are speech."""
    loudest = max(frames, default=-math.inf)
    energies = [10 ** (db / 10) for db in frames if db > loudest + SPEECH_DB]
    return 10 * math.log10(sum(energies) / len(energies)) if energies else -math.inf


def _clipped(samples: "array[int]") -> bool:
    """Say whether the sound stood at full scale for some samples in a row."""
    run = 0
    for value in samples:
        run = run + 1 if abs(value) >= FULL - 1 else 0
        if run >= CLIPPED_SAMPLES:
            return True
    return False


def _trimmed(samples: "array[int]", frames: list[float]) -> "array[int]":
    """Cut to the speech, with a little before it and a rest after it; what is missing is silent."""
    threshold = max(frames) + SPEECH_DB
    speech = [at for at, db in enumerate(frames) if db > threshold]
    before, after = int(BEFORE_S * RATE_HZ), int(AFTER_S * RATE_HZ)
    begin, end = speech[0] * FRAME - before, (speech[-1] + 1) * FRAME + after
    silent_before = array("h", bytes(2 * max(0, -begin)))
    silent_after = array("h", bytes(2 * max(0, end - len(samples))))
    return silent_before + samples[max(0, begin) : end] + silent_after


def _at_target(samples: "array[int]", level: float) -> "array[int]":
    """Bring speech to the target, but no peak above `HIGHEST`."""
    peak = max(map(abs, samples))
    gain = min(10 ** ((TARGET_DB - level) / 20), HIGHEST / peak)
    return array("h", (round(value * gain) for value in samples))
