"""One question on the screen: what it asks, what answers it, and what is wrong with an answer."""

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.journey.answers import ASK_STAFF, Answer, Origin
from kiosk.journey.errors import WarningCode
from kiosk.journey.path import Step
from kiosk.journey.progress import progress
from kiosk.journey.validation import check
from kiosk.procedures.model import Question
from kiosk.session.answering import answered
from kiosk.session.steps import backward
from kiosk.viewmodels.address_view import AddressView
from kiosk.viewmodels.answer_kinds import KINDS, proposal, wants_digits, writing_of
from kiosk.viewmodels.card_view import CardView
from kiosk.viewmodels.faults import Faults
from kiosk.viewmodels.keyboard_view import KeyboardView
from kiosk.viewmodels.lead import lead_name, leave_stop
from kiosk.viewmodels.onward import go_on
from kiosk.viewmodels.option_rows import ROLES, option_rows, way_out
from kiosk.viewmodels.readiness import wanting
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class QuestionView(QObject):
    """Follows the journey of the visit; forwards answers to it and shows its refusals."""

    stepChanged = Signal()
    helpChanged = Signal()
    answerChanged = Signal()
    errorChanged = Signal()
    chosen = Signal()

    def __init__(
        self,
        visit: Visit,
        keyboard: KeyboardView,
        card: CardView,
        address: AddressView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._card = card
        self._address = address
        self._keyboard = keyboard
        self._options = Rows(ROLES, self)
        self._shown = ("", "")
        self._chosen = ""
        self._faults = Faults()
        visit.stateChanged.connect(self._follow)
        visit.appearance.languageChanged.connect(self._tell_all)
        keyboard.typed.connect(self._typed)
        address.stepChanged.connect(self._turn)
        address.answered.connect(self._take_address)

    @property
    def place(self) -> Step | None:
        """The step on the screen."""
        return self._visit.journey.step if self._visit.procedure else None

    @property
    def question(self) -> Question | None:
        """The question on the screen."""
        place = self.place
        return place.question if place else None

    @property
    def answer_kind(self) -> str:
        """What answers it: choice, text, digits, date, address, card or notice; else empty."""
        return KINDS[self.question.type] if self.question else ""

    @Property(str, notify=stepChanged)
    def kind(self) -> str:
        return self.answer_kind

    @Property(str, notify=stepChanged)
    def partTitle(self) -> str:
        place = self.place
        if place is None:
            return ""
        title = self._visit.words(place.part.title)
        values = {"number": place.part_number, "count": place.part_count, "title": title}
        return say("part_of", self._visit.appearance.look.language, **values)

    @Property(float, notify=stepChanged)
    def progress(self) -> float:
        return progress(self._visit.journey) if self._visit.procedure else 0.0

    @Property(str, notify=stepChanged)
    def ask(self) -> str:
        own = self.question.ask if self.question else None
        return self._address.title or self._visit.words(own)

    @Property(str, notify=stepChanged)
    def askSpoken(self) -> str:
        own = self.question.ask if self.question and not self._address.title else None
        return self._visit.spoken(own)

    @Property(str, notify=helpChanged)
    def help(self) -> str:
        own = self.question.help if self.question and not self._address.has_own_help else None
        return self._address.hint or self._visit.words(own)

    @Property(str, notify=helpChanged)
    def helpSpoken(self) -> str:
        own = self.question.help if self.question and not self._address.has_own_help else None
        return self._visit.spoken(own)

    @Property(bool, notify=stepChanged)
    def stops(self) -> bool:
        return bool(self.question and self.question.stops)

    @Property(str, notify=stepChanged)
    def leadName(self) -> str:
        return lead_name(self._visit)

    @Property(bool, notify=stepChanged)
    def offersYearOnly(self) -> bool:
        return bool(self.question and self.question.type == "year_or_date")

    @Property(str, notify=stepChanged)
    def askStaffText(self) -> str:
        language = self._visit.appearance.look.language
        return way_out(self.question, language) if self.question else ""

    @Property(QObject, constant=True)
    def options(self) -> QObject:
        return self._options

    @Property(bool, notify=answerChanged)
    def canContinue(self) -> bool:
        return self.question is not None and self._wanting(self.question) in (None, "other_ward")

    @Property(str, notify=errorChanged)
    def error(self) -> str:
        return self._faults.error(self._visit.appearance.look.language)

    @Property(str, notify=errorChanged)
    def errorSpoken(self) -> str:
        return self._faults.error_spoken(self._visit.appearance.look.language)

    @Property(str, notify=errorChanged)
    def warning(self) -> str:
        return self._faults.warning(self._visit.appearance.look.language)

    @Slot(str)
    def choose(self, value: str) -> None:
        self._chosen = value
        self._clear_faults()
        self._show_options()
        self.answerChanged.emit()
        self.chosen.emit()

    @Slot()
    def askStaff(self) -> None:
        if self.question is not None:
            value = self._address.known_part or (ASK_STAFF if self.question.required else "")
            self._answer(self.question.name, value, "chosen")

    @Slot()
    def next(self) -> None:
        if (question := self.question) is None:
            return
        if (code := self._wanting(question)) is not None:
            self._hold(code)
        elif question.stops:
            leave_stop(self._visit)
        elif question.type == "card":
            self._card.accept()
        elif question.type == "notice":
            go_on(self._visit)
        elif self.answer_kind == "choice":
            self._check(question, self._chosen, "chosen")
        elif self.answer_kind == "address":
            self._address.accept()
        elif not self._keyboard.value and not question.required:
            self._answer(question.name, "", "chosen")
        else:
            self._check(question, self._keyboard.finish(), "typed")

    def _hold(self, code: WarningCode) -> None:
        """Say what is still to be done; a second press goes on where that is allowed."""
        goes_on = {"blank_again": self.askStaff, "other_ward": self._address.accept}
        if self._faults.hint(code) and code in goes_on:
            goes_on[code]()
        self.errorChanged.emit()

    @Slot()
    def back(self) -> None:
        if self._address.back():
            return
        self._visit.take(backward(self._visit.state, self._visit.journey))

    def _wanting(self, question: Question) -> WarningCode | None:
        return wanting(question, self._chosen, self._keyboard, self._address)

    def _take_address(self, text: str, origin: Origin, old: str) -> None:
        if self.question is not None:
            self._check(self.question, text, origin, old)

    def _check(self, question: Question, raw: str, origin: Origin, old: str = "") -> None:
        procedure, answers = self._visit.procedure, self._visit.state.answers.values
        if procedure is None:
            return
        today, certain = self._visit.today, self._visit.clock.certain
        outcome = check(procedure, question.name, raw, answers, today, clock_certain=certain)
        if (value := self._faults.judge(outcome)) is None:
            self.errorChanged.emit()
        else:
            self._answer(question.name, value, origin, old)

    def _answer(self, name: str, value: Answer, origin: Origin, old: str = "") -> None:
        state, reused = self._visit.state, self._address.reuses
        self._visit.take(answered(state, name, value, origin, old=old, reused=reused))
        go_on(self._visit)

    def _follow(self) -> None:
        state = self._visit.state
        if state.page_below != "question":
            self._shown = ("", "")
            if state.page == "welcome":
                self._faults.forget()
                self._chosen = ""
                self._turn()
            return
        question = self.question
        if question is None or (state.code, question.name) == self._shown:
            return
        self._shown = (state.code, question.name)
        self._prepare(question)
        self._turn()

    def show_anew(self) -> None:
        """Show the question with what is answered now."""
        self._shown = ("", "")
        self._follow()

    def _prepare(self, question: Question) -> None:
        value = self._visit.state.answers.values.get(question.name)
        proposed = value is None
        if value is None:
            value = proposal(self._visit, question)
        text = "" if value in (None, ASK_STAFF) else str(value)
        self._chosen = str(value) if value is not None and self.answer_kind == "choice" else ""
        if self.answer_kind == "address":
            self._address.begin(question)
        else:
            self._address.close()
        if self.answer_kind in {"date", "digits", "text"}:
            writing, digits, offers = writing_of(question), wants_digits(question), question.offers
            if self._visit.state.draft[0] == question.name:
                text, proposed = self._visit.state.draft[1], False
            self._keyboard.begin(
                writing, text, show_digits=digits, proposed=proposed, offers=offers
            )

    def _turn(self) -> None:
        """Show another question, or another step of an address."""
        self._clear_faults()
        self._tell_all()

    def _clear_faults(self) -> None:
        if self._faults.clear():
            self.errorChanged.emit()

    def _typed(self) -> None:
        if self._visit.state.page == "question":
            draft = self._keyboard.value
            if self.answer_kind == "address":
                draft = self._address.take_typed()
                self.helpChanged.emit()
            self._visit.keep_draft(self._shown[1], draft)
            self._clear_faults()
            self.answerChanged.emit()

    def _tell_all(self) -> None:
        self._show_options()
        self.stepChanged.emit()
        self.helpChanged.emit()
        self.answerChanged.emit()
        self.errorChanged.emit()

    def _show_options(self) -> None:
        question = self.question
        if question is None or self.answer_kind != "choice":
            self._options.replace_rows([])
            return
        language = self._visit.appearance.look.language
        speaking = (self._visit.words, self._visit.spoken)
        rows = option_rows(self._visit.journey, question, self._chosen, language, speaking)
        self._options.replace_rows(rows)
