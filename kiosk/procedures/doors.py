"""The find screen as content: groups of doors, in people's words."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kiosk.procedures.model import Code, Content, Words


class DoorAnswer(Content):
    """One answer to what a door asks first: the procedure it leads to; without one, the counter."""

    title: Words
    subtitle: Words
    code: Code | None = None


class Door(Content):
    """One thing people come for, on the find screen. Unguided codes lead to a counter page.

    Where the need decides the procedure, the door `asks` first.
    """

    number: int
    title: Words
    subtitle: Words
    codes: list[Code]
    guided: Code | None = None
    weak: bool = False
    asks: Words | None = None
    answers: list[DoorAnswer] = Field(default_factory=list)


class DoorGroup(Content):
    """A group of doors; a group with one entry opens it at once."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-K]$")]
    title: Words
    subtitle: Words
    icon: str
    doors: list[Door]
    also: list[int] = Field(default_factory=list)
    """Numbers of doors of other groups that people look for here too."""


class Doors(Content):
    """The find screen: 11 groups, 40 doors."""

    format: Literal[1]
    groups: list[DoorGroup]

    def shown_in(self, group: DoorGroup) -> list[Door]:
        """The group's own doors, then those of others that are shown with them."""
        every = {door.number: door for each in self.groups for door in each.doors}
        return [*group.doors, *(every[number] for number in group.also if number in every)]
