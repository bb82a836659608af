"""`kiosk scan`: what kind of code was scanned, or is held before the camera; nothing is opened."""

from pathlib import Path

import typer

from kiosk.commands.moment import now_or
from kiosk.commands.output import emit, fail
from kiosk.commands.stdin import read_bytes
from kiosk.config import Settings, SettingsError, load_settings
from kiosk.devices.camera import Frame, Trouble
from kiosk.devices.choosing import choose_camera
from kiosk.devices.first_look import look_until
from kiosk.devices.image_scanner import scan_grey
from kiosk.devices.scanner import Scan
from kiosk.doctor.camera import trouble_health
from kiosk.doctor.words import sentence
from kiosk.identity.scan import classify
from kiosk.identity.scanned_text import LIMIT_BYTES
from kiosk.identity.sentences import identity_sentence

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Scanned codes. Example: kiosk scan classify < scan.txt",
)

ENROLMENT = "enrolment.json"
MOST_S = 600.0
Config = typer.Option(None, help="Settings file (default kiosk.toml).")
Json = typer.Option(False, "--json", help="Answer as one JSON line.")


@app.command("classify", epilog="Example: printf 'PHIEU:00170001231' | kiosk scan classify --json")
def classify_scan(
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Read the raw bytes of one scan and say what they are."""
    settings = _settings(config, as_json=as_json)
    _say_what_it_is(read_bytes(LIMIT_BYTES), settings, as_json=as_json)


@app.command("camera", epilog="Example: kiosk scan camera --seconds 30")
def read_by_camera(
    seconds: float = typer.Option(20.0, min=0.1, max=MOST_S, help="How long to look."),
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Look through the kiosk's camera until a code is read, and say what it is."""
    settings = _settings(config, as_json=as_json)
    if settings.camera.kind == "none":
        fail("no_camera", sentence("camera_none", "vi"), as_json=as_json)
    found = look_until(choose_camera(settings.camera), first_code, seconds)
    if isinstance(found, Trouble):
        said = trouble_health(found, "vi")
        fail("camera_trouble", f"{said.message} {said.advice}", as_json=as_json)
    if found is None:
        fail("nothing_read", sentence("camera_nothing_read", "vi"), as_json=as_json)
    _say_what_it_is(found.data, settings, as_json=as_json)


def first_code(frame: Frame) -> Scan | None:
    """The first code in a frame."""
    return next(iter(scan_grey(frame.grey, frame.width, frame.height)), None)


def _settings(config: Path | None, *, as_json: bool) -> Settings:
    try:
        return load_settings(config)
    except SettingsError as error:
        fail("bad_settings", str(error), as_json=as_json)


def _say_what_it_is(data: bytes, settings: Settings, *, as_json: bool) -> None:
    enrolled = (settings.data_dir / ENROLMENT).exists()
    found = classify(data, now_or(None).date(), enrolled=enrolled)
    message = identity_sentence(found.reason, "vi")
    if not found.ok:
        fail(found.reason, message, as_json=as_json, kind=found.kind, reason=found.reason)
    answer = {"kind": found.kind, "ok": True, "reason": found.reason}
    emit(answer, as_json=as_json, text=f"{found.kind}: {message}")
