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
    another text. `heavy`: it takes long to load and much memory, so there is one process of it at
    most, and while that loads the next engine speaks.
    """

    name: str
    command: tuple[str, ...]
    patience_s: float
    reusable: bool
    heavy: bool = False


def child_command(name: str, *told: str, frozen: bool) -> tuple[str, ...]:
    """Give the command of an engine's process, from source or in the frozen application."""
    if frozen:
        return (sys.executable, CHILD_SWITCH, name, *told)
    own_code_only = ("-S",) if name == "espeak" else ()
    return (sys.executable, "-I", *own_code_only, str(CHILD_PROGRAM), name, *told)


_FROZEN = bool(getattr(sys, "frozen", False))
ESPEAK = Engine("espeak", child_command("espeak", frozen=_FROZEN), patience_s=5, reusable=True)
PYTTSX3 = Engine("pyttsx3", child_command("pyttsx3", frozen=_FROZEN), patience_s=10, reusable=False)


def neural(folder: Path) -> Engine:
    """Give the engine of the voice in a folder (see `kiosk.neural.home`)."""
    command = child_command("neural", str(folder.resolve()), frozen=_FROZEN)
    return Engine("neural", command, patience_s=3, reusable=True, heavy=True)


def choose(choice: Choice, best: Engine | None = None) -> tuple[Engine, ...]:
    """Engines in the order to try them; `none` is a kiosk that never speaks.

    `best` stands before all others, unless one of them is asked for by name.
    """
    if choice == "none":
        return ()
    if choice == "pyttsx3":
        return (PYTTSX3, ESPEAK)
    first = (best,) if best is not None and choice == "auto" else ()
    return (*first, ESPEAK, PYTTSX3)
