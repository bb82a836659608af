"""The find screen: groups of doors, doors, and search by words."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.directory.wording import short_names
from kiosk.procedures.doors import Door, DoorAnswer, DoorGroup
from kiosk.procedures.library import Summary
from kiosk.search.entries import Result
from kiosk.search.index import Elsewhere, Found, Search
from kiosk.session.visit import Asked
from kiosk.viewmodels.keyboard_view import KeyboardView, Writing
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.visit_view import Visit
from kiosk.viewmodels.words import say

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

RESULTS = 4
ROW_LETTERS = {"kiosk": 90, "tablet": 60}


@QmlElement
@QmlSingleton
class FindView(QObject):
    """Doors come from content; a door without a guided procedure leads to the counter page."""

    groupChanged = Signal()
    doorChanged = Signal()
    foundChanged = Signal()

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
        self._choices = Rows(("title", "subtitle", "guided"), self)
        self._results = Rows(("title", "subtitle", "guided"), self)
        self._found: list[tuple[Result, Asked]] = []
        self._query = ""
        self._group: DoorGroup | None = None
        self._door: Door | None = None
        self._advice = ""
        self._nothing = False
        self._unsure = False
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
    def choices(self) -> QObject:
        """What stands behind one door where it is more than one thing."""
        return self._choices

    @Property(str, notify=doorChanged)
    def doorTitle(self) -> str:
        return self._visit.words(self._door.title) if self._door else ""

    @Property(str, notify=doorChanged)
    def doorAsks(self) -> str:
        """What is asked behind the door, before anything is opened."""
        return self._visit.words(self._door.asks or self._door.title) if self._door else ""

    @Property(QObject, constant=True)
    def results(self) -> QObject:
        return self._results

    @Property(str, notify=groupChanged)
    def groupTitle(self) -> str:
        return self._visit.words(self._group.title) if self._group else ""

    @Property(int, notify=groupChanged)
    def groupNumber(self) -> int:
        """Where the group opened last stands in the list; -1 before one was."""
        return self._visit.library.doors.groups.index(self._group) if self._group else -1

    @Property(str, notify=foundChanged)
    def advice(self) -> str:
        return self._advice

    @Property(bool, notify=foundChanged)
    def nothing(self) -> bool:
        return self._nothing

    @Property(bool, notify=foundChanged)
    def unsure(self) -> bool:
        """Something is found, but it may not be what is meant: the doors are shown beside it."""
        return self._unsure

    @Slot(int)
    def openGroup(self, index: int) -> None:
        self._group = self._visit.library.doors.groups[index]
        self._show_doors()
        self.groupChanged.emit()
        if len(self._shown()) == 1:
            self.openDoor(0)
        else:
            self._visit.go("doors")

    @Slot(int)
    def openDoor(self, index: int) -> None:
        if self._group is None:
            return
        self._open_door(self._shown()[index])

    @Slot(int)
    def openChoice(self, index: int) -> None:
        if self._door is None:
            return
        leads = self._leads_of(self._door)
        if index >= len(leads):
            self._visit.ask_at_counter(asked_at(self._door))
            return
        code = leads[index].code
        if code is None or not self._open(code):
            self._visit.ask_at_counter(asked_as(leads[index]))

    @Slot(int)
    def openResult(self, index: int) -> None:
        result, asked = self._found[index]
        doors = [door for group in self._visit.library.doors.groups for door in group.doors]
        behind = next((door for door in doors if door.number == result.door), None)
        if behind is not None and behind.answers and behind.guided == result.code:
            self._open_door(behind)
            return
        if result.guided and self._open(result.code):
            return
        guided = [] if behind is None else [each.code for each in self._guided_by(behind)]
        if behind is not None and result.code in guided:
            self._open_door(behind)
        else:
            self._visit.ask_at_counter(asked)

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
        self._show_choices()
        self.groupChanged.emit()
        if self._visit.state.page == "search":
            self._look(self._query)

    def _show_doors(self) -> None:
        words = self._visit.words
        self._doors.replace_rows(
            [(words(d.title), words(d.subtitle), bool(self._guided_by(d))) for d in self._shown()]
        )

    def _shown(self) -> list[Door]:
        return self._visit.library.doors.shown_in(self._group) if self._group else []

    def _open_door(self, door: Door) -> None:
        """Open what stands behind a door: the one thing, a choice of several, or the counter."""
        guided = self._guided_by(door)
        if not guided:
            self._visit.ask_at_counter(asked_at(door))
        elif len(door.codes) == 1 and not door.answers:
            self._open(guided[0].code)
        else:
            self._door = door
            self._show_choices()
            self._visit.go("which")

    def _guided_by(self, door: Door) -> list[Summary]:
        found = (self._visit.library.summary(code, self._visit.today) for code in door.codes)
        return [summary for summary in found if summary is not None]

    def _leads_of(self, door: Door) -> list[DoorAnswer]:
        """Where a door leads: by its answers, else each procedure that is guided behind it."""
        return door.answers or [
            DoorAnswer(title=each.plain_name, subtitle=each.agency, code=each.code)
            for each in self._guided_by(door)
        ]

    def _show_choices(self) -> None:
        door = self._door
        if door is None:
            return
        words, language = self._visit.words, self._visit.appearance.look.language
        leads = self._leads_of(door)
        rows = [(words(each.title), words(each.subtitle), each.code is not None) for each in leads]
        if not door.answers and len(leads) < len(door.codes):
            rows.append((say("another_of_door", language), words(door.subtitle), False))
        self._choices.replace_rows(rows)
        self.doorChanged.emit()

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
            self.groupChanged.emit()

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
        results = found.results if found else ()
        most = ROW_LETTERS[self._visit.appearance.look.profile]
        names = short_names([result.name for result in results], most)
        self._found = [
            (result, asked_for(result, name)) for result, name in zip(results, names, strict=True)
        ]
        rows = [self._row(result, asked) for result, asked in self._found]
        self._results.replace_rows(rows)
        self._advice = self._say_elsewhere(found.elsewhere if found else None)
        self._nothing = found is not None and not rows and not self._advice
        self._unsure = found is not None and not self._nothing and not _is_sure(found)
        self.foundChanged.emit()

    def _row(self, result: Result, asked: Asked) -> tuple[str, str, bool]:
        listed = self._visit.library.summary(result.code, self._visit.today)
        english = self._visit.appearance.look.language == "en"
        name = (asked.name_en if english else "") or asked.name
        return name, self._visit.words(listed.agency) if listed else "", result.guided

    def _say_elsewhere(self, elsewhere: Elsewhere | None) -> str:
        if elsewhere is None:
            return ""
        language = self._visit.appearance.look.language
        english = language == "en"
        advice = elsewhere.advice_en if english else elsewhere.advice
        if elsewhere.sure:
            return advice
        name = elsewhere.name_en if english else elsewhere.name
        return say("perhaps_elsewhere", language, name=name, advice=advice)


def _is_sure(found: Found) -> bool:
    return found.confident or (found.elsewhere is not None and found.elsewhere.sure)


def asked_at(door: Door) -> Asked:
    """What somebody asks for who opens a door that is not guided."""
    code = door.codes[0] if len(door.codes) == 1 else ""
    title, subtitle = door.title, door.subtitle
    return Asked(code, title.vi, title.en, subtitle.vi, subtitle.en)


def asked_as(answer: DoorAnswer) -> Asked:
    """What somebody asks for whose answer leads to the counter."""
    title, subtitle = answer.title, answer.subtitle
    return Asked("", title.vi, title.en, subtitle.vi, subtitle.en)


def asked_for(result: Result, name: str) -> Asked:
    """What somebody asks for who opens a result shown by this name. Listed ones have no English."""
    return Asked(result.code, name, "" if result.name_en == result.name else result.name_en)
