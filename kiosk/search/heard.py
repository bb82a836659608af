"""What the search knows besides the procedures: words people use, and what is done elsewhere."""

from datetime import date
from pathlib import Path
from typing import Literal

from kiosk.config import ASSETS
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.model import Content

SEARCH = ASSETS / "search"


class BothWords(Content):
    """A wording in both languages."""

    vi: str
    en: str


class NamedCode(Content):
    """A procedure without guided content: a short name, and words heard for it."""

    name: str
    heard: list[str]


class Heard(Content):
    """Words heard for procedures and doors; short forms and filler of questions."""

    short_forms: dict[str, str]
    filler: list[str]
    guided: dict[str, list[str]]
    codes: dict[str, NamedCode]
    doors: dict[int, list[str]]


class Place(Content):
    """Something that is done elsewhere, and where to ask."""

    name: BothWords
    advice: BothWords
    heard: list[str]


class Places(Content):
    """What is done elsewhere; `strength` says how far the advice may be trusted."""

    source: str
    strength: Literal["sure", "good", "weak", "unsourced"]
    checked_on: date
    places: list[Place]


def load_heard(folder: Path = SEARCH) -> Heard:
    """Read `heard.yaml`; raises `pydantic.ValidationError` when it is not as it must be."""
    return Heard.model_validate(read_yaml((folder / "heard.yaml").read_text("utf-8")))


def load_places(folder: Path = SEARCH) -> Places:
    """Read `elsewhere.yaml`; raises `pydantic.ValidationError` when it is not as it must be."""
    return Places.model_validate(read_yaml((folder / "elsewhere.yaml").read_text("utf-8")))
