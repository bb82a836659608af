"""From settings to the supervisor's plan: which programs run, and what their environment says."""

import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.config import Delivery, Settings
from kiosk.session.first_run import Site
from kiosk.session.plan import Plan, Service, program


def make_plan(
    settings: Settings,
    *,
    windowed: bool = False,
    lock_fd: int | None = None,
    demo_fd: int | None = None,
) -> Plan:
    """Return what one kiosk runs; `lock_fd` and `demo_fd` as in `Plan`."""
    data_dir = str(settings.data_dir.resolve())
    services = [agent_service(settings)]
    if settings.embedded_centre:
        services.append(centre_service(settings))
    return Plan(
        data_dir=data_dir,
        ui=program("kiosk.app", *(["--windowed"] if windowed else [])),
        services=tuple(services),
        environ=settings_environ(settings),
        lock_fd=lock_fd,
        demo_fd=demo_fd,
        scanner=settings.scanner.device if settings.scanner.kind == "serial" else None,
    )


def agent_service(settings: Settings) -> Service:
    """Return the sending agent as a service of its own."""
    command = program(
        "sync",
        "--data-dir",
        str(settings.data_dir.resolve()),
        "--grace-s",
        str(settings.delivery_grace_s),
        "--longest-wait-s",
        str(settings.delivery.longest_wait_s),
        *pictures_options(settings.delivery),
        *(["--centre-url", settings.centre_url] if settings.centre_url else []),
    )
    return Service("agent", command)


def pictures_options(delivery: Delivery) -> list[str]:
    """Return how the agent may use the line for pictures, where that is limited."""
    speed, hours = delivery.pictures_kb_s, delivery.pictures_hours
    return [
        *([f"--pictures-kb-s={speed}"] if speed else []),
        *([f"--pictures-hours={hours}"] if hours else []),
    ]


def centre_service(settings: Settings) -> Service:
    """Return the embedded centre as a service of its own."""
    command = program("central.cli", "run", "--port", str(settings.centre.port))
    return Service("centre", command, {"CENTRAL_DATA_DIR": str(settings.centre.dir.resolve())})


def site_of(settings: Settings) -> Site:
    """Return where the kiosk and its embedded centre live."""
    return Site(
        kiosk_dir=settings.data_dir.resolve(),
        centre_dir=settings.centre.dir.resolve(),
        port=settings.centre.port,
        name=f"Máy {settings.point.machine}",
    )


def settings_environ(settings: Settings) -> dict[str, str]:
    """Return every value that is set as its `KIOSK_SECTION_KEY` variable; folders absolute.

    Children then see exactly these settings, whichever file they came from.
    """
    environ: dict[str, str] = {}
    for section, keys in asdict(settings).items():
        for key, value in keys.items():
            if value is not None:
                environ[f"KIOSK_{section.upper()}_{key.upper()}"] = _as_text(value)
    return environ


def child_environ(settings: Settings, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment of a command run for this kiosk."""
    return {**environ, **settings_environ(settings)}


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Path):
        return str(value.resolve())
    return str(value)
