"""One question on the screen: what it asks, what answers it, and what is wrong with an answer."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.journey.answers import ASK_STAFF, Answer, Origin
from kiosk.journey.neighbouring import places_named
from kiosk.journey.outcomes import Finding, Invalid
from kiosk.journey.path import Step
from kiosk.journey.progress import progress
from kiosk.journey.validation import check
from kiosk.procedures.model import Question
from kiosk.session.steps import backward, forward
from kiosk.session.visit import NO_DRAFT
from kiosk.text.sentences import spoken_sentence
from kiosk.viewmodels.answer_kinds import KINDS, WRITING
from kiosk.viewmodels.card_view import CardView
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.option_rows import ROLES, option_rows
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
    answerChanged = Signal()
    errorChanged = Signal()
    chosen = Signal()

    def __init__(
        self,
        visit: Visit,
        keyboard: KeyboardView,
        card: CardView,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._card = card
        self._keyboard = keyboard
        self._options = Rows(ROLES, self)
        self._places = Rows(("title",), self)
        self._shown = ("", "")
        self._chosen = ""
        self._fault: Invalid | None = None
        self._warnings: tuple[Finding, ...] = ()
        self._warned: set[tuple[str, str, str]] = set()
        visit.stateChanged.connect(self._follow)
        visit.appearance.languageChanged.connect(self._tell_all)
        keyboard.typed.connect(self._typed)

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
        """What answers it: choice, text, digits, date, card or notice; empty without a question."""
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
        return self._visit.words(self.question.ask) if self.question else ""

    @Property(str, notify=stepChanged)
    def askSpoken(self) -> str:
        return self._visit.spoken(self.question.ask) if self.question else ""

    @Property(str, notify=stepChanged)
    def help(self) -> str:
        return self._visit.words(self.question.help) if self.question else ""

    @Property(str, notify=stepChanged)
    def helpSpoken(self) -> str:
        return self._visit.spoken(self.question.help) if self.question else ""

    @Property(bool, notify=stepChanged)
    def stops(self) -> bool:
        return bool(self.question and self.question.stops)

    @Property(bool, notify=stepChanged)
    def offersYearOnly(self) -> bool:
        return bool(self.question and self.question.type == "year_or_date")

    @Property(str, notify=stepChanged)
    def askStaffText(self) -> str:
        question = self.question
        language = self._visit.appearance.look.language
        if question is None:
            return ""
        if not question.required:
            return say("skip", language)
        return say("leave_blank" if question.blank_ok else "do_not_know", language)

    @Property(QObject, constant=True)
    def options(self) -> QObject:
        return self._options

    @Property(QObject, constant=True)
    def places(self) -> QObject:
        """Wards named before, to end an address with."""
        return self._places

    @Property(bool, notify=answerChanged)
    def canContinue(self) -> bool:
        kind, question = self.answer_kind, self.question
        if kind == "choice":
            return bool(self._chosen)
        if question is not None and not question.required and not self._keyboard.value:
            return True
        return kind in {"card", "notice"} or self._keyboard.whole

    @Property(str, notify=errorChanged)
    def error(self) -> str:
        language = self._visit.appearance.look.language
        return self._fault.message(language) if self._fault else ""

    @Property(str, notify=errorChanged)
    def errorSpoken(self) -> str:
        if self._fault is None or self._visit.appearance.look.language == "en":
            return ""
        return spoken_sentence(self._fault.code, **self._fault.values)

    @Property(str, notify=errorChanged)
    def warning(self) -> str:
        language = self._visit.appearance.look.language
        return " ".join(finding.message(language) for finding in self._warnings)

    @Slot(str)
    def choose(self, value: str) -> None:
        self._chosen = value
        self._clear_faults()
        self._show_options()
        self.answerChanged.emit()
        self.chosen.emit()

    @Slot()
    def askStaff(self) -> None:
        question = self.question
        if question is not None:
            value: Answer = ASK_STAFF if question.required else ""
            self._answer(question.name, value, "chosen")

    @Slot()
    def next(self) -> None:
        question = self.question
        if question is None:
            return
        if question.stops:
            self._visit.open("call")
        elif question.type == "card":
            self._card.accept()
        elif question.type == "notice":
            self._go_on()
        elif self.answer_kind == "choice":
            self._check(question, self._chosen, "chosen")
        elif not self._keyboard.value and not question.required:
            self._answer(question.name, "", "chosen")
        else:
            self._check(question, self._keyboard.finish(), "typed")

    @Slot()
    def back(self) -> None:
        self._visit.take(backward(self._visit.state, self._visit.journey))

    def _check(self, question: Question, raw: str, origin: Origin) -> None:
        procedure = self._visit.procedure
        if procedure is None:
            return
        answers = self._visit.state.answers.values
        outcome = check(
            procedure,
            question.name,
            raw,
            answers,
            self._visit.today,
            clock_certain=self._visit.clock.certain,
        )
        if isinstance(outcome, Invalid):
            self._fault, self._warnings = outcome, ()
            self.errorChanged.emit()
            return
        said = {(f.field, f.code, str(outcome.value)): f for f in outcome.warnings}
        fresh = tuple(finding for key, finding in said.items() if key not in self._warned)
        if fresh:
            self._warned.update(said)
            self._fault, self._warnings = None, fresh
            self.errorChanged.emit()
            return
        self._answer(question.name, outcome.value, origin)

    def _answer(self, name: str, value: Answer, origin: Origin) -> None:
        answers = self._visit.state.answers.set_answer(name, value, origin)
        self._visit.take(replace(self._visit.state, answers=answers, draft=NO_DRAFT))
        self._go_on()

    def _go_on(self) -> None:
        self._visit.take(forward(self._visit.state, self._visit.journey))

    def _follow(self) -> None:
        state = self._visit.state
        if state.page_below != "question":
            self._shown = ("", "")
            if state.page == "welcome":
                self._forget()
            return
        question = self.question
        if question is None or (state.code, question.name) == self._shown:
            return
        self._shown = (state.code, question.name)
        self._clear_faults()
        self._prepare(question)
        self._tell_all()

    def _forget(self) -> None:
        self._warned.clear()
        self._chosen = ""
        self._clear_faults()
        self._tell_all()

    def _prepare(self, question: Question) -> None:
        value = self._visit.state.answers.values.get(question.name)
        proposed = value is None
        if value is None:
            value = self._visit.journey.default(question)
        text = "" if value in (None, ASK_STAFF) else str(value)
        self._places.replace_rows([(p,) for p in places_named(self._visit.journey, question)])
        self._chosen = str(value) if value is not None and self.answer_kind == "choice" else ""
        if self.answer_kind in {"date", "digits", "text"}:
            writing = WRITING.get(question.type, Writing.VIETNAMESE)
            name, draft = self._visit.state.draft
            if name == question.name:
                text, proposed = draft, False
            self._keyboard.begin(writing, text, proposed=proposed)

    def _clear_faults(self) -> None:
        if self._fault is not None or self._warnings:
            self._fault, self._warnings = None, ()
            self.errorChanged.emit()

    def _typed(self) -> None:
        if self._visit.state.page == "question":
            self._visit.keep_draft(self._shown[1], self._keyboard.value)
            self._clear_faults()
            self.answerChanged.emit()

    def _tell_all(self) -> None:
        self._show_options()
        self.stepChanged.emit()
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
