"""USB sticks on the staff page: which are plugged in, what to do, how far it is, what came."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot

from kiosk.jobs import Lane, Ok
from kiosk.staff.times import size_words
from kiosk.staff.wording import said
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.staff_gate_view import StaffGateView
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.staff.errand import Answer
    from kiosk.staff.sticks import PluggedIn

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 2000
LOOKING = frozenset({"staffstick", "staffwhich"})
Act = Literal["export", "import"]


@dataclass(frozen=True, slots=True)
class Sticks:
    """The border of the world: what is plugged in, and who carries."""

    find: "Callable[[], list[PluggedIn]]"
    carry: "Callable[[Act, Path, Callable[[int, int], None]], Answer]"


@QmlElement
@QmlSingleton
class StaffStickView(QObject):
    """One errand at a time; it is worded once it is over."""

    changed = Signal()
    sticksChanged = Signal()
    working = Signal(bool)
    _step = Signal(int, int)

    def __init__(
        self,
        visit: Visit,
        gate: StaffGateView,
        sticks: Sticks,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit, self._gate = visit, gate
        self._border, self._lane = sticks, lane
        self._found: list[PluggedIn] = []
        self._rows = Rows(("title", "subtitle", "usable"), self)
        self._results = Rows(("title", "mends"), self)
        self._act: Act = "export"
        self._folder: Path | None = None
        self._answer: Answer | None = None
        self._busy = self._looked = self._looking = False
        self._progress = (0, 0)
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._step.connect(self._stepped)
        visit.pageChanged.connect(self._moved)
        visit.appearance.languageChanged.connect(self._tell)

    @property
    def _language(self) -> Literal["vi", "en"]:
        return self._visit.appearance.look.language

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, constant=True)
    def results(self) -> QObject:
        return self._results

    @Property(int, notify=sticksChanged)
    def count(self) -> int:
        return len(self._found)

    @Property(str, notify=sticksChanged)
    def hint(self) -> str:
        """That no stick is seen; empty before the first look."""
        return said("stick_none", self._language) if self._looked and not self._found else ""

    @Property(str, notify=sticksChanged)
    def only(self) -> str:
        """The name of the stick, and its room, where there is just one."""
        return " · ".join(map(str, self._rows.rows[0][:2])) if len(self._found) == 1 else ""

    @Property(str, notify=changed)
    def act(self) -> str:
        return self._act

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def failed(self) -> bool:
        return self._answer is not None and bool(self._answer.error)

    @Property(str, notify=changed)
    def doing(self) -> str:
        """What is being done, while it is."""
        if not self._busy:
            return ""
        words = said(f"stick_{'copying' if self._act == 'export' else 'taking'}", self._language)
        done, total = self._progress
        if not total:
            return words
        return f"{words} {said('stick_progress', self._language, done=done, total=total)}"

    @Slot(str)
    def begin(self, act: str) -> None:
        """Begin an export or import: with the only stick there is, else with one to be chosen."""
        self._act = "import" if act == "import" else "export"
        if len(self._found) == 1:
            self._go(self._found[0].folder)
        elif self._found:
            self._visit.go("staffwhich")

    @Slot(int)
    def choose(self, index: int) -> None:
        if 0 <= index < len(self._found) and self._rows.rows[index][2]:
            self._go(self._found[index].folder)

    @Slot()
    def again(self) -> None:
        """Do the same once more, on the same stick."""
        if self._folder is not None and not self._busy:
            self._run(self._folder)

    def _go(self, folder: "Path") -> None:
        self._visit.go("staffcarry")
        self._run(folder)

    def _run(self, folder: "Path") -> None:
        act = self._act
        self._folder, self._answer, self._progress = folder, None, (0, 0)
        self._set_busy(True)
        carry = partial(self._border.carry, act, folder, self._step.emit)
        self._lane.run(carry, partial(self._carried, self._turn))

    def _stepped(self, done: int, total: int) -> None:
        if self._busy:
            self._progress = (done, total)
            self.changed.emit()

    def _carried(self, turn: int, outcome: object) -> None:
        from kiosk.staff.errand import Answer  # noqa: PLC0415 -- for staff only

        if turn != self._turn:
            return
        self._answer = outcome.value if isinstance(outcome, Ok) else Answer("failed")
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.working.emit(busy)
        self._tell()

    def _lines(self, answer: "Answer") -> list[tuple[str, bool]]:
        """What came of it, and which of it a person must look at: that is not left to the end."""
        from kiosk.staff.carried import (  # noqa: PLC0415 -- loads the outbox, for staff
            exported_words,
            failed_words,
            imported_words,
            trouble_words,
        )

        if answer.error:
            return [(failed_words(answer.error, self._language), True)]
        worded: Mapping[str, Callable[[Any, Any], list[str]]]
        worded = {"export": exported_words, "import": imported_words}
        lines = worded[self._act](answer.values, self._language)
        troubles = trouble_words(answer.values, self._language)
        first, *others = [line for line in lines if line not in troubles] or [""]
        calm = [first, said("stick_done", self._language), *others]
        ordered = [calm[0], *troubles, *calm[1:]]
        return [(line, line in troubles) for line in ordered if line]

    def _tell(self) -> None:
        lines = self._lines(self._answer) if self._answer is not None else []
        self._results.replace_rows(lines)
        self._show_sticks()
        self.changed.emit()

    def look(self) -> None:
        """Look what is plugged in, off the GUI thread: a stick that fails can take its time."""
        if self._gate.is_open and not self._looking and not self._busy:
            self._looking = True
            self._lane.run(self._border.find, self._seen)

    def _seen(self, outcome: object) -> None:
        self._looking, self._looked = False, True
        self._found = outcome.value if isinstance(outcome, Ok) and self._gate.is_open else []
        self._show_sticks()

    def _show_sticks(self) -> None:
        self._rows.replace_rows([self._row(one) for one in self._found])
        self.sticksChanged.emit()

    def _row(self, one: "PluggedIn") -> tuple[str, str, bool]:
        sizes = {name: size_words(getattr(one, name), self._language) for name in ("free", "size")}
        note = said("stick_room", self._language, **sizes)
        if not one.writable:
            note = said("stick_read_only", self._language)
        return one.name, note, one.writable or self._act == "import"

    def _moved(self) -> None:
        page = self._visit.state.page
        if page in LOOKING and self._gate.is_open:
            self._timer.start()
            self.look()
            return
        self._timer.stop()
        self._looking = False
        if not self._gate.is_open:
            self._turn += 1
            self._found, self._answer, self._folder, self._looked = [], None, None, False
            self._set_busy(False)
