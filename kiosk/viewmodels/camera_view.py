"""Looks through the kiosk's camera for the page that asks for it: picture, codes, what is wrong."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from kiosk.config import Camera as CameraSettings
from kiosk.devices.camera import Still, Trouble
from kiosk.devices.sight import Preview, Seen
from kiosk.viewmodels.appearance_view import Appearance
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.words import say

if TYPE_CHECKING:
    from kiosk.devices.camera import Camera
    from kiosk.devices.watching import Watcher

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

HINT_MS = 20_000
Purpose = Literal["", "card", "phone", "paper"]


@QmlElement
@QmlSingleton
class CameraView(QObject):
    """On only between `look` and `rest`. Pictures stay in memory, and only the last one.

    `scanned` gives the codes that came into sight (a tuple of `Scan`), `tookStill` a `Still`, or
    the `Trouble` because of which none may come.
    """

    changed = Signal()
    pictureChanged = Signal()
    scanned = Signal(object)
    tookStill = Signal(object)
    _seen = Signal(object)

    def __init__(
        self,
        settings: CameraSettings,
        appearance: Appearance,
        open_camera: "Callable[[], Camera]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._appearance = appearance
        self._open_camera = open_camera
        self._watcher: Watcher | None = None
        self._turn = 0
        self._purpose: Purpose = ""
        self._trouble = self._dark = self._slow = False
        self._shown = 0
        self._place = ""
        self.image = QImage()
        self._hint = QTimer(self)
        self._hint.setInterval(HINT_MS)
        self._hint.setSingleShot(True)
        self._hint.timeout.connect(self._grow_slow)
        self._seen.connect(self._take, Qt.ConnectionType.QueuedConnection)
        appearance.languageChanged.connect(self.changed)

    @Property(bool, constant=True)
    def present(self) -> bool:
        """Whether this kiosk has a camera at all."""
        return self._settings.kind != "none"

    @Property(bool, constant=True)
    def mirrored(self) -> bool:
        return self._settings.mirror

    @Property(bool, notify=changed)
    def looking(self) -> bool:
        """Whether it is on and nothing is wrong with it."""
        return self._purpose != "" and not self._trouble

    @Property(str, notify=pictureChanged)
    def picture(self) -> str:
        """The address of the last picture; empty before the first."""
        return "" if self.image.isNull() else f"image://camera/{self._shown}"

    @Property(str, notify=changed)
    def said(self) -> str:
        """What is wrong, or what helps when nothing was read for a while."""
        if self._purpose == "":
            return ""
        language = self._appearance.look.language
        if self._trouble:
            return say(f"camera_trouble_{self._purpose}", language)
        if self._dark:
            return say("camera_dark", language)
        return say(f"camera_slow_{self._purpose}", language) if self._slow else ""

    @property
    def purpose(self) -> Purpose:
        """What it is looking for now."""
        return self._purpose

    def look(self, purpose: Purpose, place: str = "") -> None:
        """Turn it on for this, or off for nothing; the same again changes nothing.

        At another `place` than the last time, a card that is still held there is not read again:
        it is another person's that is asked for.
        """
        if purpose == self._purpose or not self.present:
            return
        self._forget()
        self._purpose = purpose
        if purpose == "":
            self._watching.rest()
        else:
            anew, self._place = place == self._place, place
            self._turn = self._watching.look(for_codes=purpose != "paper", anew=anew)
        self.changed.emit()

    def rest(self) -> None:
        """Turn it off and forget what was seen."""
        self.look("")

    def take_still(self) -> None:
        """Take a picture in full size; `tookStill` brings it."""
        self._watching.take_still()

    def wait_again(self) -> None:
        """Something was read: the advice for those who wait can wait."""
        self._slow = False
        self._hint.start()
        self.changed.emit()

    def close(self) -> None:
        """Turn it off for good."""
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None

    @property
    def _watching(self) -> "Watcher":
        if self._watcher is None:
            from kiosk.devices.watching import Watcher  # noqa: PLC0415 -- for those who hold a card

            self._watcher = Watcher(self._open_camera, self._seen.emit)
        return self._watcher

    def _take(self, seen: Seen) -> None:
        if seen.turn != self._turn or self._purpose == "":
            return
        if isinstance(seen.what, Still):
            self.tookStill.emit(seen.what)
        elif isinstance(seen.what, Trouble):
            self._lose()
            self.tookStill.emit(seen.what)
        else:
            self._show(seen.what.preview)
            self._notice(trouble=False, dark=seen.what.dark)
            if seen.what.scans:
                self.scanned.emit(seen.what.scans)

    def _show(self, preview: Preview) -> None:
        width, height = preview.width, preview.height
        lent = QImage(preview.pixels, width, height, width * 4, QImage.Format.Format_RGB32)
        if self.image.isNull() and self._purpose != "paper":
            self._hint.start()
        self.image = lent.copy()
        self._shown += 1
        self.pictureChanged.emit()

    def _lose(self) -> None:
        self._hint.stop()
        self.image = QImage()
        self.pictureChanged.emit()
        self._slow = False
        self._notice(trouble=True, dark=False)

    def _notice(self, *, trouble: bool, dark: bool) -> None:
        if (trouble, dark) != (self._trouble, self._dark):
            self._trouble, self._dark = trouble, dark
            self.changed.emit()

    def _grow_slow(self) -> None:
        self._slow = True
        self.changed.emit()

    def _forget(self) -> None:
        self._hint.stop()
        self._turn = -1
        self._trouble = self._dark = self._slow = False
        self.image = QImage()
        self.pictureChanged.emit()
