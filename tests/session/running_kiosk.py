"""A real supervisor over fake UI processes, in a folder of its own; waits on conditions only."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self, TypeVar

from kiosk.session.plan import Plan, Service, Timings, supervisor_command
from kiosk.session.scratch import Scratch
from tests.session.trace_scan import descendants

ROOT = Path(__file__).parents[2]
FAKE_UI = Path(__file__).with_name("fake_ui.py")
SERVICE = "import os, sys, time\nopen(sys.argv[1], 'a').write(f'{os.getpid()}\\n')\ntime.sleep(600)"
DEADLINE_S = 60
PAUSE_S = 0.005

Value = TypeVar("Value")


def wait_for(condition: Callable[[], Value | None], what: str) -> Value:
    """The first true value of a condition; fails loudly after a generous deadline."""
    give_up_s = time.monotonic() + DEADLINE_S
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < give_up_s, f"never happened: {what}"
        time.sleep(PAUSE_S)


def alive(pid: int) -> bool:
    """Whether a process exists and is no zombie."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


class RunningKiosk:
    """Starts the supervisor when entered, ends it and checks that nothing is left when left."""

    def __init__(self, folder: Path, **choices: Any) -> None:
        """`choices` are fields of the plan."""
        self.folder = folder
        self.data_dir = folder / "var"
        self.seen_pids: set[int] = set()
        choices.setdefault("ui", (sys.executable, str(FAKE_UI), str(folder)))
        choices.setdefault("environ", {"PYTHONPATH": str(ROOT)})
        self.plan = Plan(data_dir=str(self.data_dir), **choices)

    def __enter__(self) -> Self:
        self.errors = (self.folder / "stderr").open("ab")
        passed = [fd for fd in (self.plan.demo_fd, self.plan.lock_fd) if fd is not None]
        self.process = subprocess.Popen(
            supervisor_command(self.plan), cwd=ROOT, stderr=self.errors, pass_fds=passed
        )
        return self

    def __exit__(self, *_: object) -> None:
        self.look()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(DEADLINE_S)
        finally:
            self.process.kill()
            self.process.wait()
            self.errors.close()
        Scratch(self.data_dir).close()  # a killed supervisor leaves its own to the next one
        for pid in self.seen_pids:
            wait_for(lambda pid=pid: not alive(pid), f"end of {pid}")

    @property
    def log(self) -> str:
        """All that supervisor and UIs wrote to stderr."""
        return (self.folder / "stderr").read_text()

    def look(self) -> list[int]:
        """Supervisor and everything below it, remembered for the check at the end."""
        pids = descendants(self.process.pid)
        self.seen_pids.update(pids)
        return pids

    def events(self, name: str | None = None, pid: int | None = None) -> list[dict[str, Any]]:
        """What the UIs told so far, in order."""
        file = self.folder / "events"
        text = file.read_text() if file.exists() else ""
        lines = text.rpartition("\n")[0].splitlines()
        events = [json.loads(line) for line in lines]
        return [one for one in events if name in {None, one["event"]} and pid in {None, one["pid"]}]

    def wait_event(self, name: str, count: int = 1, pid: int | None = None) -> dict[str, Any]:
        """The `count`-th event of a name (and process)."""
        wait_for(lambda: len(self.events(name, pid)) >= count, f"{count} x {name}\n{self.log}")
        self.look()
        return self.events(name, pid)[count - 1]

    def order(self, pid: int, name: str, *arguments: object) -> Any:
        """Have a fake UI do something; its answer, or None when it died of it."""
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.folder / f"{pid}.sock"))
            line.sendall(json.dumps([name, *arguments]).encode())
            try:
                answer = line.recv(65536)
            except ConnectionResetError:
                return None
        return json.loads(answer) if answer else None

    def shown(self, count: int = 1) -> int:
        """Wait until a spare stands ready behind the `count`-th shown UI; the pid of that UI."""
        pid = self.wait_event("show", count)["pid"]
        self.wait_spare(pid)
        return int(pid)

    def wait_spare(self, current: int) -> int:
        """Wait for a ready UI that is alive and is not `current`."""

        def spare() -> int | None:
            told = {one["pid"] for one in self.events() if one["event"].startswith("show")}
            ready = {one["pid"] for one in self.events("ready")} - told - {current}
            return next((pid for pid in ready if alive(pid)), None)

        pid = wait_for(spare, f"a spare\n{self.log}")
        self.look()
        return pid

    def begin_session(self, pid: int, word: str) -> None:
        """A person touches welcome; her word is held in memory and in the journal."""
        self.order(pid, "send", "started")
        self.wait_event("give_key", pid=pid)
        self.order(pid, "hold", word)
        assert self.order(pid, "write", word)


def recording_service(name: str, file: Path) -> Service:
    """A long-lived program that writes its pid into `file` at each start."""
    return Service(name, (sys.executable, "-c", SERVICE, str(file)))


def quick(**changes: float) -> Timings:
    """The real timings, but short waits before what failed is started again."""
    return Timings(**({"retry_first_s": 0.01, "retry_cap_s": 0.05} | changes))


def pids_in(file: Path) -> list[int]:
    """What recording services wrote."""
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def end_hard(pid: int) -> None:
    """SIGKILL."""
    os.kill(pid, signal.SIGKILL)
