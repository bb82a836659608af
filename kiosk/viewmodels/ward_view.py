"""The ward's own information on a page: hours, telephone numbers, what is coming, what is new."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Property, QObject, Signal

from kiosk.assistant.sources import say_citations
from kiosk.assistant.ward_telling import cited
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say
from kiosk.ward.model import Ward, said
from kiosk.ward.paragraphs import paragraphs_of

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class WardView(QObject):
    """Everything follows from the ward's file; without one the page says so."""

    changed = Signal()

    def __init__(
        self, visit: Visit, ward: Callable[[], Ward | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._ward = ward
        self._known: Ward | None = None
        self._told = Rows(("heading", "body", "sign"), self)
        visit.pageChanged.connect(self._entered)
        visit.appearance.languageChanged.connect(self._entered)

    @Property(QObject, constant=True)
    def told(self) -> QObject:
        return self._told

    @Property(bool, notify=changed)
    def empty(self) -> bool:
        """Whether the ward has put nothing in."""
        return not self._told.rows

    @Property(str, notify=changed)
    def name(self) -> str:
        language = self._visit.appearance.look.language
        return said(self._known.name, language) if self._known else ""

    def _entered(self) -> None:
        if self._visit.state.page == "ward":
            self._known = self._ward()
            self._told.replace_rows(self._rows(self._visit.today))
            self.changed.emit()

    def _rows(self, today: date) -> list[tuple[str, str, str]]:
        if self._known is None:
            return []
        language = self._visit.appearance.look.language
        told = paragraphs_of(self._known, today, language)
        rows: list[tuple[str, str, str]] = []
        for each in told:
            heading = each.heading or say(f"ward_{each.section}", language)
            source = say_citations(cited(each.section, each.checked), language)
            rows.append((heading, f"{each.body} {source}", each.section))
        return rows
