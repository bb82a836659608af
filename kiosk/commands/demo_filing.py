"""A declaration the whole way: filed, sent when the line is back, read at the centre, purged."""

from pathlib import Path

from kiosk.demo.desk import Arrived
from kiosk.demo.held_card import CARD, empty_room, held_card
from kiosk.demo.patience import wait_until
from kiosk.demo.remote import DemoError, Remote
from kiosk.demo.result import Result
from kiosk.demo.scene import Scene
from kiosk.demo.site import DemoSite
from kiosk.demo.walk import Manner
from kiosk.devices.camera_simulator import CameraSimulator
from sync.database import open_database
from sync.listing import Queued, list_queue, overview

AT_CENTRE = "đã đến bộ phận một cửa"


def play_filing(scene: Scene) -> Result:
    """Fill in by touch, file, and see it to the centre."""
    scene.start()
    return file(scene, scene.walk().run())


def play_camera(scene: Scene) -> Result:
    """The same with one's own card held before the camera."""
    sight = CameraSimulator(Path(scene.site.settings.camera.device))
    sight.show(empty_room())

    def hold(held: bool) -> None:
        sight.show(held_card(CARD) if held else empty_room())

    scene.start()
    return file(scene, scene.walk(Manner(scene.keys, hold_card=hold)).run())


def file(scene: Scene, reference: str) -> Result:
    """Leave with the slip, and follow what was saved."""
    leave(scene.remote)
    return result_of(scene, reference, follow(scene, reference))


def leave(remote: Remote) -> None:
    """Take the slip along."""
    remote.touch("Xong, rời máy")
    remote.touch("Dễ dùng")


def follow(scene: Scene, reference: str) -> Arrived:
    """See a saved declaration to the centre over a line that was cut, and the kiosk empty of it."""
    site = scene.site
    wait_until("an attempt with its reason", lambda: _attempted(site, reference))
    site.line.restore()
    wait_until("delivery", lambda: _in_state(_queued(site, reference), "delivered", "purged"))
    with scene.desk() as desk:
        arrived = desk.find(reference)
    wait_until("the purge", lambda: _in_state(_queued(site, reference), "purged"))
    look_up(scene.remote, reference)
    return arrived


def look_up(remote: Remote, reference: str) -> None:
    """Ask the kiosk itself; it must say that the declaration is at the centre."""
    remote.touch("Xem phiếu của mình")
    remote.touch_all(list(reference))
    remote.touch("Xem phiếu")
    wait_until("the look-up's answer", lambda: not remote.look().has("Đang tìm phiếu…"))
    view = remote.look()
    if AT_CENTRE not in view.text():
        message = f"the look-up said otherwise: {view.text()}"
        raise DemoError(message)
    remote.picture()


def result_of(scene: Scene, reference: str, arrived: Arrived) -> Result:
    """Compare what stands at the centre with what this run typed."""
    equal = any(scene.word in value for value in arrived.values.values())
    return Result(
        ok=arrived.count == 1 and equal,
        reference=reference,
        delivered=arrived.count,
        equal=equal,
        duplicates=max(0, arrived.count - 1),
        purged=True,
        steps=scene.remote.steps,
        pictures=scene.remote.pictures,
    )


def queue_of(site: DemoSite) -> list[Queued]:
    """Everything that was ever saved on this kiosk."""
    engine = open_database(site.settings.data_dir)
    try:
        return list_queue(engine)
    finally:
        engine.dispose()


def _queued(site: DemoSite, reference: str) -> Queued | None:
    return next((one for one in queue_of(site) if one.reference == reference), None)


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
