"""Putting clips together into the files of a voice pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kiosk.speech.utterance import Language
from kiosk.voice.codec import MOST_SAMPLES, RATE_HZ, encoded
from kiosk.voice.index import (
    REEL_BYTES,
    ClipPlace,
    Index,
    Timing,
    check_of,
    index_bytes,
    index_path,
    reel_path,
)


@dataclass(frozen=True, slots=True)
class Sounding:
    """A sentence as sound, 16-bit mono, with the first sample of each word."""

    key: str
    pcm: bytes
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """The same, encoded."""

    key: str
    data: bytes
    samples: int
    begins_ms: tuple[int, ...]


def encode(soundings: Iterable[Sounding]) -> list[Encoded]:
    """Encode them; one that is longer than a clip may be is left out. Raises NoEncoder."""
    fitting = [s for s in soundings if s.begins and 0 < len(s.pcm) // 2 <= MOST_SAMPLES]
    data = encoded([s.pcm for s in fitting])
    return [
        Encoded(s.key, clip, len(s.pcm) // 2, _milliseconds(s))
        for s, clip in zip(fitting, data, strict=True)
    ]


def _milliseconds(sounding: Sounding) -> tuple[int, ...]:
    """Give when words begin; an engine may tell a last word at the very end."""
    end = len(sounding.pcm) // 2
    return tuple(min(sample, end) * 1000 // RATE_HZ for sample in sounding.begins)


def pack_files(
    language: Language, voice: str, timing: Timing, clips: Iterable[Encoded]
) -> Mapping[str, bytes]:
    """Lay the clips of a language into reels and write their index; files by path."""
    places: dict[str, ClipPlace] = {}
    reels = [bytearray()]
    for clip in sorted(clips, key=lambda each: each.key):
        if len(reels[-1]) + len(clip.data) > REEL_BYTES:
            reels.append(bytearray())
        reel, at = len(reels) - 1, len(reels[-1])
        reels[-1] += clip.data
        size, check = len(clip.data), check_of(clip.data)
        places[clip.key] = ClipPlace(reel, at, size, check, clip.samples, clip.begins_ms)
    index = Index(language, voice, timing, places)
    files = {reel_path(language, number): bytes(reel) for number, reel in enumerate(reels)}
    return {index_path(language): index_bytes(index), **files}
