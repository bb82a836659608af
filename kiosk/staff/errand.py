"""`kiosk queue export` and `import` as a child of the screen: the same code as at a command line.

The child dies with the thread that runs it. What it wrote until then is whole; an import it had
handed to the agent is applied all the same.
"""

import json
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from kiosk.log import Log
from kiosk.session.hardening import bound_to_parent
from kiosk.session.plan import program

log = Log(__name__)
Act = Literal["export", "import"]
PROGRESS = re.compile(r"(\d+) / (\d+)", re.ASCII)
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the command answered: `error` is its code, empty where all went well."""

    error: str
    values: Mapping[str, Any] = field(default_factory=dict)


def run_errand(act: Act, folder: Path, environ: Mapping[str, str], told: Told) -> Answer:
    """Run it to its end; `told` hears how many of how many are done. Call it off the GUI thread."""
    command = program("kiosk.cli", "queue", act, str(folder), "--json")
    with os.fdopen(os.memfd_create("answer"), "r+b") as answered:
        try:
            child = subprocess.Popen(
                bound_to_parent(command),
                stdin=subprocess.DEVNULL,
                stdout=answered,
                stderr=subprocess.PIPE,
                env=dict(environ),
                text=True,
                errors="replace",
            )
        except OSError as error:
            log.warning("the errand could not begin", kind=type(error).__name__)
            return Answer("failed")
        assert child.stderr is not None
        with child.stderr:
            for line in child.stderr:
                step = PROGRESS.fullmatch(line.strip())
                if step is not None:
                    told(int(step[1]), int(step[2]))
        code = child.wait()
        answered.seek(0)
        return read_answer(answered.read().decode("utf-8", "replace"), code)


def read_answer(text: str, code: int) -> Answer:
    """Read what the command printed last; one that says nothing failed."""
    lines = text.splitlines()
    try:
        values = json.loads(lines[-1]) if lines else None
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        log.warning("the errand gave no answer", code=code)
        return Answer("failed")
    return Answer("" if values.get("ok") is True else str(values.get("error", "failed")), values)
