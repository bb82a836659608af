"""One declaration on the staff page: how it stands, why, what to do; and the question before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.staff.wording import said
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.staff_watch import Act, At, StaffWatch
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.staff.desk import OneWords

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class StaffOneView(QObject):
    """Shows what the watch saw of it last."""

    changed = Signal()
    messageChanged = Signal()
    questionChanged = Signal()

    def __init__(self, visit: Visit, watch: StaffWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit, self._watch = visit, watch
        self._question: Act = "all"
        self._shown: OneWords | None = None
        watch.changed.connect(self._follow)
        watch.changed.connect(self.questionChanged)
        watch.told.connect(self.messageChanged)

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        return self._watch.message

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._shown.number if self._shown else ""

    @Property(str, notify=changed)
    def standing(self) -> str:
        return self._shown.standing if self._shown else ""

    @Property(str, notify=changed)
    def saved(self) -> str:
        return self._shown.saved if self._shown else ""

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._shown.reason if self._shown else ""

    @Property(str, notify=changed)
    def advice(self) -> str:
        return self._shown.advice if self._shown else ""

    @Property(str, notify=changed)
    def tried(self) -> str:
        return self._shown.tried if self._shown else ""

    @Property(bool, notify=changed)
    def troubled(self) -> bool:
        return self._shown is not None and self._shown.troubled

    @Property(bool, notify=changed)
    def held(self) -> bool:
        """Whether it goes on only when somebody says so."""
        return self._state == "held"

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """Whether it can be sent at once, or kept back."""
        return self._state == "queued"

    @property
    def _state(self) -> str:
        seen = self._watch.seen
        return seen.one.state if seen and seen.one else ""

    @Property(str, notify=questionChanged)
    def question(self) -> str:
        """What is to be confirmed: hold, or all."""
        return self._question

    @Property(str, notify=questionChanged)
    def consequence(self) -> str:
        """What follows from a yes."""
        language, seen = self._watch.language, self._watch.seen
        if self._question == "hold":
            return said("ask_hold", language)
        waiting, held = (seen.sheet.glance.waiting, seen.sheet.glance.held) if seen else (0, 0)
        keys = [key for key, count in (("ask_all", waiting), ("ask_all_held", held)) if count]
        return " ".join(said(key, language, waiting=waiting, held=held) for key in keys)

    @Slot()
    def retry(self) -> None:
        self._watch.ask("retry")

    @Slot()
    def askHold(self) -> None:
        self._ask("hold")

    @Slot()
    def askAll(self) -> None:
        self._ask("all")

    def _ask(self, question: Act) -> None:
        self._question = question
        self.questionChanged.emit()
        self._visit.go("staffask")

    @Slot()
    def confirm(self) -> None:
        self._watch.ask(self._question)
        self._visit.back()

    @Slot()
    def backFromOne(self) -> None:
        at = self._watch.at
        self._watch.go_to(At(at.group, at.start))
        self._visit.back()

    def _follow(self) -> None:
        seen = self._watch.seen
        self._shown = None
        if seen is not None and seen.one is not None:
            from kiosk.staff.desk import one_words  # noqa: PLC0415 -- loaded by who read it

            self._shown = one_words(seen.one, seen.tried, self._watch.language)
        self.changed.emit()
