"""What the search knows besides the procedures: words people use, and what is done elsewhere."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from kiosk.config import ASSETS
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.model import Content

SEARCH = ASSETS / "search"


def _parted(written: object) -> object:
    """Wordings may stand in one text, between semicolons."""
    if not isinstance(written, str):
        return written
    return [part.strip() for part in written.split(";") if part.strip()]


Wordings = Annotated[list[str], BeforeValidator(_parted)]


class BothWords(Content):
    """A wording in both languages."""

    vi: str
    en: str


class NamedCode(Content):
    """A procedure without guided content: a short name, and words heard for it."""

    name: str
    heard: Wordings


class Heard(Content):
    """Words heard for procedures and doors; how people write words, whatever they look for.

    `alike`: a word that may stand for others, in this direction only. `unclear`: what could be
    anything, so that a clerk would ask back.
    """

    short_forms: dict[str, str] = Field(default_factory=dict)
    filler: list[str] = Field(default_factory=list)
    unclear: Wordings = Field(default_factory=list)
    alike: dict[str, list[str]] = Field(default_factory=dict)
    guided: dict[str, Wordings] = Field(default_factory=dict)
    codes: dict[str, NamedCode] = Field(default_factory=dict)
    doors: dict[int, Wordings] = Field(default_factory=dict)


class Place(Content):
    """Something that is done elsewhere, and where to ask."""

    name: BothWords
    advice: BothWords
    heard: Wordings


class Places(Content):
    """What is done elsewhere; `strength` says how far the advice may be trusted."""

    source: str
    strength: Literal["sure", "good", "weak", "unsourced"]
    checked_on: date
    places: list[Place]


def load_heard(folder: Path = SEARCH) -> Heard:
    """Read `heard.yaml` and every `heard-*.yaml` as one.

    Raises ValueError (`pydantic.ValidationError` is one) when a file is not as it must be, or one
    thing is said in two files.
    """
    whole: dict[str, dict[Any, Any]] = {}
    filler: list[str] = []
    unclear: list[str] = []
    for path in _files(folder, "heard"):
        read = Heard.model_validate(read_yaml(path.read_text("utf-8")))
        filler += read.filler
        unclear += read.unclear
        for name in ("short_forms", "alike", "guided", "codes", "doors"):
            _join(whole.setdefault(name, {}), getattr(read, name), path)
    return Heard(filler=filler, unclear=unclear, **whole)


def load_places(folder: Path = SEARCH) -> list[Place]:
    """Read the places of every `elsewhere*.yaml`; errors as `load_heard`."""
    return [place for read in load_advice(folder) for place in read.places]


def load_advice(folder: Path = SEARCH) -> list[Places]:
    """Read every `elsewhere*.yaml` with where its advice comes from; errors as `load_heard`."""
    paths = _files(folder, "elsewhere")
    return [Places.model_validate(read_yaml(path.read_text("utf-8"))) for path in paths]


def _files(folder: Path, name: str) -> list[Path]:
    return [folder / f"{name}.yaml", *sorted(folder.glob(f"{name}-*.yaml"))]


def _join(whole: dict[Any, Any], more: Mapping[Any, Any], path: Path) -> None:
    twice = whole.keys() & more.keys()
    if twice:
        raise ValueError(f"{path.name}: {', '.join(map(str, sorted(twice)))} said before")
    whole.update(more)
