"""The voice engines there are, and the order in which they are tried."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Choice = Literal["auto", "espeak", "pyttsx3", "none"]
CHILD_PROGRAM = Path(__file__).with_name("child_main.py")
CHILD_SWITCH = "--speech-child"
"""First argument with which a frozen application runs `child_main` instead of itself."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How the process of an engine is started and how long it may keep a person waiting.

    The id of the starting process is added to `command` as its last argument. `patience_s` is the
    longest silence between two messages while it works; `reusable` says whether a process may say
    another text.
    """

    name: str
    command: tuple[str, ...]
    patience_s: float
    reusable: bool


def child_command(name: str, *, frozen: bool) -> tuple[str, ...]:
    """Give the command of an engine's process, from source or in the frozen application."""
    if frozen:
        return (sys.executable, CHILD_SWITCH, name)
    own_code_only = ("-S",) if name == "espeak" else ()
    return (sys.executable, "-I", *own_code_only, str(CHILD_PROGRAM), name)


_FROZEN = bool(getattr(sys, "frozen", False))
ESPEAK = Engine("espeak", child_command("espeak", frozen=_FROZEN), patience_s=5, reusable=True)
PYTTSX3 = Engine("pyttsx3", child_command("pyttsx3", frozen=_FROZEN), patience_s=10, reusable=False)


def choose(choice: Choice) -> tuple[Engine, ...]:
    """Engines in the order to try them; `none` is a kiosk that never speaks."""
    if choice == "none":
        return ()
    if choice == "pyttsx3":
        return (PYTTSX3, ESPEAK)
    return (ESPEAK, PYTTSX3)
