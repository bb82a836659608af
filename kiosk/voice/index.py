"""The index of a voice pack: for each sentence where its clip lies, and when each word begins.

    voice/vi.json       the index of a language
    voice/vi-000.bin    its clips one behind the other, Ogg Vorbis, at most `REEL_BYTES` a file

An index is hostile until it has been read here: every number is bounded by what it stands for.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from kiosk.speech.sentence import KEY_LETTERS
from kiosk.speech.utterance import Language
from kiosk.voice.codec import MOST_SAMPLES, RATE_HZ

FORMAT = 1
FOLDER = "voice"
LANGUAGES: tuple[Language, ...] = ("vi", "en")
REEL_BYTES = 3_900_000
"""A file of a pack may have 4 MB (`sync.manifest`)."""
MOST_REELS, MOST_CLIPS, MOST_WORDS, MOST_NAME = 999, 20_000, 400, 120
CHECK_LETTERS = 16

Timing = Literal["engine", "estimated"]
"""Where the words' times are from: told by the engine, or reckoned from the sound."""

_KEY = re.compile(rf"[0-9a-f]{{{KEY_LETTERS}}}")
_CHECK = re.compile(rf"[0-9a-f]{{{CHECK_LETTERS}}}")


class BadIndex(ValueError):  # noqa: N818 -- reads as what it is
    """The index is none that can be used; the text says where."""


@dataclass(frozen=True, slots=True)
class ClipPlace:
    """`size` bytes at `at` of a reel hold `samples` samples; `begins_ms` is when words begin."""

    reel: int
    at: int
    size: int
    check: str
    samples: int
    begins_ms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """All clips of one language by key; `voice` names who or what speaks."""

    language: Language
    voice: str
    timing: Timing
    clips: Mapping[str, ClipPlace]


def index_path(language: Language) -> str:
    """Give where the index of a language stands in a pack."""
    return f"{FOLDER}/{language}.json"


def reel_path(language: Language, reel: int) -> str:
    """Give where clips of a language stand in a pack."""
    return f"{FOLDER}/{language}-{reel:03}.bin"


def check_of(clip: bytes) -> str:
    """Give the short digest by which a damaged clip is known before it is played."""
    return hashlib.sha256(clip).hexdigest()[:CHECK_LETTERS]


def index_bytes(index: Index) -> bytes:
    """Write an index; the same one gives the same bytes."""
    clips = {
        key: [c.reel, c.at, c.size, c.check, c.samples, list(c.begins_ms)]
        for key, c in sorted(index.clips.items())
    }
    told = {"format": FORMAT, "language": index.language, "voice": index.voice}
    whole = {**told, "timing": index.timing, "clips": clips}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def parse_index(raw: bytes, language: Language) -> Index:
    """Read an index. Raises BadIndex."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BadIndex("The index does not parse.") from error
    match told:
        case {
            "format": 1,
            "language": str(named),
            "voice": str(voice),
            "timing": "engine" | "estimated" as timing,
            "clips": dict(clips),
        } if named == language and len(voice) <= MOST_NAME and len(clips) <= MOST_CLIPS:
            places = {key: _place(key, given) for key, given in clips.items()}
            return Index(language, voice, cast("Timing", timing), places)
    raise BadIndex("The index is of another format, or of another language.")


def _place(key: str, given: Any) -> ClipPlace:
    match given:
        case [int(reel), int(at), int(size), str(check), int(samples), list(begins)]:
            possible = (
                _KEY.fullmatch(key)
                and _CHECK.fullmatch(check)
                and 0 <= reel <= MOST_REELS
                and 0 <= at <= at + size <= REEL_BYTES
                and size > 0
                and 0 < samples <= MOST_SAMPLES
            )
            if possible and _in_order(begins, samples * 1000 // RATE_HZ):
                return ClipPlace(reel, at, size, check, samples, tuple(begins))
    raise BadIndex(f"The clip {key[:KEY_LETTERS]} is not described as it must be.")


def _in_order(begins: list[Any], most_ms: int) -> bool:
    """Say whether word times are whole numbers, none before the other or past the end."""
    if not 0 < len(begins) <= MOST_WORDS or any(type(ms) is not int for ms in begins):
        return False
    return begins[0] >= 0 and begins == sorted(begins) and begins[-1] <= most_ms
