"""The variant `carry`: half a declaration leaves as a code, and a second visit files it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.commands.demo_filing import file, queue_of
from kiosk.demo.phone import Phone
from kiosk.demo.remote import DemoError, Remote
from kiosk.demo.result import Result
from kiosk.demo.scene import Scene
from kiosk.demo.walk import Manner
from kiosk.devices.simulator import ScannerSimulator
from kiosk.handoff.draft import Draft
from kiosk.journey.answers import ASK_STAFF

HALF_WAY = "child_name"
ANSWERED = "Đã trả lời {count} câu."
GO_ON = "Đúng, khai tiếp"
MOST_TRIES = 5
TRY_S = 4.0


@dataclass(kw_only=True)
class CarryResult(Result):
    """`codes` read off the screen, and how many answers they `carried` over to the second visit."""

    codes: int
    carried: int

    @property
    def sentence(self) -> str:
        """The line for a person."""
        return f"{super().sentence}, codes {self.codes}, answers carried {self.carried}"


def play_carry(scene: Scene) -> CarryResult:
    """Begin a birth declaration, carry it away, come back with it and file it."""
    phone = Phone(scene.remote, scene.site.settings.data_dir.parent)
    with ScannerSimulator(Path(scene.site.settings.scanner.device)) as scanner:
        scene.start()
        draft = carry_away(scene, phone)
        begin_again(scene.remote, phone, scanner.scan, len(draft.answers))
        filed = file(scene, walk_on(scene, draft))
    return CarryResult(**vars(filed), codes=len(phone.codes), carried=len(draft.answers))


def carry_away(scene: Scene, phone: Phone) -> Draft:
    """Answer as far as the child's name, take the code along, and see the kiosk end the visit."""
    remote, walk = scene.remote, scene.walk()
    walk.fill(walk.begin(), until=HALF_WAY)
    remote.touch("Rời máy")
    remote.touch("Mang tờ khai về điện thoại")
    draft = phone.read()
    remote.picture()
    remote.touch("Xong, rời máy")
    remote.wait_for("Bấm để bắt đầu")
    if queue_of(scene.site):
        raise DemoError("something was filed of a declaration that was carried away")
    return draft


def begin_again(remote: Remote, phone: Phone, scan: Callable[[bytes], None], answered: int) -> None:
    """Show the codes to the scanner of the welcome page, and go on with what they hold.

    Once more where nothing happens: what is shown while the kiosk changes hands is thrown away.
    """
    for _ in range(MOST_TRIES):
        for code in phone.codes:
            scan(code)
        if remote.sees_within(GO_ON, TRY_S):
            break
    view = remote.wait_for(GO_ON)
    if not view.has(ANSWERED.format(count=answered)):
        message = f"not all of {answered} answers were taken up: {view.text()}"
        raise DemoError(message)
    remote.touch(GO_ON)


def walk_on(scene: Scene, draft: Draft) -> str:
    """Answer what is still open, and file: nothing that was carried is typed again."""
    known = {name for name, value in draft.answers.items() if value != ASK_STAFF}
    keys = {name: typed for name, typed in scene.keys.items() if name not in known}
    walk = scene.walk(Manner(keys, known=frozenset(known)))
    return walk.finish(walk.fill(walk.enter()))
