"""Set-up of a kiosk with a centre of its own, for development, through the commands people use.

    central init → central run → central kiosks add → kiosk enrol --file → central staff add

A second run finds the enrolment and does nothing. The enrolment file is removed after use; the
first password is made by the centre and returned once, never stored.
"""

import json
import os
import select
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.session.plan import program

ENROLMENT = "enrolment.json"
OFFICER = "canbo"
STEP_LIMIT_S = 120
STOP_LIMIT_S = 20
CENTRE_GONE = (
    "This kiosk is enrolled, but its centre's data is gone. Remove both folders to begin anew."
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the two live: data folders, the centre's port on this machine, the kiosk's name."""

    kiosk_dir: Path
    centre_dir: Path
    port: int
    name: str

    @property
    def address(self) -> str:
        """The centre's address."""
        return f"http://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True, repr=False)
class Login:
    """A first log-in at the centre; without a repr, so that no log can show the password."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class Ready:
    """Both are set up; `login` is there when an officer was added just now."""

    login: Login | None


@dataclass(frozen=True, slots=True)
class NotReady:
    """A step failed; `message` is a sentence for the person at the keyboard."""

    step: str
    message: str


class StepFailed(Exception):  # noqa: N818 -- says what happened; never leaves this module
    """A command answered with ok false, or not at all."""

    def __init__(self, step: str, code: str, message: str) -> None:
        super().__init__(message)
        self.step, self.code, self.message = step, code, message


def set_up(site: Site, environ: Mapping[str, str]) -> Ready | NotReady:
    """Make the centre and enrol the kiosk with it, unless that was done before."""
    if (site.kiosk_dir / ENROLMENT).exists():
        there = site.centre_dir.is_dir() and any(site.centre_dir.iterdir())
        return Ready(None) if there else NotReady("centre", CENTRE_GONE)
    environ = {**environ, "CENTRAL_DATA_DIR": str(site.centre_dir)}
    try:
        _ask("init", program("central.cli", "init", "--json"), environ)
        with _running_centre(site, environ):
            _enrol(site, environ)
            return Ready(_add_officer(environ))
    except StepFailed as failure:
        return NotReady(failure.step, failure.message)


def _enrol(site: Site, environ: Mapping[str, str]) -> None:
    with tempfile.TemporaryDirectory(dir=site.centre_dir, prefix="enrol-") as folder:
        file = str(Path(folder) / "kiosk.json")
        add = program("central.cli", "kiosks", "add", site.name, "-o", file, "--json")
        _ask("kiosks add", add, environ)
        _ask("enrol", program("kiosk.cli", "enrol", "--file", file, "--json"), environ)


def _add_officer(environ: Mapping[str, str]) -> Login | None:
    try:
        command = program("central.cli", "staff", "add", OFFICER, "--all-wards", "--json")
        answer = _ask("staff add", command, environ)
    except StepFailed as failure:
        if failure.code == "name_taken":
            return None
        raise
    return Login(answer["name"], answer["password"])


@contextmanager
def _running_centre(site: Site, environ: Mapping[str, str]) -> Iterator[None]:
    command = program(
        "central.cli", "run", "--port", str(site.port), "--parent-pid", str(os.getpid()), "--json"
    )
    centre = subprocess.Popen(command, env=environ, stdout=subprocess.PIPE)
    assert centre.stdout is not None
    try:
        readable, _, _ = select.select([centre.stdout], [], [], STEP_LIMIT_S)
        _read_answer("run", centre.stdout.readline() if readable else b"")
        yield
    finally:
        centre.terminate()
        try:
            centre.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            centre.kill()
            centre.wait()
        centre.stdout.close()


def _ask(step: str, command: tuple[str, ...], environ: Mapping[str, str]) -> dict[str, Any]:
    try:
        done = subprocess.run(
            command, env=environ, stdout=subprocess.PIPE, timeout=STEP_LIMIT_S, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise StepFailed(step, "timeout", f"{step} did not answer.") from error
    return _read_answer(step, done.stdout)


def _read_answer(step: str, output: bytes) -> dict[str, Any]:
    lines = output.splitlines()
    try:
        answer = json.loads(lines[-1]) if lines else None
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise StepFailed(step, "no_answer", f"{step} gave no answer.")
    if not answer.get("ok"):
        message = str(answer.get("message", "failed"))
        raise StepFailed(step, str(answer.get("error", "")), f"{step}: {message}")
    return answer
