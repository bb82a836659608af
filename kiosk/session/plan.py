"""What one supervisor is told at its start; plain data, no secret, handed over as one argument."""

import json
import sys
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds, and how many crashes one journal survives."""

    settle_s: float = 0.1
    beat_limit_s: float = 3.0
    show_limit_s: float = 5.0
    load_limit_s: float = 60.0
    leave_limit_s: float = 20.0
    recovery_s: float = 60.0
    spare_age_s: float = 4 * 3600.0
    stable_s: float = 10.0
    retry_first_s: float = 0.5
    retry_cap_s: float = 30.0
    stop_limit_s: float = 5.0
    tick_s: float = 0.25
    crash_limit: int = 3


@dataclass(frozen=True, slots=True)
class Service:
    """A long-lived program beside the UI: the agent, in development the centre."""

    name: str
    command: tuple[str, ...]
    environ: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """The programs of one kiosk and the folder that only one supervisor may hold.

    `lock_fd` is the locked run.lock when the caller holds it already. `demo_fd` is the private
    socket each UI inherits in `kiosk demo`. `scanner` is a device file.
    """

    data_dir: str
    ui: tuple[str, ...]
    services: tuple[Service, ...] = ()
    environ: dict[str, str] = field(default_factory=dict)
    lock_fd: int | None = None
    demo_fd: int | None = None
    scanner: str | None = None
    timings: Timings = Timings()

    def to_json(self) -> str:
        """Return the plan as one line of text."""
        return json.dumps(asdict(self), ensure_ascii=False)


def read_plan(text: str) -> Plan:
    """Read the plan that `to_json` wrote; ValueError or TypeError when it is none."""
    fields: dict[str, Any] = json.loads(text)
    fields["ui"] = tuple(fields["ui"])
    fields["services"] = tuple(
        Service(one["name"], tuple(one["command"]), one["environ"]) for one in fields["services"]
    )
    fields["timings"] = Timings(**fields["timings"])
    return Plan(**fields)


def program(module: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that runs one of our modules, also inside the frozen application."""
    switch = "--module" if getattr(sys, "frozen", False) else "-m"
    return (sys.executable, switch, module, *arguments)


def supervisor_command(plan: Plan) -> tuple[str, ...]:
    """Return the supervisor's command; `lock_fd` and `demo_fd` must be inheritable."""
    return program("kiosk.supervisor", plan.to_json())
