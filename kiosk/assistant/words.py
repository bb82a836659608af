"""The assistant's own few words, from `assets/words/assistant.yaml`."""

import functools
import re
from collections.abc import Mapping
from pathlib import Path

from kiosk.assistant.answer import Language
from kiosk.config import ASSETS
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.model import Words

WORDS = ASSETS / "words" / "assistant.yaml"
ENDS = (".", "!", "?")
_DOUBLED = re.compile(r"\.{2,}$")


@functools.lru_cache(maxsize=2)
def load_words(path: Path = WORDS) -> Mapping[str, Words]:
    """Read the file once: key → words."""
    return {key: Words.model_validate(words) for key, words in read_yaml(path.read_text()).items()}


def say(key: str, language: Language, **places: str) -> str:
    """Give a sentence with its places filled, ended by one stop."""
    words = load_words()[key]
    filled = (words.vi if language == "vi" else words.en).format(**places)
    return _DOUBLED.sub(".", filled)


def whole(text: str) -> str:
    """Give a text as a sentence: with a stop at its end."""
    text = text.strip()
    return text if text.endswith(ENDS) else f"{text}."
