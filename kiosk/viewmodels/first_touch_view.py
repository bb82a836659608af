"""The page on which somebody tries a touch and hears the voice, before anything is asked."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.viewmodels.reader_view import LOUD, OFF, Reader
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = "firsttouch"


@QmlElement
@QmlSingleton
class FirstTouchView(QObject):
    """A touch, then the voice where there is one; nothing of it is kept but the loudness."""

    changed = Signal()

    def __init__(self, visit: Visit, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._reader = reader
        self._touched = self._listening = False
        visit.pageChanged.connect(self._entered)
        reader.settingsChanged.connect(self.changed)
        visit.appearance.changed.connect(self.changed)

    @Property(bool, notify=changed)
    def touched(self) -> bool:
        return self._touched

    @Property(bool, notify=changed)
    def listening(self) -> bool:
        """Whether the voice is what is tried now."""
        return self._listening

    @Property(bool, notify=changed)
    def loudest(self) -> bool:
        return bool(self._reader.property("volume") == LOUD)

    @Property(bool, notify=changed)
    def mayBeSilent(self) -> bool:
        """Whether the machine can be led without its voice."""
        return not self._visit.appearance.look.voice

    @Slot()
    def touch(self) -> None:
        """Take the touch that was asked for; another one changes nothing."""
        if not self._touched:
            self._touched = True
            self.changed.emit()

    @Slot()
    def goOn(self) -> None:
        """Try the voice next; without one there is nothing to hear."""
        if self._reader.reads() and not self._reader.property("silent"):
            self._listening = True
            self.changed.emit()
        else:
            self.leave()

    @Slot()
    def louder(self) -> None:
        self._reader.setVolume(LOUD)

    @Slot()
    def leaveSilent(self) -> None:
        """Go on without the voice: nothing of it was heard."""
        self._reader.setVolume(OFF)
        self.leave()

    @Slot()
    def leave(self) -> None:
        """Go to the doors; the way back from there leads to the welcome page, not here."""
        if self._visit.state.page == PAGE:
            self._visit.take(replace(self._visit.state, page="find"))

    def _entered(self) -> None:
        """Begin anew with each person who comes here, not with one who comes back from settings."""
        if self._visit.state.page_below != PAGE:
            self._touched = self._listening = False
            self.changed.emit()
