"""One picture of a page, from the press of the button until it is used or taken again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from kiosk.capture.page import Page, Refused
from kiosk.devices.camera import Still, Trouble
from kiosk.jobs import Done, Lane, Ok
from kiosk.viewmodels.camera_view import CameraView

if TYPE_CHECKING:
    from kiosk.capture.darkroom import Develop
    from kiosk.devices.paper_scanner import PaperScanner

Step = Literal["aim", "busy", "look"]
Source = Literal["none", "camera", "scanner"]
REFUSED = {"no_sheet": "picture_no_sheet", "too_small": "picture_too_small"}


@dataclass(frozen=True)
class Darkroom:
    """What pictures come from and are made by; the lane does the work, never this thread."""

    source: Source
    develop: "Develop"
    scanner: "Callable[[], PaperScanner]"
    lane: Lane
    now: Callable[[], datetime]


class Exposure(QObject):
    """Holds at most one picture, and only while it is looked at; `said` is a key of words."""

    changed = Signal()
    pictureChanged = Signal()

    def __init__(
        self, darkroom: Darkroom, camera: CameraView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._darkroom = darkroom
        self._camera = camera
        self.step: Step = "aim"
        self.said = ""
        self.page: Page | None = None
        self.image = QImage()
        self.shown = 0
        self._raw = b""
        self._quarter_turns = 0
        self._turn = 0
        camera.tookStill.connect(self._took)

    @property
    def wants_camera(self) -> bool:
        """Whether the camera's picture is still to come."""
        waits = self.step == "aim" or (self.step == "busy" and not self._raw)
        return waits and self._darkroom.source == "camera"

    def take(self) -> None:
        """Take the picture."""
        self.forget()
        self._go("busy")
        if self._darkroom.source == "camera":
            self._camera.take_still()
        else:
            self._run(lambda: self._darkroom.scanner().scan(), self._scanned)

    def turn(self) -> None:
        """Turn the page a quarter to the right."""
        self._quarter_turns += 1
        self._develop()

    def forget(self) -> None:
        """Be ready for another picture; whatever was on its way is for nobody."""
        self._turn += 1
        self._raw, self._quarter_turns, self.page, self.said = b"", 0, None, ""
        self.step = "aim"
        if not self.image.isNull():
            self.image = QImage()
            self.pictureChanged.emit()
        self.changed.emit()

    def refuse(self, said: str) -> None:
        """There is no page; say why."""
        self.forget()
        self.said = said
        self.changed.emit()

    def _took(self, found: Still | Trouble) -> None:
        if self.step != "busy" or self._raw or self._darkroom.source != "camera":
            return
        if isinstance(found, Trouble):
            self.refuse("")  # the camera's own words say what is wrong
        else:
            self._take_in(found.jpeg)

    def _scanned(self, outcome: object) -> None:
        found = outcome.value if isinstance(outcome, Ok) else None
        if isinstance(found, bytes):
            self._take_in(found)
        else:
            self.refuse("scan_failed" if found is None else f"scan_{found.reason}")

    def _take_in(self, raw: bytes) -> None:
        self._raw = raw
        self._develop()

    def _develop(self) -> None:
        raw, turns, framing = self._raw, self._quarter_turns, self._darkroom.source
        assert framing != "none"
        self._go("busy")
        self._run(lambda: self._darkroom.develop(raw, framing, turns), self._developed)

    def _developed(self, outcome: object) -> None:
        found = outcome.value if isinstance(outcome, Ok) else Refused("damaged")
        if not isinstance(found, Page):
            self.refuse(REFUSED.get(found.reason, "picture_failed"))
            return
        view = found.view
        lent = QImage(
            view.pixels, view.width, view.height, view.width * 4, QImage.Format.Format_RGB32
        )
        self.page, self.image = found, lent.copy()
        self.shown += 1
        self.said = f"doubt_{found.doubts[0]}" if found.doubts else ""
        self.pictureChanged.emit()
        self._go("look")

    def _run(self, work: Callable[[], Any], done: Done) -> None:
        turn = self._turn

        def deliver(outcome: Any) -> None:
            if turn == self._turn:
                done(outcome)

        self._darkroom.lane.run(work, deliver)

    def _go(self, step: Step) -> None:
        self.step = step
        self.changed.emit()
