"""The sentences the kiosk says about answers: code and values to words, in two languages."""

import functools
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import yaml

from kiosk.config import ASSETS
from kiosk.text.dates import say_date

Language = Literal["vi", "en"]
SentenceValue = str | int | date

ERRORS = ASSETS / "words" / "errors.yaml"
LEAST_GROUPED = 10_000
"""Numbers from here on are written in thousands; years are below it."""


@functools.lru_cache(maxsize=4)
def load_sentences(path: Path = ERRORS) -> Mapping[str, Mapping[str, str]]:
    """Read the file once: code → {vi, en, spoken where the voice needs other words}."""
    sentences: dict[str, dict[str, str]] = yaml.safe_load(path.read_text("utf-8"))
    return sentences


def sentence(code: str, language: Language, **values: SentenceValue) -> str:
    """Say what a code means; dates among the values become words, surplus values are ignored."""
    return _fill(load_sentences()[code][language], language, values)


def spoken_sentence(code: str, **values: SentenceValue) -> str:
    """Say it for the Vietnamese voice."""
    words = load_sentences()[code]
    return _fill(words.get("spoken", words["vi"]), "vi", values)


def _fill(words: str, language: Language, values: Mapping[str, SentenceValue]) -> str:
    return words.format_map({name: _show(value, language) for name, value in values.items()})


def _show(value: SentenceValue, language: Language) -> str:
    if isinstance(value, date):
        return say_date(value, language)
    if isinstance(value, int) and value >= LEAST_GROUPED:
        return f"{value:,}".replace(",", "." if language == "vi" else ",")
    return str(value)
