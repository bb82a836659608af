"""The description of a neural voice, a file of JSON: read before its model is touched."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from kiosk.speech.utterance import Language

BEGIN, END, PAD = "^", "$", "_"
MOST_SYMBOLS, MOST_IDS, LARGEST_ID, MOST_SPEAKERS = 1024, 8, 65_535, 10_000
LANGUAGES: Mapping[str, Language] = {"vi": "vi", "en": "en"}

_VOICE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,12}){0,3}")


@dataclass(frozen=True, slots=True)
class Description:
    """What the model expects: symbols as numbers, and how it is to speak.

    `letters`: its symbols are the letters of the text; else those of espeak-ng's voice `phonemes`.
    """

    language: Language
    phonemes: str
    letters: bool
    rate_hz: int
    ids: Mapping[str, tuple[int, ...]]
    noise: float
    length: float
    noise_width: float
    speakers: int


@dataclass(frozen=True, slots=True)
class Unusable:
    """The description is none, or one of a voice that cannot be used here; `why` is for staff."""

    why: str


def parse_description(raw: bytes) -> Description | Unusable:
    """Read it; every number is bounded by what it stands for."""
    try:
        told = json.loads(raw)
    except (ValueError, RecursionError):
        return Unusable("does not parse")
    match told:
        case {
            "audio": {"sample_rate": int(rate_hz)},
            "espeak": {"voice": str(phonemes)},
            "phoneme_id_map": dict(symbols),
        } if 8_000 <= rate_hz <= 48_000 and _VOICE.fullmatch(phonemes):
            return _described(told, rate_hz, phonemes, symbols)
    return Unusable("is of another format")


def _described(
    told: dict[str, Any], rate_hz: int, phonemes: str, symbols: dict[str, Any]
) -> Description | Unusable:
    language = LANGUAGES.get(phonemes.split("-", maxsplit=1)[0])
    kind = told.get("phoneme_type", "espeak")
    ids = _ids(symbols)
    scales = _scales(told.get("inference", {}))
    speakers = told.get("num_speakers", 1)
    if language is None:
        return Unusable(f"speaks {phonemes}, neither Vietnamese nor English")
    if kind not in ("espeak", "text"):  # it may be anything, a list as well
        return Unusable("takes symbols of an unknown kind")
    if ids is None:
        return Unusable("has symbols that are not described as they must be")
    if scales is None or type(speakers) is not int or not 1 <= speakers <= MOST_SPEAKERS:
        return Unusable("has a number outside its range")
    return Description(language, phonemes, kind == "text", rate_hz, ids, *scales, speakers)


def _ids(symbols: dict[str, Any]) -> dict[str, tuple[int, ...]] | None:
    if not {BEGIN, END, PAD} <= symbols.keys() or len(symbols) > MOST_SYMBOLS:
        return None
    for numbers in symbols.values():
        if not isinstance(numbers, list) or not 0 < len(numbers) <= MOST_IDS:
            return None
        if any(type(number) is not int or not 0 <= number <= LARGEST_ID for number in numbers):
            return None
    return {symbol: tuple(numbers) for symbol, numbers in symbols.items()}


def _scales(told: object) -> tuple[float, float, float] | None:
    """Give how much the voice varies, its pace, and how much that varies."""
    if not isinstance(told, dict):
        return None
    given = (
        told.get("noise_scale", 0.667),
        told.get("length_scale", 1.0),
        told.get("noise_w", 0.8),
    )
    if any(type(number) not in {int, float} for number in given):
        return None
    noise, length, width = cast("tuple[float, float, float]", given)
    if not (0 <= noise <= 2 and 0.2 <= length <= 5 and 0 <= width <= 2):
        return None
    return float(noise), float(length), float(width)
