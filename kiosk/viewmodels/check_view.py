"""Check every answer, by person, then the form's own declaration."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.journey.summary import Line, summarise
from kiosk.session.steps import mend
from kiosk.viewmodels.paper_round import PaperRound
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class CheckView(QObject):
    """All lines in one list, as many on a page as fit; each leads back to its question."""

    pageChanged = Signal()
    paperChosen = Signal(int)

    def __init__(self, visit: Visit, papers: PaperRound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._papers = papers
        self._rows = Rows(("heading", "title", "value", "kind", "mendable"), self)
        self._lines: tuple[Line, ...] = ()
        visit.stateChanged.connect(self._follow)
        visit.appearance.languageChanged.connect(self._follow)

    @property
    def _language(self) -> str:
        return self._visit.appearance.look.language

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        return self._rows

    @Slot(int, result=str)
    def partOf(self, line: int) -> str:
        """The title of the part this line stands in."""
        begun = self._rows.rows[: line + 1]
        return next((heading for heading, *_ in reversed(begun) if heading), "")

    @Property(int, notify=pageChanged)
    def line(self) -> int:
        """The line she was at last; the page that has it is shown first."""
        return self._visit.state.check_index

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
        paper = index - len(self._lines)
        if paper >= 0:
            self._visit.take(replace(self._visit.state, check_index=index))
            self.paperChosen.emit(paper)
            return
        name = self._lines[index].name
        if name is not None:
            self._visit.take(mend(replace(self._visit.state, check_index=index), name))

    @Slot()
    def next(self) -> None:
        last = len(self._rows.rows) - 1
        self._visit.take(replace(self._visit.state, check_index=last).go("declaration"))

    @Slot()
    def back(self) -> None:
        journey = self._visit.journey.back()
        self._visit.take(replace(self._visit.state, at=journey.at).back())

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
        sections = summarise(
            procedure, answers.values, self._visit.today, language, answers.origins
        )
        self._lines = tuple(line for section in sections for line in section.lines)
        self._rows.replace_rows(
            [
                (
                    section.title if number == 0 else "",
                    line.label,
                    line.value,
                    kind_of(line.sensitive),
                    line.name is not None,
                )
                for section in sections
                for number, line in enumerate(section.lines)
            ]
            + self._paper_rows()
        )
        self.pageChanged.emit()

    def _paper_rows(self) -> list[tuple[str, str, str, str, bool]]:
        heading = say("papers_heading", self._language)
        return [
            (heading if number == 0 else "", name, count, "public", True)
            for number, (name, count) in enumerate(self._papers.summary())
        ]


def kind_of(sensitive: bool) -> str:
    """Answers are personal at least: spoken only when asked, sensitive ones never."""
    return "sensitive" if sensitive else "personal"
