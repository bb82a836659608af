"""Sizes in pixels, by role, for the screens."""

from PySide6.QtCore import Property, QObject, Signal

from kiosk.appearance.look import Look
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Sizing(QObject):
    """Facade over `Look.sizes`; Theme.qml is its reader."""

    changed = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._values = look.sizes

    def follow(self, look: Look) -> None:
        """Take over a new look; one signal tells every screen."""
        self._look = look
        self._values = look.sizes
        self.changed.emit()

    @Property(int, notify=changed)
    def bodyFont(self) -> int:
        return self._values.body_font

    @Property(int, notify=changed)
    def titleFont(self) -> int:
        return self._values.title_font

    @Property(int, notify=changed)
    def noteFont(self) -> int:
        return self._values.note_font

    @Property(int, notify=changed)
    def frameFont(self) -> int:
        return self._values.frame_font

    @Property(int, notify=changed)
    def leastFont(self) -> int:
        return self._values.least_font

    @Property(int, notify=changed)
    def actFont(self) -> int:
        return self._values.act_font

    @Property(int, notify=changed)
    def actHeight(self) -> int:
        return self._values.act_height

    @Property(int, notify=changed)
    def actIcon(self) -> int:
        return self._values.act_icon

    @Property(int, notify=changed)
    def buttonHeight(self) -> int:
        return self._values.button_height

    @Property(int, notify=changed)
    def target(self) -> int:
        return self._values.target

    @Property(int, notify=changed)
    def key(self) -> int:
        return self._values.key

    @Property(int, notify=changed)
    def keyComfort(self) -> int:
        return self._values.key_comfort

    @Property(int, notify=changed)
    def digitComfort(self) -> int:
        return self._values.digit_comfort

    @Property(int, notify=changed)
    def keyGap(self) -> int:
        return self._values.key_gap

    @Property(int, notify=changed)
    def gap(self) -> int:
        return self._values.gap

    @Property(int, notify=changed)
    def smallGap(self) -> int:
        return self._values.small_gap

    @Property(int, notify=changed)
    def margin(self) -> int:
        return self._values.margin

    @Property(int, notify=changed)
    def radius(self) -> int:
        return self._values.radius

    @Property(int, notify=changed)
    def edge(self) -> int:
        return self._values.edge

    @Property(int, notify=changed)
    def thickEdge(self) -> int:
        return self._values.thick_edge

    @Property(int, notify=changed)
    def icon(self) -> int:
        return self._values.icon

    @Property(int, notify=changed)
    def frameIcon(self) -> int:
        return self._values.frame_icon

    @Property(int, notify=changed)
    def headerHeight(self) -> int:
        return self._values.header_height

    @Property(int, notify=changed)
    def helpHeight(self) -> int:
        return self._values.help_height
