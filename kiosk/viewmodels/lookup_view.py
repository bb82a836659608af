"""The door "Xem phiếu của mình": by its number alone, "saved here" or "at the centre".

Numbers can be guessed. What the desk decided, and the official number, are told to who holds the
slip to the reader.
"""

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
    from sync.outbox import AtDesk, Outbox

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOKS_A_VISIT = 10
STATES = ("received", "supplement", "refused", "result")
FOUND = frozenset(f"lookup_{state}" for state in ("here", "centre", *STATES))
DIGITS = 11


def find(outbox: "Outbox", reference: str) -> "tuple[str, AtDesk | None]":
    """Where the store has it, and what the desk told of it."""
    place = outbox.lookup(reference)
    return place, outbox.at_desk(reference) if place == "centre" else None


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
        self._held = False
        self._number = ""
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
        language = self._visit.appearance.look.language
        return " ".join(say(key, language) for key in self._answer.split())

    @Property(bool, notify=answerChanged)
    def found(self) -> bool:
        return self._answer.partition(" ")[0] in FOUND

    @Property(str, notify=answerChanged)
    def number(self) -> str:
        """The official number, for the eye of who holds the slip; never read aloud."""
        return self._number if self._answer else ""

    @Slot()
    def look(self) -> None:
        if not self._looking:
            self.look_up(self._keyboard.value)

    def take_scan(self, text: str) -> None:
        """Look for the number of a slip that is held to the reader."""
        self.look_up(text, held=True)

    def look_up(self, text: str, *, held: bool = False) -> None:
        """Look for a typed or scanned number."""
        self._held = held
        self._number = ""
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
            self._lane.run(lambda: find(self._outbox(), reference), partial(self._found, reference))

    def _found(self, reference: str, outcome: object) -> None:
        if not self._looking or reference != self._reference:
            return
        if not isinstance(outcome, Ok):
            self._tell("lookup_failed")
            return
        place, told = outcome.value
        if told is None:
            self._tell(f"lookup_{place}")
        elif self._held:
            self._number = told.number or ""
            self._tell(f"lookup_{place if told.state == 'arrived' else told.state}")
        else:
            self._tell(f"lookup_{place} lookup_show_slip")

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
