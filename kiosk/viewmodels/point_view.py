"""What the screen says about the place it stands at, and the clock."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal

from kiosk.config import Point as PointSettings
from kiosk.viewmodels.appearance_view import Appearance
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 5000


@QmlElement
@QmlSingleton
class Point(QObject):
    """Name, hours and hotline from the settings; the time of day."""

    changed = Signal()
    clockChanged = Signal()

    def __init__(
        self,
        settings: PointSettings,
        appearance: Appearance,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._appearance = appearance
        self._now = now
        self._shown = self._read_clock()
        self.told: Callable[[], PointSettings] | None = None
        """The settings with what the ward's staff have put in, once that can be read."""
        appearance.languageChanged.connect(self.changed)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @property
    def _english(self) -> bool:
        return self._appearance.look.language == "en"

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._settings.name_en if self._english else self._settings.name

    @Property(str, notify=changed)
    def hours(self) -> str:
        told = self._settings if self.told is None else self.told()
        return told.hours_en if self._english else told.hours

    @Property(str, constant=True)
    def hotline(self) -> str:
        return self._settings.hotline

    @Property(str, constant=True)
    def howTo(self) -> str:
        return self._settings.how_to

    @Property(bool, constant=True)
    def offersFirstTouch(self) -> bool:
        return self._settings.first_touch == "offered"

    @Property(int, constant=True)
    def machine(self) -> int:
        return self._settings.machine

    @Property(int, notify=clockChanged)
    def hour(self) -> int:
        return self._shown[0]

    @Property(int, notify=clockChanged)
    def minute(self) -> int:
        return self._shown[1]

    def _read_clock(self) -> tuple[int, int]:
        now = self._now()
        return now.hour, now.minute

    def _tick(self) -> None:
        shown = self._read_clock()
        if shown != self._shown:
            self._shown = shown
            self.clockChanged.emit()
