"""The find screen: groups of doors, doors, and search by words."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.procedures.model import Door, DoorGroup
from kiosk.search.index import Elsewhere, Search
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

RESULTS = 4


@QmlElement
@QmlSingleton
class FindView(QObject):
    """Doors come from content; a door without a guided procedure leads to the counter page."""

    groupChanged = Signal()
    foundChanged = Signal()
    counterChanged = Signal()

    def __init__(
        self,
        visit: Visit,
        keyboard: KeyboardView,
        search: Callable[[], Search],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._keyboard = keyboard
        self._search = search
        self._groups = Rows(("title", "subtitle", "sign"), self)
        self._doors = Rows(("title", "subtitle", "guided"), self)
        self._results = Rows(("title", "subtitle", "guided"), self)
        self._codes: list[str] = []
        self._query = ""
        self._group: DoorGroup | None = None
        self._door: Door | None = None
        self._counter_title = ""
        self._advice = ""
        self._nothing = False
        visit.pageChanged.connect(self._entered)
        visit.appearance.languageChanged.connect(self.refresh)
        keyboard.typed.connect(self._typed)

    @Property(QObject, constant=True)
    def groups(self) -> QObject:
        return self._groups

    @Property(QObject, constant=True)
    def doors(self) -> QObject:
        return self._doors

    @Property(QObject, constant=True)
    def results(self) -> QObject:
        return self._results

    @Property(str, notify=groupChanged)
    def groupTitle(self) -> str:
        return self._visit.words(self._group.title) if self._group else ""

    @Property(str, notify=counterChanged)
    def counterTitle(self) -> str:
        return self._visit.words(self._door.title) if self._door else self._counter_title

    @Property(str, notify=counterChanged)
    def counterAdvice(self) -> str:
        return self._visit.words(self._door.subtitle) if self._door else ""

    @Property(str, notify=foundChanged)
    def advice(self) -> str:
        return self._advice

    @Property(bool, notify=foundChanged)
    def nothing(self) -> bool:
        return self._nothing

    @Slot(int)
    def openGroup(self, index: int) -> None:
        self._group = self._visit.library.doors.groups[index]
        self._show_doors()
        self.groupChanged.emit()
        if len(self._group.doors) == 1:
            self.openDoor(0)
        else:
            self._visit.go("doors")

    @Slot(int)
    def openDoor(self, index: int) -> None:
        if self._group is None:
            return
        door = self._group.doors[index]
        if door.guided is not None and self._open(door.guided):
            return
        self._door = door
        self.counterChanged.emit()
        self._visit.go("counter")

    @Slot(int)
    def openResult(self, index: int) -> None:
        code, guided = self._codes[index], bool(self._results.rows[index][2])
        if guided and self._open(code):
            return
        self._door = None
        self._counter_title = str(self._results.rows[index][0])
        self.counterChanged.emit()
        self._visit.go("counter")

    @Slot()
    def openSearch(self) -> None:
        self._query = ""
        self._keyboard.begin(Writing.VIETNAMESE)
        self._visit.go("search")

    def refresh(self) -> None:
        """Put every list into the person's language."""
        words = self._visit.words
        self._groups.replace_rows(
            [(words(g.title), words(g.subtitle), g.icon) for g in self._visit.library.doors.groups]
        )
        self._show_doors()
        self.groupChanged.emit()
        self.counterChanged.emit()
        if self._visit.state.page == "search":
            self._look(self._query)

    def _show_doors(self) -> None:
        words = self._visit.words
        doors = self._group.doors if self._group else []
        self._doors.replace_rows(
            [(words(d.title), words(d.subtitle), d.guided is not None) for d in doors]
        )

    def _open(self, code: str) -> bool:
        procedure = self._visit.library.procedure(code, self._visit.today)
        if procedure is None:
            return False
        self._visit.choose_procedure(procedure)
        return True

    def _entered(self) -> None:
        page = self._visit.state.page
        if page == "find" and not self._groups.rows:
            self.refresh()
        elif page == "search":
            self._take_keyboard_back()
            self._look(self._query)
        elif page == "welcome":
            self._query = ""
            self._group = None
            self._door = None

    def _take_keyboard_back(self) -> None:
        """Other pages wrote with the same keyboard meanwhile; what they wrote is no query."""
        mine = self._keyboard.writing is Writing.VIETNAMESE and self._keyboard.value == self._query
        if not mine:
            self._keyboard.begin(Writing.VIETNAMESE, self._query)

    def _typed(self) -> None:
        if self._visit.state.page == "search":
            self._query = self._keyboard.value
            self._look(self._query)

    def _look(self, query: str) -> None:
        found = self._search().find(query, RESULTS) if query.strip() else None
        rows = []
        self._codes = []
        for result in found.results if found else ():
            listed = self._visit.library.summary(result.code, self._visit.today)
            english = self._visit.appearance.look.language == "en"
            name = result.name_en if english else result.name
            self._codes.append(result.code)
            rows.append((name, self._visit.words(listed.agency) if listed else "", result.guided))
        self._results.replace_rows(rows)
        self._advice = self._say_elsewhere(found.elsewhere if found else None)
        self._nothing = bool(query.strip()) and not rows and not self._advice
        self.foundChanged.emit()

    def _say_elsewhere(self, elsewhere: Elsewhere | None) -> str:
        if elsewhere is None:
            return ""
        english = self._visit.appearance.look.language == "en"
        return elsewhere.advice_en if english else elsewhere.advice
