"""`kiosk demo`: one declaration the whole way, with the line really cut, read at the centre."""

import secrets
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typer

from kiosk.commands.output import emit, fail
from kiosk.config import load_settings
from kiosk.demo.desk import Arrived, Desk
from kiosk.demo.held_card import CARD, empty_room, held_card
from kiosk.demo.remote import DemoError, Remote
from kiosk.demo.site import DemoSite, demo_settings
from kiosk.demo.walk import BIRTH_ANSWERS, Walk
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.procedures.loading import load_all
from sync.database import open_database
from sync.listing import Queued, find_queued, overview

app = typer.Typer(
    add_completion=False, help="Walk one declaration from first touch to the centre's receipt."
)

VARIANTS = {
    "birth": "1.001193",
    "camera": "1.001193",
    "copies": "2.000815",
    "residence": "1.004194",
    "status": "1.004873",
    "pension": "1.014027",
}
WORD_LETTERS = "BCGHKLMNPTV"
WORD_LENGTH = 9
PATIENCE_S = 180.0
POLL_S = 0.2


@dataclass
class Result:
    """What the demo answers; `equal` compares the run's word as read at the centre's page."""

    ok: bool
    reference: str
    delivered: int
    equal: bool
    duplicates: int
    purged: bool
    steps: list[str]
    pictures: list[str]


@app.command(epilog="Example: kiosk demo --pictures build/demo --json")
def demo(
    pictures: Path | None = typer.Option(None, "--pictures", help="Folder for a picture a page."),
    variant: str = typer.Option("birth", "--variant", help=f"One of {', '.join(VARIANTS)}."),
    as_json: bool = typer.Option(False, "--json", help="One JSON value as the last line."),
) -> None:
    """Press by touch at accessible names, cut the line, restore it, read at the centre, purge."""
    if variant not in VARIANTS:
        raise typer.BadParameter(f"unknown variant {variant}", param_hint="--variant")
    if pictures is not None:
        pictures.mkdir(parents=True, exist_ok=True)
    with_camera = variant == "camera"
    with tempfile.TemporaryDirectory(prefix="kiosk-demo-") as folder:
        site = DemoSite(demo_settings(Path(folder), load_settings(), camera=with_camera))
        try:
            result = play(site, variant, pictures)
        except DemoError as error:
            fail("demo_failed", str(error), as_json=as_json)
        finally:
            site.stop()
    text = f"Slip {result.reference}: delivered {result.delivered}, equal {result.equal}."
    emit(vars(result), as_json=as_json, text=text)
    if not result.ok:
        raise typer.Exit(1)


def play(site: DemoSite, variant: str, pictures: Path | None) -> Result:
    """Play one walk on a site that is not yet set up."""
    word = "".join(secrets.choice(WORD_LETTERS) for _ in range(WORD_LENGTH))
    login = site.set_up()
    site.start()
    remote = Remote(site.orders, pictures)
    keys = {name: text.format(word=word) for name, text in BIRTH_ANSWERS.items()}
    hold = card_before(site) if variant == "camera" else None
    reference = Walk(remote, load_all(), VARIANTS[variant], keys, hold).run()
    remote.touch("Xong, rời máy")
    remote.touch("Dễ dùng")
    _wait("an attempt with its reason", lambda: _attempted(site, reference))
    site.line.restore()
    _wait("delivery", lambda: _in_state(_queued(site, reference), "delivered", "purged"))
    desk = Desk(f"http://127.0.0.1:{site.settings.centre.port}", login.name, login.password)
    arrived = desk.find(reference)
    desk.close()
    _wait("the purge", lambda: _in_state(_queued(site, reference), "purged"))
    look_up(remote, reference)
    return _result(
        reference, arrived, word if VARIANTS[variant] == VARIANTS["birth"] else None, remote
    )


def card_before(site: DemoSite) -> Callable[[bool], None]:
    """Have the site's camera look at the room; what this gives holds a card there, or none."""
    sight = CameraSimulator(Path(site.settings.camera.device))
    sight.show(empty_room())
    return lambda held: sight.show(held_card(CARD) if held else empty_room())


def look_up(remote: Remote, reference: str) -> None:
    """Ask the kiosk itself; it must say that the declaration is at the centre."""
    remote.touch("Xem phiếu của mình")
    remote.touch_all(list(reference))
    remote.touch("Xem phiếu")
    _wait("the look-up's answer", lambda: not remote.look().has("Đang tìm phiếu…"))
    view = remote.look()
    if "đã đến bộ phận một cửa" not in view.text():
        message = f"the look-up said otherwise: {view.text()}"
        raise DemoError(message)


def _result(reference: str, arrived: Arrived, word: str | None, remote: Remote) -> Result:
    equal = arrived.count > 0 if word is None else word in arrived.values.get("child_name", "")
    return Result(
        ok=arrived.count == 1 and equal,
        reference=reference,
        delivered=arrived.count,
        equal=equal,
        duplicates=max(0, arrived.count - 1),
        purged=True,
        steps=remote.steps,
        pictures=remote.pictures,
    )


def _queued(site: DemoSite, reference: str) -> Queued | None:
    engine = open_database(site.settings.data_dir)
    try:
        found = find_queued(engine, reference)
    finally:
        engine.dispose()
    return found[0] if found else None


def _attempted(site: DemoSite, reference: str) -> bool:
    """Whether a send was tried and the reason written down: of the site, not of the dossier."""
    queued = _queued(site, reference)
    engine = open_database(site.settings.data_dir)
    try:
        reason = overview(engine).reason
    finally:
        engine.dispose()
    return queued is not None and queued.attempts >= 1 and reason is not None


def _in_state(queued: Queued | None, *states: str) -> bool:
    return queued is not None and queued.state in states


def _wait(what: str, ready: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not ready():
        if time.monotonic() > until:
            message = f"waited in vain for {what}"
            raise DemoError(message)
        time.sleep(POLL_S)
