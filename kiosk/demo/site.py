"""A whole site for one demo, in a folder of its own: centre, line, supervisor, UI and agent."""

import os
import signal
import socket
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from kiosk.config import Settings, read_settings
from kiosk.demo.line import Line
from kiosk.demo.remote import DemoError
from kiosk.session.first_run import Login, NotReady, set_up
from kiosk.session.hardening import bound_to_parent
from kiosk.session.launch import child_environ, make_plan, site_of
from kiosk.session.plan import supervisor_command

PANEL = (1080, 1920)
GRACE_S = 2
LONGEST_WAIT_S = 3
STOP_S = 30

Tables = Mapping[str, Mapping[str, object]]
"""Settings as they stand in a file: sections of keys."""


def demo_settings(folder: Path, base: Settings, equipment: Tables | None = None) -> Settings:
    """Settings for one demo: own folders and ports, the shortest grace, paper into files.

    `equipment` is what this demo has beside a screen; without it there is no device at all.
    """
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    changes: dict[str, dict[str, object]] = {
        "data": {"dir": folder / "kiosk"},
        "centre": {"embedded": True, "dir": folder / "central", "port": port},
        "delivery": {"grace_s": GRACE_S, "longest_wait_s": LONGEST_WAIT_S},
        "printer": {"kind": "file", "target": str(folder / "paper")},
        "display": {"width": PANEL[0], "height": PANEL[1]},
        "scanner": {"kind": "none"},
        "camera": {"kind": "none"},
        "point": asdict(base.point),
        "speech": asdict(base.speech),
    }
    for section, keys in (equipment or {}).items():
        changes[section] = {**changes.get(section, {}), **keys}
    return read_settings(changes)


class DemoSite:
    """Set up, run, and stopped as one thing; nothing is left running after `stop`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.line = Line(settings.centre.port)
        self._supervisor: subprocess.Popen[bytes] | None = None
        self.orders, self._theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

    def set_up(self) -> Login:
        """Make the centre and enrol the kiosk, as a technician would."""
        outcome = set_up(site_of(self.settings), child_environ(self.settings, _environ()))
        if isinstance(outcome, NotReady):
            message = f"{outcome.step}: {outcome.message}"
            raise DemoError(message)
        if outcome.login is None:
            raise DemoError("the folder was used before")
        return outcome.login

    def start(self) -> None:
        """Start the supervisor; its agent reaches the centre only over the line."""
        through = replace(self.settings.centre, url=self.line.address)
        settings = replace(self.settings, centre=through)
        self._theirs.set_inheritable(True)
        plan = make_plan(settings, windowed=True, demo_fd=self._theirs.fileno())
        self._supervisor = subprocess.Popen(
            bound_to_parent(supervisor_command(plan), signal.SIGTERM),
            env=child_environ(settings, _environ()),
            pass_fds=[self._theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=2,
        )

    @property
    def pid(self) -> int | None:
        """The supervisor's process id."""
        return None if self._supervisor is None else self._supervisor.pid

    @property
    def running(self) -> bool:
        """Whether the supervisor is there."""
        return self._supervisor is not None and self._supervisor.poll() is None

    def stop(self) -> None:
        """Stop the supervisor and with it everything it started; close the line."""
        self.line.cut()
        if self._supervisor is not None:
            self._supervisor.terminate()
            try:
                self._supervisor.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self._supervisor.kill()
                self._supervisor.wait()
        self.orders.close()
        self._theirs.close()


def _environ() -> dict[str, str]:
    environ = dict(os.environ)
    if not environ.get("DISPLAY") and not environ.get("WAYLAND_DISPLAY"):
        environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environ
