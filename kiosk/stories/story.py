"""Golden journeys: one person's answers, and what must come of them.

Files `assets/procedures/journeys/CODE-name.yaml`, at least three a procedure. A change of content
that moves one of them is looked at, and then the story is changed with it.
"""

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from kiosk.procedures.content_file import BadFile, read_content
from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.loading import PROCEDURES, ContentError, Fault
from kiosk.procedures.model import Code, Content, Name

JOURNEYS = "journeys"


class Told(Content):
    """What the dossier says beside the answers."""

    ends: str
    on_behalf: dict[str, Any]
    result: dict[str, Any]
    unverified: list[str]
    left_out: list[str]
    derived: dict[str, Any]


class Outcome(Content):
    """What comes of a person's answers; `dossier` is None where they are refused."""

    errors: list[str] = Field(default=[])
    warnings: list[str] = Field(default=[])
    path: list[Name] = Field(default=[])
    stop: Name | None = None
    papers: dict[Name, str] = Field(default={})
    notices: list[Name] = Field(default=[])
    components: list[Name] = Field(default=[])
    options: dict[Name, list[Name]] = Field(default={}, description="where not always all show")
    next_step: Name | None = Field(default=None, description="where not what most people do")
    taken_over: dict[Name, Any] = Field(default={}, description="answers proposed and accepted")
    fee_dong: int | None = None
    dossier: Told | None = None
    form: dict[Name, str] = Field(default={}, description="fields of the form that are not empty")


class Story(Content):
    """A person's answers on a day; `told` in a sentence."""

    story: str
    procedure: Code
    today: date
    answers: dict[Name, str | int]
    expected: Outcome | None = Field(default=None, description="written by `content stories`")


def load_story(path: Path) -> Story:
    """Read one file; raises `ContentError` naming file and place."""
    try:
        return Story.model_validate(read_yaml(read_content(path)))
    except ValidationError as error:
        faults = [
            Fault(path.name, ".".join(map(str, fault["loc"])), fault["msg"])
            for fault in error.errors()
        ]
        raise ContentError(faults) from error
    except BadFile as error:
        raise ContentError([Fault(path.name, "", str(error), error.line)]) from error
    except (yaml.YAMLError, ValueError) as error:
        raise ContentError([Fault(path.name, "", f"is not valid YAML: {error}")]) from error


def story_files(folder: Path = PROCEDURES) -> list[Path]:
    """Give the stories that stand beside the procedures of a folder."""
    return sorted((folder / JOURNEYS).glob("*.yaml"))
