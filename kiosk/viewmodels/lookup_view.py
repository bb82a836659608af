"""The door "Xem phiếu của mình": by its number alone, "saved here" or "at the centre"."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.identity.scan import slip_reference
from kiosk.jobs import Lane, Ok
from kiosk.text.digit_line import grouped
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

if TYPE_CHECKING:
    from sync.outbox import Outbox

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOKS_A_VISIT = 10
DIGITS = 11


@QmlElement
@QmlSingleton
class LookupView(QObject):
    """Typed or scanned; ten tries a visit, then the counter answers."""

    changed = Signal()
    answerChanged = Signal()
    lookingChanged = Signal()

    def __init__(
        self,
        visit: Visit,
        keyboard: KeyboardView,
        outbox: "Callable[[], Outbox]",
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._keyboard = keyboard
        self._outbox = outbox
        self._lane = lane
        self._answer = ""
        self._reference = ""
        self._looks = 0
        self._looking = False
        visit.pageChanged.connect(self._entered)
        visit.appearance.languageChanged.connect(self.answerChanged)
        keyboard.typed.connect(self._typed)

    @Property(str, notify=changed)
    def shown(self) -> str:
        return grouped(self._keyboard.value) if self._visit.state.page == "lookup" else ""

    @Property(bool, notify=changed)
    def canLook(self) -> bool:
        return bool(self._keyboard.value)

    @Property(bool, notify=lookingChanged)
    def looking(self) -> bool:
        """Whether the store is being asked; on a cold machine that can take over a second."""
        return self._looking

    @Property(str, notify=answerChanged)
    def answer(self) -> str:
        """What is known; it is read aloud, so the number stands in the field alone."""
        if not self._answer:
            return ""
        return say(self._answer, self._visit.appearance.look.language)

    @Property(bool, notify=answerChanged)
    def found(self) -> bool:
        return self._answer in {"lookup_here", "lookup_centre"}

    @Slot()
    def look(self) -> None:
        if not self._looking:
            self.look_up(self._keyboard.value)

    def look_up(self, text: str) -> None:
        """Look for a typed or scanned number."""
        reference = slip_reference(text)
        self._reference = reference or ""
        self._show(self._reference)
        if reference is None:
            self._tell("lookup_wrong")
        elif self._looks >= LOOKS_A_VISIT:
            self._tell("lookup_busy")
        else:
            self._looks += 1
            self._tell("")
            self._set_looking(True)
            self._lane.run(
                lambda: self._outbox().lookup(reference), partial(self._found, reference)
            )

    def _found(self, reference: str, outcome: object) -> None:
        if not self._looking or reference != self._reference:
            return
        state = outcome.value if isinstance(outcome, Ok) else "failed"
        self._tell(f"lookup_{state}")

    def _show(self, reference: str) -> None:
        """Write a scanned number where it would have been typed."""
        if reference and reference != self._keyboard.value:
            self._keyboard.begin(Writing.DIGITS, reference, proposed=True)
            self.changed.emit()

    def _tell(self, key: str) -> None:
        self._answer = key
        self._set_looking(False)
        self.answerChanged.emit()

    def _set_looking(self, looking: bool) -> None:
        if looking != self._looking:
            self._looking = looking
            self.lookingChanged.emit()

    def _entered(self) -> None:
        if self._visit.state.page == "lookup":
            self._keyboard.begin(Writing.DIGITS)
            self._tell("")
        elif self._visit.state.page == "welcome":
            self._looks = 0
            self._reference = ""

    def _typed(self) -> None:
        if self._visit.state.page == "lookup":
            self.changed.emit()
            self._tell("")
