"""Saving, and the slip: nothing is claimed before the outbox says it is on the disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.config import Point
from kiosk.jobs import Done, Err, Lane, Ok
from kiosk.journey.checklist import next_step_of, what_it_takes
from kiosk.journey.dossier import ActorStep, Filing, prepare
from kiosk.journey.path import Journey
from kiosk.paper.applies import Applies
from kiosk.paper.printers import NoPaper, Outcome, Printed, Printer
from kiosk.paper.printing import print_blocks
from kiosk.paper.slip import Saved, group_reference, make_slip, slip_blocks
from kiosk.procedures.model import Step
from kiosk.session.visit import SavedDossier
from kiosk.viewmodels.paper_round import PaperRound
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.slip_words import fee_line, network_line
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

if TYPE_CHECKING:
    from sync.outbox import Outbox

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class Borders:
    """What saving and printing stand on: the point's words, the queue, the printer, two lanes."""

    point: Callable[[], Point]
    commune: str | None
    outbox: "Callable[[], Outbox]"
    new_id: Callable[[datetime], str]
    printer: Printer
    lanes: Mapping[str, Lane]
    now: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class PicturesGone:
    """Pictures that were taken are not there any more."""


PROBLEMS = {"NotEnrolled": "not_enrolled", "DiskFull": "disk_full"}


@QmlElement
@QmlSingleton
class SlipView(QObject):
    """Saves on the database lane, prints on the paper lane; the screen never waits."""

    changed = Signal()
    problemChanged = Signal()
    printing = Signal(bool)
    paperOut = Signal()
    savedNow = Signal()

    def __init__(
        self,
        visit: Visit,
        pictures: PaperRound,
        borders: Borders,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._pictures = pictures
        self._point = borders.point
        self._commune = borders.commune
        self._outbox = borders.outbox
        self._new_id = borders.new_id
        self._printer = borders.printer
        self._lanes = borders.lanes
        self._now = borders.now
        self._saving = False
        self._person = 0
        self._helped = False
        self._problem = ""
        self._print_state = ""
        self._saved_at: datetime | None = None
        visit.pageChanged.connect(self._entered)
        visit.restored.connect(self._resume)
        visit.appearance.languageChanged.connect(self._tell)

    @property
    def _language(self) -> Any:
        return self._visit.appearance.look.language

    @Property(bool, notify=changed)
    def slipOnly(self) -> bool:
        """Whether the kiosk only writes a slip: there is no declaration."""
        procedure = self._visit.procedure
        return procedure is not None and procedure.ends == "slip"

    @Property(bool, notify=changed)
    def saving(self) -> bool:
        return self._saving

    @Property(bool, notify=changed)
    def helped(self) -> bool:
        return self._helped

    @Slot()
    def toggleHelped(self) -> None:
        self._helped = not self._helped
        self.changed.emit()

    @Property(str, notify=problemChanged)
    def problem(self) -> str:
        return say(self._problem, self._language) if self._problem else ""

    @Property(str, notify=changed)
    def title(self) -> str:
        return say("saved_slip" if self.slipOnly else "saved_declaration", self._language)

    @Property(str, notify=changed)
    def where(self) -> str:
        step = self._step()
        if step is None:
            return ""
        return " ".join((self._visit.words(step.counter), self._visit.words(step.bring)))

    def _step(self) -> Step | None:
        procedure, answers = self._visit.procedure, self._visit.state.answers.values
        today = self._visit.today
        if procedure is None:
            return None
        return next_step_of(Journey(procedure, answers, today), self._commune)

    @Property(str, notify=changed)
    def whereSpoken(self) -> str:
        return ""

    @Property(str, notify=changed)
    def reference(self) -> str:
        saved = self._visit.state.saved
        return group_reference(saved.reference) if saved else ""

    @Property(str, notify=changed)
    def qrText(self) -> str:
        saved = self._visit.state.saved
        return f"PHIEU:{saved.reference}" if saved else ""

    @Property(str, notify=changed)
    def printLine(self) -> str:
        known = self._print_state in {"printing", "printed"}
        return say(self._print_state, self._language) if known else ""

    @Property(str, notify=changed)
    def printProblem(self) -> str:
        failed = self._print_state in {"no_paper", "no_printer"}
        return say(self._print_state, self._language) if failed else ""

    @Property(str, notify=changed)
    def networkLine(self) -> str:
        return network_line(self._visit.procedure, self._step(), self._language)

    @Property(str, notify=changed)
    def feeLine(self) -> str:
        procedure, answers = self._visit.procedure, self._visit.state.answers.values
        if procedure is None or self._visit.state.saved is None:
            return ""
        return fee_line(procedure, answers, self._visit.today, self._language)

    @Slot()
    def save(self) -> None:
        procedure = self._visit.procedure
        if procedure is None or self._saving or self._visit.state.saved is not None:
            return
        if self._visit.state.practice:
            self._visit.go("practised")
            return
        self._saving, self._problem = True, ""
        self._tell()
        dossier_id = self._visit.state.dossier_id or self._new_id(self._now())
        self._visit.take(replace(self._visit.state, dossier_id=dossier_id))
        answers = self._visit.state.answers
        attached = self._pictures.attached()
        filing = replace(self._filing(), attachments=attached)
        today = self._visit.today

        def work() -> Any:
            # Rules take longer than the disk: they are done before the file is locked.
            outbox = self._outbox()
            certain = outbox.time().certain
            make_plain = prepare(procedure, answers, filing, today, clock_certain=certain)
            sealed = self._pictures.sealed(attached)
            if not isinstance(sealed, tuple):
                return PicturesGone()
            return outbox.save(make_plain, dossier_id, sealed)

        self._lanes["database"].run(work, self._for_this_person(self._saved))

    def _resume(self) -> None:
        """After a crash: if the save had reached the disk, the slip comes by itself."""
        state = self._visit.state
        if state.dossier_id and state.saved is None:
            self._lanes["database"].run(
                lambda: self._outbox().known(state.dossier_id),
                self._for_this_person(self._resumed),
            )

    def _resumed(self, outcome: object) -> None:
        if isinstance(outcome, Ok) and outcome.value is not None:
            self._saved(outcome)

    def _filing(self) -> Filing:
        return Filing(
            language=self._language,
            actors=(
                ActorStep("answers", "helper" if self._helped else "resident"),
                ActorStep("confirm", "resident"),
            ),
            consents=self._visit.state.consents,
            sent_ahead=self._pictures.sent_ahead,
        )

    def _saved(self, outcome: object) -> None:
        self._saving = False
        if isinstance(outcome, Err):
            self._refuse(PROBLEMS.get(type(outcome.error).__name__, "save_failed"))
            return
        if isinstance(outcome, Ok) and isinstance(outcome.value, PicturesGone):
            self._refuse("pictures_gone")
        elif isinstance(outcome, Ok):
            saved = SavedDossier(outcome.value.id, outcome.value.reference)
            self._saved_at = self._now()
            state = replace(self._visit.state, saved=saved, page="slip", trail=(), under=())
            self._visit.take(state)
            self.changed.emit()
            self.savedNow.emit()
            self.print()

    def _refuse(self, problem: str) -> None:
        self._problem = problem
        self._tell()

    @Slot()
    def print(self) -> None:
        procedure, saved = self._visit.procedure, self._visit.state.saved
        if procedure is None or saved is None or self._print_state == "printing":
            return
        answers = self._visit.state.answers.values
        takes = what_it_takes(procedure, answers, self._visit.today)
        papers = [line for line in takes.papers if line.certain]
        at = self._saved_at or self._now()
        step = self._step() or takes.next_step
        applies = Applies(papers, fee_dong=takes.fee.amount_dong, step=step)
        saved_at, language = Saved(saved.reference, at), self._language

        def printed() -> Outcome:
            slip = make_slip(procedure, applies, self._point(), saved_at, language)
            return print_blocks(self._printer, slip_blocks(slip))

        self._set_print_state("printing")
        self._lanes["paper"].run(printed, self._for_this_person(self._printed))

    def _printed(self, outcome: object) -> None:
        result = outcome.value if isinstance(outcome, Ok) else None
        if isinstance(result, Printed):
            self._set_print_state("printed")
            self.paperOut.emit()
        else:
            self._set_print_state("no_paper" if isinstance(result, NoPaper) else "no_printer")

    def _set_print_state(self, state: str) -> None:
        self._print_state = state
        self.printing.emit(state == "printing")
        self.changed.emit()

    def _for_this_person(self, done: Done) -> Done:
        """What comes back after the person left is for nobody; the dossier is safe either way."""
        person = self._person

        def deliver(outcome: Any) -> None:
            if person == self._person:
                done(outcome)

        return deliver

    def _tell(self) -> None:
        self.changed.emit()
        self.problemChanged.emit()

    def _entered(self) -> None:
        if self._visit.state.page == "welcome":
            self._person += 1
            self._print_state, self._problem, self._saved_at = "", "", None
            self._saving = self._helped = False
        self._tell()
