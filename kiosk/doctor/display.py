"""Whether there is a screen for a window; asked in a process of its own: Qt aborts without."""

import json
import subprocess
from collections.abc import Mapping

from kiosk.devices.status import Health, Language
from kiosk.doctor.words import decimal, health
from kiosk.session.plan import program

PROBE = "kiosk.doctor.display_probe"
LIMIT_S = 20.0
UNSEEN = frozenset({"offscreen", "minimal", "vnc"})
LEAST_WIDTH_PX = 600


def display_health(environ: Mapping[str, str], language: Language) -> Health:
    """Start the probe with the environment the screens would have, and read what it saw."""
    try:
        probe = subprocess.run(
            program(PROBE), env=environ, capture_output=True, timeout=LIMIT_S, check=False
        )
    except subprocess.TimeoutExpired:
        return health("display", "slow", language, ok=False)
    seen = read_probe(probe.stdout) if probe.returncode == 0 else None
    if seen is None:
        return health("display", "none", language, ok=False)
    size = f"{seen['width']} × {seen['height']}"
    if seen["platform"] in UNSEEN:
        return health("display", "unseen", language, ok=False, platform=seen["platform"])
    if int(seen["width"]) < LEAST_WIDTH_PX:
        return health("display", "small", language, ok=False, size=size)
    code = "ready" if seen["measured"] else "guessed"
    density = decimal(float(seen["px_per_mm"]), 2, language)
    return health("display", code, language, ok=True, size=size, density=density)


def read_probe(output: bytes) -> dict[str, str | int | float | bool] | None:
    """Read the probe's one line; None when it is not there."""
    lines = output.splitlines()
    try:
        seen = json.loads(lines[-1]) if lines else None
    except ValueError:
        return None
    return seen if isinstance(seen, dict) and "platform" in seen else None
