"""The whole kiosk as it stands in a ward: supervisor, UI, spare, agent, and a centre beside it."""

import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bench.contenders import kiosk_environ, last_line
from bench.programs import Program, family_of
from bench.screen import Screen
from bench.workbench import NotMeasured, Workbench
from kiosk.config import Scanner, Settings, load_settings, read_settings
from kiosk.session.first_run import NotReady, set_up
from kiosk.session.launch import child_environ, make_plan, site_of
from kiosk.session.plan import supervisor_command

READY_S = 120.0
LOOK_S = 0.1
STARTED = re.compile(r"\bui (\d+) started, pid (\d+)")
SERVICE = re.compile(r"\b(agent|centre) started, pid (\d+)")
SAID = re.compile(r"\bui (\d+): (\w+)")


@dataclass(frozen=True, slots=True)
class Site:
    """One running kiosk; process numbers as the supervisor gives them in its log."""

    supervisor: Program
    ui: int
    spare: int
    agent: int
    centre: int

    def parts(self) -> dict[str, list[int]]:
        """Processes by part, each with its children; the supervisor without the others."""
        parts = {
            name: [process.pid for process in family_of(pid)]
            for name, pid in (
                ("ui", self.ui),
                ("spare", self.spare),
                ("agent", self.agent),
                ("centre", self.centre),
            )
        }
        parts["supervisor"] = [self.supervisor.pid]
        return parts

    def processes(self) -> list[int]:
        """All of the kiosk's; the centre is not the kiosk."""
        return [pid for name, pids in self.parts().items() if name != "centre" for pid in pids]


def prepare_site(bench: Workbench) -> Settings:
    """Settings of an enrolled kiosk in the bench's folder, set up at the first call."""
    kept = bench.folder / "site.json"
    if kept.exists():
        return read_settings(json.loads(kept.read_text("utf-8")))
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environ = {
        **kiosk_environ(bench, data="site"),
        "KIOSK_CENTRE_EMBEDDED": "true",
        "KIOSK_CENTRE_DIR": str(bench.folder / "central"),
        "KIOSK_CENTRE_PORT": str(port),
    }
    settings = load_settings(environ=environ)
    outcome = set_up(site_of(settings), child_environ(settings, bench.environ()))
    if isinstance(outcome, NotReady):
        message = f"{outcome.step}: {outcome.message}"
        raise NotMeasured(message)
    kept.write_text(json.dumps(asdict(settings), default=str), encoding="utf-8")
    return settings


@contextmanager
def running_site(
    bench: Workbench, screen: Screen, *, voice: bool, scanner: Scanner | None = None
) -> Iterator[Site]:
    """Run the kiosk on a screen until the block ends; it is entered once all parts are ready."""
    settings = prepare_site(bench)
    settings = replace(settings, scanner=scanner or settings.scanner)
    if not voice:
        quiet = replace(settings.speech, engine="none")
        settings = replace(settings, speech=quiet)
    log = bench.folder / f"supervisor-{time.monotonic_ns()}.log"
    environ = child_environ(settings, bench.environ(DISPLAY=screen.name))
    command = supervisor_command(make_plan(settings, windowed=True))
    with Program(command, environ, log) as supervisor:
        yield _once_ready(supervisor, log)


def _once_ready(supervisor: Program, log: Path) -> Site:
    """Wait until one UI is shown, a spare is ready, agent and centre run."""
    give_up = time.monotonic() + READY_S
    while time.monotonic() < give_up and supervisor.alive:
        site = site_in(supervisor, log.read_text("utf-8", errors="replace"))
        if site is not None:
            return site
        time.sleep(LOOK_S)
    message = f"the kiosk was not ready: {last_line(log)}"
    raise NotMeasured(message)


def site_in(supervisor: Program, text: str) -> Site | None:
    started = {number: int(pid) for number, pid in STARTED.findall(text)}
    services = {name: int(pid) for name, pid in SERVICE.findall(text)}
    said = SAID.findall(text)
    shown = [number for number, word in said if word == "shown"]
    ready = [number for number, word in said if word == "ready" and number not in shown]
    if not shown or not ready or len(services) < 2:
        return None
    return Site(
        supervisor,
        ui=started[shown[-1]],
        spare=started[ready[-1]],
        agent=services["agent"],
        centre=services["centre"],
    )
