"""What is said about one control: what it is, its name, its state, what to press. Pure.

A name on a control is a word of the content or of the screen; what a person wrote or chose is
personal, and is said only when it is asked for; what is sensitive never.
"""

from dataclasses import dataclass
from typing import Literal

from kiosk.speech.privacy import Kind
from kiosk.viewmodels.words import say

Role = Literal["button", "option", "field", "key"]
Saying = tuple[str, Kind]


@dataclass(frozen=True, slots=True)
class Told:
    """One control. `kind` is of its name, `value_kind` of what the person wrote or chose in it."""

    role: Role
    name: str
    note: str = ""
    value: str = ""
    chosen: bool = False
    kind: Kind = "public"
    value_kind: Kind = "public"


def sayings(told: Told, language: str) -> list[Saying]:
    """Everything to say, in order; the reader leaves out what may not be said now."""
    said: list[Saying] = []
    if told.role == "key":
        if told.kind != "public":
            said.append((say("keys_private", language), "public"))
        return [*said, (told.name, told.kind)]
    if told.kind == "public":
        name = told.name.rstrip(" .?!:")
        said.append((say(f"keys_{told.role}", language, name=name), "public"))
    else:
        said.append((say("keys_private", language), "public"))
        said.append((told.name, told.kind))
    if told.note:
        said.append((told.note, told.kind))
    if told.role == "field":
        said.append(_written(told, language))
    elif told.chosen:
        said.append((say("keys_chosen", language), told.value_kind))
    if told.role != "field":
        said.append((say("keys_hint", language), "public"))
    return said


def _written(told: Told, language: str) -> Saying:
    if not told.value:
        return say("keys_empty", language), "public"
    return say("keys_written", language, value=told.value), told.value_kind
