"""Recorded: people save, with pictures and without, in processes that come and go."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sync.enrolment import read_enrolment_file
from sync.registration import register
from tests.cuts.recording import Recorder, Recording
from tests.sync.fault_server import MiniCentre

KIOSK = "kiosk"
SIZES = ((), (), (9_000,), (), (40_000, 700), (), (90_000,))


class Saver:
    """A recorded process that saves when told (`tests/cuts/saver.py`)."""

    def __init__(self, recorder: Recorder, *arguments: str) -> None:
        self._recorder = recorder
        command = (sys.executable, "-m", "tests.cuts.saver", str(recorder.site / KIOSK))
        self._process = subprocess.Popen(
            (*recorder.prefix(), *command, *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def save(self, sizes: tuple[int, ...] = ()) -> str:
        """Have one dossier saved with pictures of these sizes; what it told is a promise."""
        self._recorder.mark(mark="begun")
        told = self._ask({"do": "save", "sizes": sizes})
        self._recorder.mark(mark="shown", **told)
        return str(told["id"])

    def request(self, kind: str, body: dict[str, Any]) -> None:
        """Have the agent asked for something."""
        told = self._ask({"do": "request", "kind": kind, "body": body})
        self._recorder.mark(mark="asked", **told)

    def change_key(self) -> None:
        """Have the device key changed."""
        assert self._ask({"do": "key"})["outcome"] == "applied"

    def enrol(self, file: bytes) -> None:
        """Have the kiosk join."""
        self._ask({"do": "enrol", "file": file.decode()})
        self._recorder.mark(mark="enrolled")

    def end(self) -> None:
        """Let it end as a program does; SQLite then takes its log away."""
        self._process.communicate(timeout=60)
        assert self._process.returncode == 0

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told


@contextmanager
def saver(recorder: Recorder, *arguments: str) -> Iterator[Saver]:
    """One such process, to its end."""
    one = Saver(recorder, *arguments)
    try:
        yield one
    finally:
        one.end()


def record_saves(folder: Path, *, rounds: int = 4, careless: bool = False) -> Recording:
    """Processes save in turn, in every other round two at a time; `careless` is the control."""
    arguments = ("normal",) if careless else ()
    recorder = enrolled(folder)
    for number in range(rounds):
        with saver(recorder, *arguments) as one, saver(recorder, *arguments) as other:
            for sizes in SIZES:
                one.save(sizes)
                if number % 2:
                    other.save()
    return recorder.recording("saves without syncing" if careless else "saves")


def enrolled(folder: Path) -> Recorder:
    """A recorder on a site whose kiosk has joined a centre."""
    site = folder / "site"
    site.mkdir(parents=True)
    with MiniCentre() as centre:
        file = read_enrolment_file(centre.enrolment_file())
        register(site / KIOSK, file)
    recorder = Recorder(folder, site)
    recorder.mark(mark="enrolled")
    return recorder
