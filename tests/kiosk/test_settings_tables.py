from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import pytest

from kiosk.settings_tables import Digits, Limits, read_section


@dataclass(frozen=True, slots=True)
class Lamp:
    """One table."""

    watts: Annotated[int, Limits(least=1, most=60)] = 5
    warmth: Annotated[float | None, Limits(above=0, below=1)] = None
    on: bool = False
    code: Annotated[str | None, Digits(3)] = None
    folder: Path = Path("lamps")
    kind: Literal["desk", "wall"] = "desk"


@dataclass(frozen=True, slots=True)
class Room:
    """A table with a table in it."""

    lamp: Lamp = Lamp()
    name: str = "hall"


def test_what_is_missing_has_its_default():
    assert read_section(Room, {}) == (Room(), [])


@pytest.mark.parametrize(
    ("table", "lamp"),
    [
        ({"watts": "7", "on": "true", "warmth": "0.5"}, Lamp(watts=7, on=True, warmth=0.5)),
        ({"watts": 7.0, "on": False, "warmth": None}, Lamp(watts=7)),
        ({"folder": "a/b", "kind": "wall"}, Lamp(folder=Path("a/b"), kind="wall")),
        ({"folder": Path("c")}, Lamp(folder=Path("c"))),
    ],
)
def test_text_is_read_as_what_it_stands_for(table, lamp):
    assert read_section(Room, {"lamp": table}) == (Room(lamp), [])


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"watts": 0}, "lamp.watts: must be at least 1 and at most 60"),
        ({"watts": 7.5}, "lamp.watts: must be a whole number"),
        ({"watts": True}, "lamp.watts: must be a number"),
        ({"watts": "nan"}, "lamp.watts: must be a number"),
        ({"warmth": 1}, "lamp.warmth: must be more than 0 and less than 1"),
        ({"on": "perhaps"}, "lamp.on: must be true or false"),
        ({"folder": 3}, "lamp.folder: must be text"),
        ({"kind": "floor"}, "lamp.kind: must be one of desk, wall"),
        ({"colour": "red"}, "lamp.colour: there is no such setting"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(table, fault):
    assert read_section(Room, {"lamp": table})[1] == [fault]


def test_all_faults_are_said_at_once():
    faults = read_section(Room, {"lamp": {"watts": 0, "on": "x"}, "name": 4, "door": 1})[1]
    assert len(faults) == 4
    assert read_section(Room, {"lamp": 5})[1] == ["lamp: must be a table"]


def test_a_code_is_text_of_so_many_digits():
    assert read_section(Lamp, {"code": "007"}) == (Lamp(code="007"), [])
    assert read_section(Lamp, {"code": None}) == (Lamp(), [])


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (7, "code: must be text"),
        ("7", "code: must be 3 digits, in quotes"),
        ("0x7", "code: must be 3 digits, in quotes"),
        ("٠٠٧", "code: must be 3 digits, in quotes"),
    ],
)
def test_a_code_of_anything_else_is_refused(code, said):
    assert read_section(Lamp, {"code": code})[1] == [said]
