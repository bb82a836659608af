"""What the staff page and `kiosk queue` both say, from `assets/words/staff.yaml`."""

from functools import lru_cache
from typing import Literal

import yaml

from kiosk.config import ASSETS

Language = Literal["vi", "en"]


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    text = (ASSETS / "words" / "staff.yaml").read_text("utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)
    return words


def said(key: str, language: Language, **values: object) -> str:
    """Give a sentence with its places filled; KeyError for one that is not in the file."""
    return _words()[key][language].format(**values)
