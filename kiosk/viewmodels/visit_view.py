"""The visit on the screen: which page, the way back, and the journey through one procedure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.journey.answers import Answers
from kiosk.session.site_clock import SiteClock
from kiosk.session.visit import AT_REST, OVERLAYS, WITHOUT_CONTENT, Asked
from kiosk.session.visit import Visit as VisitState
from kiosk.viewmodels.appearance_view import Appearance
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton

if TYPE_CHECKING:
    from kiosk.journey.path import Journey
    from kiosk.procedures.library import Library
    from kiosk.procedures.model import Procedure, Words

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

GUARD_MS = 250


@QmlElement
@QmlSingleton
class Visit(QObject):
    """Holds the frozen `VisitState`; other view models read it and hand back the next one."""

    pageChanged = Signal()
    stateChanged = Signal()
    draftChanged = Signal()
    namedChanged = Signal()
    idleChanged = Signal()
    closedChanged = Signal()
    leavingRest = Signal()
    begun = Signal()
    ended = Signal(str)
    forgotten = Signal()
    rated = Signal(int)
    stayed = Signal()
    noticed = Signal()
    pageFailed = Signal()
    restored = Signal()
    recoveryAnswered = Signal(bool)
    staffCalled = Signal()

    def __init__(
        self,
        appearance: Appearance,
        library: "Callable[[], Library]",
        clock: SiteClock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self.first_page = "find"
        self._library = library
        self.clock = clock
        self._state = VisitState()
        self._seconds_left = -1
        self._reason: Words | None = None
        self._closed = False
        self.after_questions: Callable[[], str] = lambda: "check"
        self.guard_ms = GUARD_MS
        appearance.languageChanged.connect(self.namedChanged)

    @property
    def state(self) -> VisitState:
        """The current frozen state."""
        return self._state

    @property
    def library(self) -> "Library":
        """The content in force."""
        return self._library()

    @property
    def today(self) -> date:
        """The date rules use."""
        return self.clock.today()

    @property
    def procedure(self) -> "Procedure | None":
        """The procedure chosen, if one is."""
        if not self._state.code:
            return None
        return self.library.procedure(self._state.code, version=self._state.version)

    @property
    def journey(self) -> "Journey":
        """The way through the chosen procedure for the answers so far."""
        from kiosk.journey.path import Journey  # noqa: PLC0415 -- comes with content, not before

        procedure = self.procedure
        if procedure is None:
            raise LookupError("no procedure is chosen")
        return Journey(procedure, self._state.answers.values, self.today, self._state.at)

    @property
    def warned(self) -> bool:
        """Whether the idle warning is on the screen."""
        return self._seconds_left >= 0

    def words(self, words: "Words | None") -> str:
        """A piece of content in the person's language."""
        if words is None:
            return ""
        return words.en if self.appearance.look.language == "en" else words.vi

    def spoken(self, words: "Words | None") -> str:
        """Its spoken form, where content gives one and the language is Vietnamese."""
        return "" if words is None or self.appearance.look.language == "en" else words.spoken or ""

    def take(self, state: VisitState) -> None:
        """Move on to another state; tells what changed. Out of order, most pages stay closed."""
        leaves = self._state.page in AT_REST and state.page not in AT_REST
        if leaves:
            self.leavingRest.emit()
        refused = self._reason is not None and state.page not in WITHOUT_CONTENT
        before, self._state = self._state, VisitState("outoforder") if refused else state
        moved, renamed = self._state.page != before.page, self._state.code != before.code
        if self._state != before:
            self.stateChanged.emit()
        if renamed:
            self.namedChanged.emit()
        if moved:
            self.pageChanged.emit()
        if refused and leaves:
            self.ended.emit("left")

    def keep_draft(self, name: str, text: str) -> None:
        """Remember what is being typed for a question; nothing on the screen follows it."""
        if self._state.draft != (name, text):
            self._state = replace(self._state, draft=(name, text))
            self.draftChanged.emit()

    def go(self, page: str) -> None:
        """Open the next page."""
        self.take(self._state.go(page))

    def ask_at_counter(self, asked: Asked) -> None:
        """Open the page of something that is not done at the kiosk."""
        self.take(replace(self._state, asked=asked).go("counter"))

    def choose_procedure(self, procedure: "Procedure") -> None:
        """Begin with one procedure, dropping what another was answered."""
        if self._state.code == procedure.code:
            self.go("takes")
            return
        state = replace(
            self._state,
            code=procedure.code,
            version=procedure.version,
            at="",
            answers=Answers(),
            before=None,
            check_index=0,
        )
        self.take(state.go("takes"))

    def warn_idle(self, seconds_left: int) -> None:
        """Show the warning with whole seconds left; -1 takes it away."""
        if seconds_left != self._seconds_left:
            self._seconds_left = seconds_left
            self.idleChanged.emit()

    def put_out_of_order(self, reason: "Words | None") -> None:
        """Rest until the process ends, or None comes; `reason` is for staff."""
        self._reason = reason
        self.namedChanged.emit()
        if reason is not None:
            self.take(VisitState(page="outoforder"))

    def close_input(self, closed: bool) -> None:
        """Swallow every touch, or let them through again."""
        if closed != self._closed:
            self._closed = closed
            self.closedChanged.emit()

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        return self._state.page

    @Property(str, notify=namedChanged)
    def procedureName(self) -> str:
        procedure = self.procedure
        return self.words(procedure.plain_name) if procedure else ""

    @Property(bool, notify=stateChanged)
    def underway(self) -> bool:
        return self._state.underway

    @Property(bool, notify=stateChanged)
    def practice(self) -> bool:
        return self._state.practice

    @Property(bool, notify=idleChanged)
    def idleWarning(self) -> bool:
        return self.warned

    @Property(str, notify=idleChanged)
    def secondsLeft(self) -> str:
        return str(max(0, self._seconds_left))

    @Property(str, notify=namedChanged)
    def outOfOrderReason(self) -> str:
        return self.words(self._reason)

    @Property(bool, notify=closedChanged)
    def closed(self) -> bool:
        return self._closed

    @Property(int, constant=True)
    def guardMs(self) -> int:
        return self.guard_ms

    @Slot()
    def start(self) -> None:
        self._begin(self.first_page)

    @Slot()
    def startPractice(self) -> None:
        self._begin(self.first_page, practice=True)

    @Slot()
    def startFirstTouch(self) -> None:
        self._begin("firsttouch")

    def _begin(self, page: str, *, practice: bool = False) -> None:
        self.begun.emit()
        self.take(VisitState(page=page, trail=("welcome",), practice=practice))

    @Slot()
    def callStaff(self) -> None:
        """Call them in earnest, whatever is being practised."""
        self.staffCalled.emit()
        self.open("call")

    @Slot()
    def back(self) -> None:
        state = self._state.back()
        if state.page == "welcome":
            self.finish()
            return
        self.take(state)

    @Slot(str)
    def open(self, page: str) -> None:
        if self._state.page == "welcome" and page in {"lookup", "resume"}:
            self.begun.emit()
        self.take(self._state.open_over(page) if page in OVERLAYS else self._state.go(page))

    @Slot()
    def close(self) -> None:
        self.take(self._state.close_over())

    @Slot()
    def finish(self) -> None:
        self.end("finished" if self._state.saved else "left")

    def end(self, reason: str) -> None:
        """Forget the person: neutral welcome, default looks, and tell the supervisor."""
        self.warn_idle(-1)
        self.take(VisitState())
        self.ended.emit(reason)

    @Slot()
    def failPage(self) -> None:
        self.pageFailed.emit()

    @Slot()
    def notice(self) -> None:
        """A finger, a mouse or a key: somebody is there."""
        self.noticed.emit()

    @Slot()
    def stay(self) -> None:
        self.stayed.emit()

    @Slot(int)
    def rate(self, stars: int) -> None:
        self.rated.emit(stars)
        self.finish()

    @Slot()
    def acceptRecovery(self) -> None:
        self.recoveryAnswered.emit(True)

    @Slot()
    def declineRecovery(self) -> None:
        self.recoveryAnswered.emit(False)

    def restore(self, stored: dict[str, Any]) -> None:
        """Take up a visit the journal kept."""
        self.take(VisitState.from_json(stored))
        self.restored.emit()
