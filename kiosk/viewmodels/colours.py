"""Colours by role, for the screens."""

from PySide6.QtCore import Property, QObject, Signal

from kiosk.appearance.look import Look
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Colours(QObject):
    """Facade over `Look.palette`; Theme.qml is its reader."""

    changed = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._values = look.palette

    def follow(self, look: Look) -> None:
        """Take over a new look; one signal tells every screen."""
        self._look = look
        self._values = look.palette
        self.changed.emit()

    @Property(str, notify=changed)
    def ground(self) -> str:
        return self._values.ground

    @Property(str, notify=changed)
    def ink(self) -> str:
        return self._values.ink

    @Property(str, notify=changed)
    def softInk(self) -> str:
        return self._values.soft_ink

    @Property(str, notify=changed)
    def card(self) -> str:
        return self._values.card

    @Property(str, notify=changed)
    def sheet(self) -> str:
        return self._values.sheet

    @Property(str, notify=changed)
    def line(self) -> str:
        return self._values.line

    @Property(str, notify=changed)
    def edge(self) -> str:
        return self._values.edge

    @Property(str, notify=changed)
    def action(self) -> str:
        return self._values.action

    @Property(str, notify=changed)
    def actionWords(self) -> str:
        return self._values.action_words

    @Property(str, notify=changed)
    def glow(self) -> str:
        return self._values.glow

    @Property(str, notify=changed)
    def actionInk(self) -> str:
        return self._values.action_ink

    @Property(str, notify=changed)
    def band(self) -> str:
        return self._values.band

    @Property(str, notify=changed)
    def bandWords(self) -> str:
        return self._values.band_words

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._values.chosen

    @Property(str, notify=changed)
    def chosenWords(self) -> str:
        return self._values.chosen_words

    @Property(str, notify=changed)
    def chosenEdge(self) -> str:
        return self._values.chosen_edge

    @Property(str, notify=changed)
    def stop(self) -> str:
        return self._values.stop

    @Property(str, notify=changed)
    def stopWords(self) -> str:
        return self._values.stop_words

    @Property(str, notify=changed)
    def done(self) -> str:
        return self._values.done

    @Property(str, notify=changed)
    def doneWords(self) -> str:
        return self._values.done_words

    @Property(str, notify=changed)
    def drum(self) -> str:
        return self._values.drum

    @Property(str, notify=changed)
    def sun(self) -> str:
        return self._values.sun

    @Property(str, notify=changed)
    def quiet(self) -> str:
        return self._values.quiet
