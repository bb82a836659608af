"""What people ask, by the words they say, and which pieces of content answer it: `asked.yaml`."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kiosk.procedures.content_yaml import read_yaml
from kiosk.procedures.model import Content, Name
from kiosk.search.heard import SEARCH

FILE = "asked.yaml"
Section = Literal[
    "fee",
    "time_limit",
    "papers",
    "who_may_file",
    "next_step",
    "agency",
    "result",
    "form",
    "notices",
]
WardSection = Literal["hours", "contacts", "events", "news", "address"]
Text = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Weekday = Annotated[int, Field(ge=0, le=6)]


class Told(Content):
    """A piece of a procedure: a whole section, or of its papers and notices those named."""

    section: Section
    codes: list[Name] = Field(default=[])
    ids: list[Name] = Field(default=[])
    short: bool = Field(default=False, description="the headline without its note, a count")


class BothTexts(Content):
    """Texts to look for, in each language."""

    vi: list[Text]
    en: list[Text]


class Said(Content):
    """Sentences of these sections that hold one of these texts; "#" stands for a number."""

    said: BothTexts
    sections: list[Section]


class Question(Content):
    """One thing people ask. `otherwise` is what is answered when there is nothing to tell."""

    id: Name
    heard: list[Text]
    tell: list[Told | Said] = Field(default=[])
    otherwise: Name | None = None
    ward: WardSection | None = None


class Asked(Content):
    """All of it. `always` are notices that go with every answer, in days when they count."""

    subjects: list[Text]
    filler: list[Text]
    questions: list[Question]
    always: list[Name]
    days: dict[Weekday, list[Text]]
    soon: dict[Weekday, list[Text]]

    def question(self, name: str) -> Question:
        """Give a question by its id; KeyError where there is none."""
        found = next((each for each in self.questions if each.id == name), None)
        if found is None:
            raise KeyError(name)
        return found


def load_asked(folder: Path = SEARCH) -> Asked:
    """Read the folder's `asked.yaml`, or this program's own where a pack has none.

    Raises `pydantic.ValidationError` when it is not as it must be.
    """
    path = folder / FILE
    path = path if path.exists() else SEARCH / FILE
    return Asked.model_validate(read_yaml(path.read_text("utf-8")))
