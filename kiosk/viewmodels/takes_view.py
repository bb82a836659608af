"""What the chosen procedure takes: papers, time, cost; and the list to take home."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.config import Point
from kiosk.jobs import Lane, Ok
from kiosk.journey.checklist import Checklist, ComponentLine, PaperLine, what_it_takes
from kiosk.paper.applies import Applies
from kiosk.paper.printers import Printed, Printer
from kiosk.paper.printing import print_blocks
from kiosk.paper.take_home import TakeHome, list_blocks, list_text, make_list
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PAPER = ("title", "detail", "sign")
ICONS = {"hand_in": "hand-in", "show": "eye", "number_only": "id"}


@QmlElement
@QmlSingleton
class TakesView(QObject):
    """Shown before anybody types anything."""

    changed = Signal()
    printChanged = Signal()
    printing = Signal(bool)

    def __init__(
        self,
        visit: Visit,
        point: Callable[[], Point],
        printer: Printer,
        lane: Lane,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._point = point
        self._printer = printer
        self._lane = lane
        self._now = now
        self._papers = Rows(PAPER, self)
        self._maybe = Rows(("title",), self)
        self._unneeded = Rows(("title",), self)
        self._notices = Rows(("title",), self)
        self._components = Rows(("title", "detail"), self)
        self._list: Checklist | None = None
        self._print_state = ""
        self._maybe_handling = ""
        visit.pageChanged.connect(self._entered)
        visit.appearance.languageChanged.connect(self._tell)

    @Property(QObject, constant=True)
    def papers(self) -> QObject:
        return self._papers

    @Property(QObject, constant=True)
    def maybe(self) -> QObject:
        return self._maybe

    @Property(QObject, constant=True)
    def unneeded(self) -> QObject:
        return self._unneeded

    @Property(int, notify=changed)
    def maybeCount(self) -> int:
        return len(self._maybe.rows)

    @Property(str, notify=changed)
    def maybeHandling(self) -> str:
        """What happens to the papers that may be needed, where it is the same for all."""
        return self._maybe_handling

    @Property(int, notify=changed)
    def unneededCount(self) -> int:
        return len(self._unneeded.rows)

    @Property(QObject, constant=True)
    def components(self) -> QObject:
        """What is done at once in an interlinked procedure, each by its own agency."""
        return self._components

    @Property(int, notify=changed)
    def componentCount(self) -> int:
        return len(self._components.rows)

    @Property(QObject, constant=True)
    def notices(self) -> QObject:
        return self._notices

    @Property(str, notify=changed)
    def name(self) -> str:
        procedure = self._visit.procedure
        return self._visit.words(procedure.plain_name) if procedure else ""

    @Property(str, notify=changed)
    def officialName(self) -> str:
        procedure = self._visit.procedure
        return self._visit.words(procedure.official_name) if procedure else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._visit.state.code

    @Property(str, notify=changed)
    def timeHeadline(self) -> str:
        return self._visit.words(self._list.time_headline) if self._list else ""

    @Property(str, notify=changed)
    def timeNote(self) -> str:
        return self._visit.words(self._list.time_note) if self._list else ""

    @Property(str, notify=changed)
    def feeHeadline(self) -> str:
        return self._visit.words(self._list.fee.headline) if self._list else ""

    @Property(str, notify=changed)
    def feeNote(self) -> str:
        return self._visit.words(self._list.fee.note) if self._list else ""

    @Property(str, notify=changed)
    def feeExempt(self) -> str:
        names = [self._visit.words(name) for name in self._list.fee.exempt] if self._list else []
        return ", ".join(map(lower_first, names))

    @Property(str, notify=printChanged)
    def printState(self) -> str:
        return self._print_state

    @Property(str, notify=changed)
    def listText(self) -> str:
        wanted = self._take_home()
        return list_text(wanted) if wanted else ""

    @Slot()
    def begin(self) -> None:
        self._visit.go("privacy")

    @Slot()
    def takeHome(self) -> None:
        self._set_print_state("")
        self._visit.go("takehome")

    @Slot()
    def print(self) -> None:
        wanted = self._take_home()
        if wanted is None or self._print_state == "printing":
            return
        if self._visit.state.practice:
            self._set_print_state("practice")
            return
        self._set_print_state("printing")
        self._lane.run(lambda: print_blocks(self._printer, list_blocks(wanted)), self._printed)

    def _take_home(self) -> TakeHome | None:
        procedure, takes = self._visit.procedure, self._list
        if procedure is None or takes is None:
            return None
        applies = Applies(
            papers=[line for line in takes.papers if line.certain],
            maybe=[line for line in takes.papers if not line.certain],
            notices=[self._visit.words(notice) for notice in takes.notices],
            fee_dong=takes.fee.amount_dong,
        )
        language = self._visit.appearance.look.language
        return make_list(procedure, applies, self._point(), self._now(), language)

    def _printed(self, outcome: object) -> None:
        good = isinstance(outcome, Ok) and isinstance(outcome.value, Printed)
        self._set_print_state("printed" if good else "failed")

    def _set_print_state(self, state: str) -> None:
        self._print_state = state
        self.printing.emit(state == "printing")
        self.printChanged.emit()

    def _entered(self) -> None:
        if self._visit.state.page in {"takes", "takehome", "privacy"}:
            self._tell()

    def _tell(self) -> None:
        procedure = self._visit.procedure
        if procedure is None:
            return
        words = self._visit.words
        self._list = what_it_takes(procedure, self._visit.state.answers.values, self._visit.today)
        unneeded = [line for line in self._list.papers if line.handling == "not_needed"]
        papers = [line for line in self._list.papers if line.handling != "not_needed"]
        self._papers.replace_rows([self._row(line) for line in papers if line.certain])
        maybe = [line for line in papers if not line.certain]
        alike = len({line.handling for line in maybe}) == 1
        self._maybe_handling = words(maybe[0].handling_words) if alike else ""
        rows = [(self._sentences(line, told=not alike),) for line in maybe]
        self._maybe.replace_rows(rows)
        self._unneeded.replace_rows([(self._sentences(line, told=False),) for line in unneeded])
        notices = self._list.notices
        self._notices.replace_rows([(words(notice),) for notice in notices])
        components = self._list.components
        self._components.replace_rows([self._component(line) for line in components])
        self.changed.emit()

    def _component(self, line: ComponentLine) -> tuple[str, str]:
        words = self._visit.words
        told = (words(line.agency), words(line.result), words(line.time) if line.time else "")
        return words(line.title), "".join(f"{part}. " for part in told if part).rstrip()

    def _row(self, line: PaperLine) -> tuple[str, str, str]:
        words = self._visit.words
        detail = ". ".join(filter(None, (words(line.handling_words), words(line.note))))
        return words(line.name), detail, ICONS[line.handling]

    def _sentences(self, line: PaperLine, *, told: bool) -> str:
        """A paper in one breath: its name, when it is needed, and if `told`, what happens to it."""
        words = self._visit.words
        note = lower_first(words(line.note)).rstrip(".")
        named = f"{words(line.name)}: {note}." if note else f"{words(line.name)}."
        return f"{named} {words(line.handling_words)}." if told else named


def lower_first(sentence: str) -> str:
    """A sentence as it goes on after a colon; names in capitals stay."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
