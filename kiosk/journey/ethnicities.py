"""The list of ethnicities, and finding one by what a person typed."""

import functools
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import yaml

from kiosk.config import ASSETS

LIST = ASSETS / "words" / "ethnicities.yaml"


@functools.lru_cache(maxsize=2)
def ethnicities(path: Path = LIST) -> tuple[str, ...]:
    """Give the names to choose from, in the order to show them."""
    return tuple(dict.fromkeys(_spellings(path).values()))


def find_ethnicity(text: str, path: Path = LIST) -> str | None:
    """Give the list's name for what was typed, whatever its case, marks, hyphens and spaces."""
    spellings = _spellings(path)
    exact = unicodedata.normalize("NFC", text).strip()
    return exact if exact in spellings.values() else spellings.get(_bare(text))


@functools.lru_cache(maxsize=2)
def _spellings(path: Path) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for entry in yaml.safe_load(path.read_text("utf-8"))["ethnicities"]:
        for spelling in (entry["name"], *entry.get("also", [])):
            found[_bare(spelling)] = entry["name"]
    return found


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if letter.isalnum())
