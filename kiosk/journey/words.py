"""The fixed words of a journey, from `assets/words/journey.yaml`."""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import yaml

from kiosk.config import ASSETS
from kiosk.procedures.model import Words

Language = Literal["vi", "en"]

JOURNEY_WORDS = ASSETS / "words" / "journey.yaml"


@functools.lru_cache(maxsize=2)
def load_journey_words(path: Path = JOURNEY_WORDS) -> Mapping[str, Words]:
    """Read the file once: key → words."""
    stored = yaml.safe_load(path.read_text("utf-8"))
    return {key: Words.model_validate(words) for key, words in stored.items()}


def in_language(words: Words, language: Language) -> str:
    """Give the wording in one language."""
    return words.vi if language == "vi" else words.en


def fixed(key: str, language: Language, **values: str) -> str:
    """Give one fixed wording, its {places} filled."""
    return in_language(load_journey_words()[key], language).format(**values)
