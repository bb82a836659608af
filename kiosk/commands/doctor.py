"""`kiosk doctor`: whether everything of this kiosk is well, in plain words."""

from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import typer

from kiosk.commands.centre_health import centre_health
from kiosk.commands.data_folder import Config, Json
from kiosk.commands.moment import VIETNAM
from kiosk.commands.output import emit, fail
from kiosk.commands.site_health import agent_health, clock_health, database_health, keys_health
from kiosk.config import Settings, SettingsError, load_settings
from kiosk.devices.choosing import choose_camera
from kiosk.devices.sane_scanner import list_devices
from kiosk.devices.status import Health, Language, printer_health, scanner_health
from kiosk.doctor.addresses import addresses_health
from kiosk.doctor.camera import camera_health
from kiosk.doctor.content import content_health
from kiosk.doctor.directory import directory_health
from kiosk.doctor.disk import disk_health
from kiosk.doctor.display import display_health
from kiosk.doctor.fonts import fonts_health
from kiosk.doctor.handoff import handoff_health
from kiosk.doctor.neural import neural_health
from kiosk.doctor.papers import papers_health
from kiosk.doctor.round import Check, look_at
from kiosk.doctor.voice import voice_health
from kiosk.doctor.ward import ward_health
from kiosk.doctor.words import health, sentence
from kiosk.packs.shelf import Shelf
from kiosk.paper.choosing import choose_printer
from kiosk.session.launch import child_environ
from sync.enrolment import load_enrolment
from sync.errors import KeyDamaged

app = typer.Typer(add_completion=False, help="Say in plain words whether everything is well.")


class LanguageName(StrEnum):
    """Languages of messages."""

    VI = "vi"
    EN = "en"


@app.command(epilog="Example: kiosk doctor --language en --json")
def doctor(
    language: LanguageName = typer.Option(LanguageName.VI, help="Language of the messages."),
    config: Path | None = Config,
    as_json: bool = Json,
) -> None:
    """Look at everything the kiosk leans on; takes a minute at most, whatever hangs."""
    chosen: Language = "en" if language is LanguageName.EN else "vi"
    try:
        settings = load_settings(config)
    except SettingsError as error:
        fail("bad_settings", str(error), as_json=as_json, checks=[])
    found = examine(settings, chosen)
    unwell = [one for one in found if not one.ok]
    checks = [asdict(one) for one in found]
    if not as_json:
        print("\n".join(line_of(one, chosen) for one in found))
    if unwell:
        message = sentence("not_well", chosen, count=len(unwell))
        fail("not_well", message, as_json=as_json, checks=checks)
    emit({"ok": True, "checks": checks}, as_json=as_json, text=sentence("all_well", chosen))


def examine(settings: Settings, language: Language) -> list[Health]:
    """Make every check. The disk first: reading the keys mends their modes."""
    data_dir = settings.data_dir
    home = Shelf(data_dir).home()
    disk = look_at([Check("disk", lambda: disk_health(data_dir, language))], language)
    rest = look_at(
        [
            Check("display", lambda: display_health(child_environ(settings), language)),
            Check("voice", lambda: voice_health(settings.speech.engine, language)),
            Check("neural", lambda: neural_health(data_dir, settings.speech.neural, language)),
            Check("printer", lambda: printer_check(settings, language)),
            Check("scanner", lambda: scanner_health(settings.scanner, language)),
            Check("papers", lambda: papers_health(settings, list_devices, language)),
            Check("camera", lambda: camera_check(settings, language)),
            Check("clock", lambda: clock_health(data_dir, language)),
            Check("keys", lambda: keys_health(data_dir, language)),
            Check("content", lambda: content_health(now().date(), language, home)),
            Check("addresses", lambda: addresses_health(settings.point, language)),
            Check("handoff", lambda: handoff_check(settings, language)),
            Check("directory", lambda: directory_health(data_dir, now(), language, home.counters)),
            Check("ward", lambda: ward_health(data_dir, now().date(), language)),
            Check("agent", lambda: agent_health(data_dir, language)),
            Check("centre", lambda: centre_health(settings, language)),
            Check("fonts", lambda: fonts_health(language)),
            Check("database", lambda: database_health(data_dir, language)),
        ],
        language,
    )
    return [*rest[:7], *disk, *rest[7:]]


def printer_check(settings: Settings, language: Language) -> Health:
    """Ask the printer of the settings."""
    try:
        printer = choose_printer(settings.printer, now)
    except ValueError:
        return health("printer", "bad_target", language, ok=False)
    return printer_health(printer, language)


def camera_check(settings: Settings, language: Language) -> Health:
    """Look through the camera of the settings."""
    camera = None if settings.camera.kind == "none" else choose_camera(settings.camera)
    return camera_health(camera, language)


def handoff_check(settings: Settings, language: Language) -> Health:
    """Look where phones would open the page: as chosen, or at the centre of the enrolment."""
    try:
        enrolment = load_enrolment(settings.data_dir)
    except KeyDamaged:
        enrolment = None  # the check of the keys says so
    return handoff_health(settings.handoff, enrolment.url if enrolment else "", language)


def now() -> datetime:
    """The wall clock in Việt Nam."""
    return datetime.now(VIETNAM)


def line_of(found: Health, language: Language) -> str:
    """Write one check for a person at a terminal."""
    mark = sentence("mark_well" if found.ok else "mark_unwell", language)
    label = sentence(f"label_{found.name}", language)
    lines = [f"{mark}  {label}: {found.message}"]
    if found.advice:
        lines.append(f"{' ' * len(mark)}  → {found.advice}")
    return "\n".join(lines)
