"""What is not done at the kiosk: where to go with it, and what the directory says of it."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal

from kiosk.directory.counters import Counters
from kiosk.directory.store import Directory
from kiosk.directory.wording import Facts, Language, facts_of, short_name, usual_counter
from kiosk.session.visit import Asked
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class CounterView(QObject):
    """Everything follows from what the visit asks for; a text is empty where nothing is known."""

    changed = Signal()

    def __init__(
        self,
        visit: Visit,
        directory: Callable[[], Directory],
        counters: Callable[[], Counters],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._directory = directory
        self._counters = counters
        self._facts: Facts | None = None
        self._counter = ""
        self._told: tuple[Asked, str] | None = None
        visit.stateChanged.connect(self._moved)
        visit.appearance.languageChanged.connect(self._moved)

    @Property(bool, notify=changed)
    def native(self) -> bool:
        """Whether official texts, which are Vietnamese, are in the person's language."""
        return self._native

    @Property(bool, notify=changed)
    def current(self) -> bool:
        """Whether the counter page is on the screen, or below what is."""
        return self._visit.state.page_below == "counter"

    @Property(str, notify=changed)
    def title(self) -> str:
        """Empty in English where the list is all there is."""
        return self._title

    @Property(str, notify=changed)
    def listedName(self) -> str:
        """The Vietnamese name to show staff, where there is no title."""
        return "" if self._title else self._asked.name

    @Property(str, notify=changed)
    def advice(self) -> str:
        return self._asked.advice if self._native else self._asked.advice_en

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._facts.counter if self._facts else self._counter

    @Property(str, notify=changed)
    def audience(self) -> str:
        return self._facts.audience if self._facts else ""

    @Property(str, notify=changed)
    def timeHeadline(self) -> str:
        return self._facts.time.heading if self._facts else ""

    @Property(str, notify=changed)
    def timeNote(self) -> str:
        return self._facts.time.note if self._facts else ""

    @Property(str, notify=changed)
    def feeHeadline(self) -> str:
        return self._facts.fee.heading if self._facts else ""

    @Property(str, notify=changed)
    def feeNote(self) -> str:
        return self._facts.fee.note if self._facts else ""

    @Property(str, notify=changed)
    def ways(self) -> str:
        return self._facts.ways if self._facts else ""

    @Property(str, notify=changed)
    def result(self) -> str:
        return self._facts.result if self._facts else ""

    @Property(str, notify=changed)
    def decidedBy(self) -> str:
        return self._facts.decided_by if self._facts else ""

    @Property(str, notify=changed)
    def officialName(self) -> str:
        """The whole name, where the title does not say it all."""
        name = self._facts.official_name if self._facts else ""
        return "" if self._title == short_name(name, len(name)) else name

    @Property(str, notify=changed)
    def field(self) -> str:
        return self._facts.field if self._facts else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._facts.code if self._facts else ""

    @Property(str, notify=changed)
    def dated(self) -> str:
        return self._facts.dated if self._facts else ""

    @Property(str, notify=changed)
    def page(self) -> str:
        """The address of the official page, for the code on the screen."""
        return self._facts.page if self._facts else ""

    @property
    def _native(self) -> bool:
        return self._visit.appearance.look.language == "vi"

    @property
    def _title(self) -> str:
        name = self._asked.name if self._native else self._asked.name_en
        # A list has less room for a name than a title.
        return short_name(self._facts.official_name) if self._facts and "…" in name else name

    @property
    def _asked(self) -> Asked:
        return self._visit.state.asked

    def _moved(self) -> None:
        state, language = self._visit.state, self._visit.appearance.look.language
        if state.page == "welcome":
            self._facts, self._counter, self._told = None, "", None
        elif state.page_below == "counter" and (state.asked, language) != self._told:
            self._told = state.asked, language
            self._look_up(language)

    def _look_up(self, language: Language) -> None:
        code, directory, counters = self._asked.code, self._directory(), self._counters()
        # A code that is guided stands behind this door only in part: what the list says is of all.
        guided = self._visit.library.summary(code, self._visit.today) is not None
        entry = None if guided else directory.entry(code)
        self._counter = usual_counter(counters, language)
        self._facts = facts_of(entry, counters, directory.imported_at, language) if entry else None
        self.changed.emit()
