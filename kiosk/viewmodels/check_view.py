"""Check answers by person, then the form's own declaration."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.journey.summary import Section, summarise
from kiosk.session.steps import mend
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import provided
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class CheckView(QObject):
    """One page a part; every line leads back to its question."""

    pageChanged = Signal()

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._lines = Rows(("title", "value", "kind", "mendable"), self)
        self._sections: tuple[Section, ...] = ()
        visit.stateChanged.connect(self._follow)
        visit.appearance.languageChanged.connect(self._follow)

    @staticmethod
    def create(engine: QObject) -> QObject:
        return provided(engine, CheckView)

    @property
    def _language(self) -> str:
        return self._visit.appearance.look.language

    @property
    def _section(self) -> Section | None:
        index = self._visit.state.check_index
        return self._sections[index] if index < len(self._sections) else None

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        return self._lines

    @Property(str, notify=pageChanged)
    def partTitle(self) -> str:
        return self._section.title if self._section else ""

    @Property(int, notify=pageChanged)
    def index(self) -> int:
        return self._visit.state.check_index

    @Property(int, notify=pageChanged)
    def count(self) -> int:
        return len(self._sections)

    @Property(str, notify=pageChanged)
    def declarationTitle(self) -> str:
        return say(self._key("slip_only_title", "declaration_title"), self._language)

    @Property(str, notify=pageChanged)
    def declaration(self) -> str:
        procedure = self._visit.procedure
        if procedure is None:
            return ""
        if procedure.declaration is None:
            return say("slip_only_note", self._language)
        return self._visit.words(procedure.declaration)

    @Property(str, notify=pageChanged)
    def declarationNote(self) -> str:
        procedure = self._visit.procedure
        has_one = procedure is not None and procedure.declaration is not None
        return say("sign_later", self._language) if has_one else ""

    @Property(str, notify=pageChanged)
    def saveText(self) -> str:
        return say(self._key("save_slip", "save_declaration"), self._language)

    @Slot(int)
    def edit(self, index: int) -> None:
        section = self._section
        name = section.lines[index].name if section else None
        if name is not None:
            self._visit.take(mend(self._visit.state, name))

    @Slot()
    def next(self) -> None:
        state = self._visit.state
        if state.check_index + 1 < len(self._sections):
            self._visit.take(replace(state, check_index=state.check_index + 1))
        else:
            self._visit.go("declaration")

    @Slot()
    def back(self) -> None:
        state = self._visit.state
        if state.check_index > 0:
            self._visit.take(replace(state, check_index=state.check_index - 1))
            return
        journey = self._visit.journey.back()
        self._visit.take(replace(state, at=journey.at).back())

    @Slot()
    def backFromDeclaration(self) -> None:
        self._visit.back()

    def _key(self, slip_only: str, other: str) -> str:
        procedure = self._visit.procedure
        return slip_only if procedure is not None and procedure.ends == "slip" else other

    def _follow(self) -> None:
        if self._visit.state.page not in {"check", "declaration"}:
            return
        procedure = self._visit.procedure
        if procedure is None:
            return
        answers = self._visit.state.answers
        language = self._visit.appearance.look.language
        self._sections = summarise(
            procedure, answers.values, self._visit.today, language, answers.origins
        )
        last = max(0, len(self._sections) - 1)
        if self._visit.state.check_index > last:
            self._visit.take(replace(self._visit.state, check_index=last))
            return
        section = self._section
        self._lines.replace_rows(
            [
                (line.label, line.value, kind_of(line.sensitive), line.name is not None)
                for line in (section.lines if section else ())
            ]
        )
        self.pageChanged.emit()


def kind_of(sensitive: bool) -> str:
    """Answers are personal at least: spoken only when asked, sensitive ones never."""
    return "sensitive" if sensitive else "personal"
