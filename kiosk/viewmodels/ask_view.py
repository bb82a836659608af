"""Hỏi máy: a question is typed; its answer stands on the next page, with the sources."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.assistant.answer import Answer
from kiosk.assistant.sources import say_citations
from kiosk.jobs import Lane, Ok
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

if TYPE_CHECKING:
    from kiosk.assistant.assistant import Assistant

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

EXAMPLES = ("ask_papers", "ask_fee")
OF_WARD = "ask_hours"
"""Only where the ward has said something of itself."""


@QmlElement
@QmlSingleton
class AskView(QObject):
    """The question lives here until the person leaves; no journal, log or file has it."""

    changed = Signal()
    typedChanged = Signal()

    def __init__(
        self,
        visit: Visit,
        keyboard: KeyboardView,
        assistant: "Callable[[], Assistant]",
        now: Callable[[], datetime],
        lane: Lane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._keyboard = keyboard
        self._assistant = assistant
        self._now = now
        self._lane = lane
        self._question = ""
        self._about = ""
        self._answer: Answer | None = None
        self._hinted = self._knows_ward = False
        self._examples = Rows(("title",), self)
        self._sentences = Rows(("told", "source"), self)
        self._choices = Rows(("title",), self)
        visit.pageChanged.connect(self._entered)
        visit.appearance.languageChanged.connect(self._say_again)
        keyboard.typed.connect(self._typed)

    @Property(QObject, constant=True)
    def examples(self) -> QObject:
        return self._examples

    @Property(QObject, constant=True)
    def sentences(self) -> QObject:
        return self._sentences

    @Property(QObject, constant=True)
    def choices(self) -> QObject:
        """What may be meant, where the machine is not sure."""
        return self._choices

    @Property(bool, notify=typedChanged)
    def canAsk(self) -> bool:
        return bool(self._question.strip())

    @Property(str, notify=typedChanged)
    def hint(self) -> str:
        """What is still to be done, for somebody who asked without a question."""
        return say("ask_nothing", self._visit.appearance.look.language) if self._hinted else ""

    @Property(str, notify=changed)
    def question(self) -> str:
        """What was asked, to be seen above its answer; never read aloud."""
        return " ".join(self._question.split())

    @Property(str, notify=changed)
    def subject(self) -> str:
        return self._answer.subject if self._answer else ""

    @Property(str, notify=changed)
    def opening(self) -> str:
        """What the machine says before it tells what it knows."""
        return self._answer.opening if self._answer else ""

    @Property(str, notify=changed)
    def closing(self) -> str:
        return " ".join(self._answer.closing) if self._answer else ""

    @Property(bool, notify=changed)
    def canBegin(self) -> bool:
        return bool(self._answer and self._answer.begin)

    @Slot()
    def openAsk(self) -> None:
        """Open the page to type on, empty."""
        self._forget()
        self._keyboard.begin(Writing.VIETNAMESE)
        self._visit.go("ask")

    @Slot()
    def again(self) -> None:
        """Back to the page to type on, empty, without another step on the way back."""
        if "ask" in self._visit.state.trail:
            while self._visit.state.page != "ask":
                self._visit.take(self._visit.state.back())
            self._forget()
            self._keyboard.begin(Writing.VIETNAMESE)
        else:
            self.openAsk()

    @Slot()
    def ask(self) -> None:
        """Answer what stands on the keyboard."""
        self._ask(self._keyboard.value)
        if not self.canAsk:
            self._hinted = True
            self.typedChanged.emit()

    @Slot(int)
    def askExample(self, index: int) -> None:
        self._ask(self._examples.rows[index][0])

    @Slot(int)
    def choose(self, index: int) -> None:
        """Say which of several was meant."""
        if self._answer is not None and index < len(self._answer.choices):
            self._about = self._answer.choices[index].code
            self._think()

    @Slot()
    def begin(self) -> None:
        """Begin with the procedure the answer is about."""
        code = self._answer.begin if self._answer else ""
        procedure = self._visit.library.procedure(code, self._visit.today) if code else None
        if procedure is not None:
            self._visit.choose_procedure(procedure)

    def _ask(self, question: str) -> None:
        if question.strip():
            self._question, self._about = question, ""
            self._think()
            self._visit.go("answer")

    def _think(self) -> None:
        language = self._visit.appearance.look.language
        assistant = self._assistant()
        self._answer = assistant.ask(self._question, self._now(), language, self._about)
        told = [sentence.text for sentence in self._answer.sentences]
        sources = [say_citations(each.citations, language) for each in self._answer.sentences]
        self._sentences.replace_rows(list(zip(told, once(sources), strict=True)))
        self._choices.replace_rows([(choice.name,) for choice in self._answer.choices])
        self.changed.emit()

    def _say_again(self) -> None:
        self._show_examples()
        if self._answer is not None:
            self._think()

    def _show_examples(self) -> None:
        language = self._visit.appearance.look.language
        keys = (*EXAMPLES, OF_WARD) if self._knows_ward else EXAMPLES
        self._examples.replace_rows([(say(key, language),) for key in keys])

    def _ready(self, outcome: object) -> None:
        """Take the assistant; where it could not be made, the lane has logged why."""
        if isinstance(outcome, Ok):
            self._knows_ward = outcome.value.knows_ward
            self._show_examples()

    def _entered(self) -> None:
        page = self._visit.state.page
        if page == "ask":
            self._show_examples()
            if self._keyboard.writing is not Writing.VIETNAMESE or (
                self._keyboard.value != self._question
            ):
                self._keyboard.begin(Writing.VIETNAMESE, self._question)
            self._lane.run(self._assistant, self._ready)
        elif page == "search":
            self._lane.run(self._assistant, self._ready)
        elif page == "answer" and self._answer is None:
            before = self._visit.state.back()
            self._visit.take(before if before.page == "ask" else before.go("ask"))
        elif page == "welcome":
            self._forget()

    def _typed(self) -> None:
        if self._visit.state.page == "ask":
            self._question = self._keyboard.value
            self._hinted = False
            self.typedChanged.emit()

    def _forget(self) -> None:
        self._question, self._about, self._answer = "", "", None
        self._hinted = False
        self._sentences.replace_rows([])
        self._choices.replace_rows([])
        self.typedChanged.emit()
        self.changed.emit()


def once(sources: list[str]) -> list[str]:
    """Each source only below the last of the sentences in a row that come from it."""
    return [
        "" if source == following else source
        for source, following in zip(sources, [*sources[1:], ""], strict=False)
    ]
