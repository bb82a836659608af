"""One machine of the rig: a folder for its files, programs that live and die together."""

import os
import pwd
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests import warden
from tests.growth.shipped import Fitting, Unit

WARDEN = [sys.executable, "-S", "-E", str(Path(warden.__file__))]
# Neither PostgreSQL nor etcd runs as root.
USER_FOR_ROOT = "postgres"


@dataclass
class Machine:
    """Its address is the fitting's prefix and `host`; `name` is told to its programs."""

    name: str
    host: int
    fitting: Fitting
    programs: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    starts: dict[str, tuple[list[str], dict[str, str], str | None]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"{self.fitting.prefix}{self.host}"

    def log(self, program: str) -> str:
        path = self.fitting.root / f"{program}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def give(self, *paths: str) -> None:
        """Let folders (made here) and files belong to the user servers run as."""
        for name in paths:
            path = self.fitting.path(name)
            if not path.exists():
                path.mkdir(parents=True, mode=0o700)
            if os.geteuid() == 0:
                user = pwd.getpwnam(USER_FOR_ROOT)
                os.chown(path, user.pw_uid, user.pw_gid)

    def start(self, program: str, unit: Unit, *more: str, as_server: bool = False) -> None:
        """Run what the unit says; it ends with this machine, and with the test run."""
        drop = ["setpriv", "--reuid", USER_FOR_ROOT, "--regid", USER_FOR_ROOT, "--clear-groups"]
        user = drop if as_server and os.geteuid() == 0 else []
        folder = None if unit.folder is None else self.fitting.fit(unit.folder)
        self.starts[program] = [*user, *unit.command, *more], unit.environ, folder
        self.again(program)

    def again(self, program: str) -> None:
        """Start it once more, as systemd would after the machine came back."""
        command, environ, folder = self.starts[program]
        with (self.fitting.root / f"{program}.log").open("ab") as log:
            self.programs[program] = subprocess.Popen(
                [*WARDEN, "-", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env={"PATH": os.environ["PATH"], "HOME": str(self.fitting.root), **environ},
                cwd=folder or self.fitting.root,
            )

    def pids(self, *programs: str) -> list[int]:
        """All processes of these programs, or of all; the wardens are not among them."""
        chosen = [self.programs[name] for name in programs or self.programs]
        return [pid for one in chosen for pid in warden.offspring(one.pid)]

    def signal(self, number: int, *programs: str) -> None:
        for pid in self.pids(*programs):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue

    def kill(self, *programs: str) -> None:
        """The power is cut: all die in the same moment, nobody says goodbye."""
        for name in programs or tuple(self.programs):
            while self.pids(name):
                self.signal(signal.SIGKILL, name)
            self.end(name)

    def freeze(self, *programs: str) -> None:
        self.signal(signal.SIGSTOP, *programs)

    def thaw(self, *programs: str) -> None:
        self.signal(signal.SIGCONT, *programs)

    def revive(self) -> None:
        """The machine comes back."""
        for name in [one for one in self.starts if one not in self.programs]:
            self.again(name)

    def end(self, program: str) -> None:
        """Let the warden kill what is left of it."""
        process = self.programs.pop(program)
        if process.stdin is not None:
            process.stdin.close()
        process.wait(60)

    def close(self) -> None:
        self.thaw()
        for name in tuple(self.programs):
            self.end(name)


def wait_long(
    check: Callable[[], object], what: str, machines: "list[Machine]", tries: int = 400
) -> None:
    """Wait for what takes long; what the machines said last is told when it never is."""
    pause = threading.Event()
    for _ in range(tries):
        if check():
            return
        pause.wait(0.2)
    said = [f"{m.name} {p}: {m.log(p)[-1500:]}" for m in machines for p in m.starts]
    raise AssertionError("\n\n".join([f"never happened: {what}", *said]))
