"""Who is compared: the kiosk, Chromium in kiosk mode with the same pages, a bare QML window."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.finger import Point
from bench.programs import Program
from bench.screen import Screen
from bench.workbench import PANEL, ROOT, NotMeasured, Workbench

KIOSK, CHROMIUM, FLOOR = "kiosk", "Chromium kiosk mode", "bare QML window"
PAGE = ROOT / "bench" / "pages" / "kiosk.html"
BROWSERS = ("/usr/lib/chromium/chromium", "/usr/lib/chromium-browser/chromium-browser")
PLACES_LIMIT_S = 120

CHROMIUM_PLACES: dict[str, Point] = {"start": (540, 825), "there": (540, 620), "back": (540, 1685)}
FLOOR_PLACES: dict[str, Point] = dict.fromkeys(("start", "there", "back"), (540, 1000))

CHROMIUM_SWITCHES = (
    "--kiosk",
    "--force-device-scale-factor=1",
    f"--window-size={PANEL[0]},{PANEL[1]}",
    "--window-position=0,0",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--disable-breakpad",
    "--disable-extensions",
    "--disable-sync",
    "--disable-features=Translate",
    "--disable-component-update",
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
"""A kiosk operator's choice; the last ones see to it that nothing is asked of any network."""


@dataclass(frozen=True, slots=True)
class Contender:
    """How to start one, and where its start, a door and the way back are touched."""

    name: str
    command: tuple[str, ...]
    places: dict[str, Point]
    environ: dict[str, str] = field(default_factory=dict)

    def start(self, bench: Workbench, screen: Screen) -> Program:
        """Start it on a screen."""
        environ = bench.environ(DISPLAY=screen.name, **self.environ)
        return Program(self.command, environ, bench.log)


def kiosk_environ(bench: Workbench, data: str = "kiosk") -> dict[str, str]:
    """Settings of the measured kiosk: the whole panel as a window, all else as delivered."""
    return {
        "KIOSK_DATA_DIR": str(bench.folder / data),
        "KIOSK_DISPLAY_WIDTH": str(PANEL[0]),
        "KIOSK_DISPLAY_HEIGHT": str(PANEL[1]),
        "KIOSK_PRINTER_KIND": "none",
    }


def kiosk(bench: Workbench) -> Contender:
    """The UI process alone, as the supervisor starts it. Its places are asked of its screens."""
    environ = kiosk_environ(bench)
    command = (sys.executable, "-m", "kiosk.app", "--windowed")
    return Contender(KIOSK, command, kiosk_places(bench), environ)


def kiosk_places(bench: Workbench) -> dict[str, Point]:
    """Where the kiosk's controls are, by accessible name."""
    return {name: (x, y) for name, (x, y) in asked_of_screens(bench, "bench.places").items()}


def asked_of_screens(bench: Workbench, module: str) -> Any:
    """What a program that opens the kiosk's screens prints of them, as JSON."""
    environ = bench.environ(
        QT_QPA_PLATFORM="offscreen",
        KIOSK_SPEECH_ENGINE="none",
        **kiosk_environ(bench, data="places"),
    )
    with bench.log.open("ab") as log:
        done = subprocess.run(
            (sys.executable, "-m", module),
            env=environ,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=log,
            timeout=PLACES_LIMIT_S,
            check=False,
        )
    if done.returncode != 0:
        message = f"the kiosk's screens did not open: {last_line(bench.log)}"
        raise NotMeasured(message)
    return json.loads(done.stdout)


def chromium(bench: Workbench) -> Contender:
    """Chromium on a static page that looks the same; it keeps its profile between rounds."""
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    profile = f"--user-data-dir={bench.folder / 'chromium'}"
    command = (browser(), *CHROMIUM_SWITCHES, *root, profile, PAGE.as_uri())
    return Contender(CHROMIUM, command, CHROMIUM_PLACES)


def browser() -> str:
    """The browser's own program where it can be had: a wrapper script would cost it time."""
    return next((path for path in BROWSERS if Path(path).exists()), "chromium")


def floor() -> Contender:
    """The bare window."""
    return Contender(FLOOR, (sys.executable, "-m", "bench.floor"), FLOOR_PLACES)


def last_line(log: Path) -> str:
    """The last thing a program printed."""
    lines = log.read_text("utf-8", errors="replace").splitlines() if log.exists() else []
    return lines[-1].strip() if lines else "no message"
