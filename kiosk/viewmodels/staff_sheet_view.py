"""Handing over on the staff page: the sheet as it will be printed, and its printing."""

from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.config import Point
from kiosk.jobs import Lane, Ok
from kiosk.paper.printers import NoPaper, Outcome, Printed, Printer
from kiosk.paper.printing import print_blocks
from kiosk.staff.wording import said
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.staff_watch import StaffWatch
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.paper.handover import HandOver
    from kiosk.staff.sheet import Sheet

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class StaffSheetView(QObject):
    """What stands on it is of the moment it was opened, so that paper and screen agree."""

    changed = Signal()
    printChanged = Signal()
    printing = Signal(bool)

    def __init__(
        self,
        visit: Visit,
        watch: StaffWatch,
        point: Point,
        printer: Printer,
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit, self._watch, self._point = visit, watch, point
        self._printer, self._lane = printer, lane
        self._taken: Sheet | None = None
        self._sheet: HandOver | None = None
        self._turn = 0
        self._looks = Rows(("title", "detail"), self)
        self._counts = Rows(("title",), self)
        self._print_state = ""
        visit.pageChanged.connect(self._moved)
        visit.appearance.languageChanged.connect(self._word)

    @property
    def _language(self) -> Literal["vi", "en"]:
        return self._visit.appearance.look.language

    @Property(str, notify=changed)
    def at(self) -> str:
        return self._sheet.at if self._sheet else ""

    @Property(QObject, constant=True)
    def counts(self) -> QObject:
        return self._counts

    @Property(str, notify=changed)
    def notes(self) -> str:
        return " ".join(self._sheet.notes) if self._sheet else ""

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._sheet.heading if self._sheet else ""

    @Property(bool, notify=changed)
    def listed(self) -> bool:
        """Whether any needs a person."""
        return self._sheet is not None and bool(self._sheet.looks)

    @Property(QObject, constant=True)
    def looks(self) -> QObject:
        return self._looks

    @Property(str, notify=changed)
    def more(self) -> str:
        return self._sheet.more if self._sheet else ""

    @Property(str, notify=printChanged)
    def printState(self) -> str:
        """What the printer does, in words; empty before it was asked."""
        return said(f"sheet_{self._print_state}", self._language) if self._print_state else ""

    @Property(bool, notify=printChanged)
    def failed(self) -> bool:
        return self._print_state in {"no_paper", "no_printer"}

    @Property(bool, notify=printChanged)
    def canPrint(self) -> bool:
        return self._sheet is not None and self._print_state != "printing"

    @Slot()
    def open(self) -> None:
        """Put it together from what was read last."""
        if self._watch.seen is not None:
            self._taken = self._watch.seen.sheet
            self._visit.go("staffsheet")

    @Slot()
    def print(self) -> None:
        sheet = self._sheet
        if sheet is None or self._print_state == "printing":
            return

        def work() -> Outcome:
            from kiosk.paper.handover import handover_blocks  # noqa: PLC0415 -- for staff only

            return print_blocks(self._printer, handover_blocks(sheet))

        self._set_print_state("printing")
        self._lane.run(work, partial(self._printed, self._turn))

    def _printed(self, turn: int, outcome: object) -> None:
        if turn != self._turn:
            return
        result = outcome.value if isinstance(outcome, Ok) else None
        if isinstance(result, Printed):
            self._set_print_state("printed")
        else:
            self._set_print_state("no_paper" if isinstance(result, NoPaper) else "no_printer")

    def _set_print_state(self, state: str) -> None:
        self._print_state = state
        self.printing.emit(state == "printing")
        self.printChanged.emit()

    def _word(self) -> None:
        """Word it anew, in the language of the page."""
        if self._taken is None:
            return
        from kiosk.staff.sheet import on_paper  # noqa: PLC0415 -- loaded by who read it

        name = self._point.name if self._language == "vi" else self._point.name_en
        self._sheet = on_paper(self._taken, self._point.machine, name, self._language)
        self._counts.replace_rows([(line,) for line in self._sheet.counts])
        self._looks.replace_rows(list(self._sheet.looks))
        self.changed.emit()
        self.printChanged.emit()

    def _moved(self) -> None:
        below = self._visit.state.page_below
        if below == "staffsheet" and self._sheet is None:
            self._word()
        elif below != "staffsheet" and self._taken is not None:
            self._turn += 1
            self._taken = self._sheet = None
            self._set_print_state("")
            self._counts.replace_rows([])
            self._looks.replace_rows([])
            self.changed.emit()
