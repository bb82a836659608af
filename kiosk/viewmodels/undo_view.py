"""One touch that brings back the answers something took the place of."""

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.session.undo import undone
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PAGES = ("question", "check")


@QmlElement
@QmlSingleton
class UndoView(QObject):
    """Offered among the questions and where answers are checked, until the next answer."""

    changed = Signal()
    undone = Signal()

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        visit.stateChanged.connect(self.changed)
        visit.appearance.languageChanged.connect(self.changed)

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        state = self._visit.state
        return state.before is not None and state.page_below in PAGES

    @Property(str, notify=changed)
    def what(self) -> str:
        """What was done, without saying what was written."""
        before = self._visit.state.before
        language = self._visit.appearance.look.language
        return say(f"undo_{before.kind}", language) if before else ""

    @Slot()
    def undo(self) -> None:
        self._visit.take(undone(self._visit.state))
        self.undone.emit()
