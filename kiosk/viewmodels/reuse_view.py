"""Whether another procedure may take over what was just said."""

from dataclasses import replace

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.journey.answers import Answers
from kiosk.journey.reuse import reused_lines
from kiosk.session.undo import Before
from kiosk.viewmodels.check_view import kind_of
from kiosk.viewmodels.lead import follow, lead_name, lead_of, reusable_in
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class ReuseView(QObject):
    """Shows every answer that would go along; nothing goes without a yes."""

    changed = Signal()

    def __init__(self, visit: Visit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._rows = Rows(("title", "value", "kind"), self)
        visit.pageChanged.connect(self._follow)
        visit.appearance.languageChanged.connect(self._follow)

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def name(self) -> str:
        return lead_name(self._visit) if self._visit.state.page_below == "reuse" else ""

    @Slot()
    def reuse(self) -> None:
        target = lead_of(self._visit)
        if target is not None:
            follow(self._visit, target, reusable_in(self._visit, target))
            state = self._visit.state
            self._visit.take(replace(state, before=Before("reused", Answers(), state.at)))

    @Slot()
    def beginAnew(self) -> None:
        target = lead_of(self._visit)
        if target is not None:
            follow(self._visit, target, Answers())

    def _follow(self) -> None:
        if self._visit.state.page_below != "reuse":
            self._rows.replace_rows([])
            return
        target = lead_of(self._visit)
        if target is None:
            return
        answers = reusable_in(self._visit, target)
        lines = reused_lines(answers, target, self._visit.appearance.look.language)
        self._rows.replace_rows(
            [(line.label, line.value, kind_of(line.sensitive)) for line in lines]
        )
        self.changed.emit()
