"""The staff page's overview and its lists: counts, the site's condition once, numbers and times."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.staff.times import drift_words
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.singleton import QmlElement, QmlSingleton
from kiosk.viewmodels.staff_watch import SLICE, At, StaffWatch
from kiosk.viewmodels.visit_view import Visit

if TYPE_CHECKING:
    from kiosk.staff.desk import Seen
    from sync.outbox import Glance, Group

QML_IMPORT_NAME = "ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

GROUPS: "dict[str, Group]" = {"look": "look", "waiting": "waiting", "delivered": "delivered"}


@QmlElement
@QmlSingleton
class StaffView(QObject):
    """Shows what the watch saw last."""

    changed = Signal()
    messageChanged = Signal()

    def __init__(self, visit: Visit, watch: StaffWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit, self._watch = visit, watch
        self._rows = Rows(("title", "subtitle", "sign"), self)
        self._before: Seen | None = None
        watch.changed.connect(self._follow)
        watch.told.connect(self.messageChanged)

    @property
    def _glance(self) -> "Glance | None":
        return self._watch.seen.sheet.glance if self._watch.seen else None

    @Property(bool, notify=changed)
    def known(self) -> bool:
        """Whether the book was read by now."""
        return self._watch.seen is not None

    @Property(str, notify=messageChanged)
    def problem(self) -> str:
        return self._watch.problem

    @Property(str, notify=messageChanged)
    def remedy(self) -> str:
        return self._watch.remedy

    @Property(bool, notify=changed)
    def listed(self) -> bool:
        """Whether the lines are of the group opened: before that, none is no answer."""
        return self._watch.seen is not None and self._watch.seen is not self._before

    @Property(str, notify=messageChanged)
    def message(self) -> str:
        return self._watch.message

    @Property(str, notify=changed)
    def condition(self) -> str:
        """Why nothing is being sent, once for all, and what to do about it."""
        seen = self._watch.seen
        if seen is None:
            return ""
        from kiosk.staff.sheet import condition_words  # noqa: PLC0415 -- loaded by who read it

        return condition_words(seen.sheet, self._watch.language)

    @Property(str, notify=changed)
    def drift(self) -> str:
        seen = self._watch.seen
        return drift_words(seen.sheet.offset_s, self._watch.language) if seen else ""

    @Property(str, notify=changed)
    def line(self) -> str:
        """That the line is well; empty while it is not."""
        seen = self._watch.seen
        if seen is None or seen.sheet.condition is not None:
            return ""
        from kiosk.staff.desk import line_words  # noqa: PLC0415 -- as above

        return line_words(seen.sheet, self._watch.language)

    @Property(int, notify=changed)
    def lookCount(self) -> int:
        return self._glance.look if self._glance else 0

    @Property(int, notify=changed)
    def waitingCount(self) -> int:
        return self._glance.waiting if self._glance else 0

    @Property(int, notify=changed)
    def arrivedCount(self) -> int:
        return self._glance.arrived if self._glance else 0

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(str, notify=changed)
    def group(self) -> str:
        return self._watch.at.group

    @Property(str, notify=changed)
    def part(self) -> str:
        """Which lines of a long list are shown, such as 9–16; empty where all are."""
        start, shown = self._watch.at.start, len(self._rows.rows)
        return f"{start + 1}–{start + shown}" if start or self._more else ""

    @Property(bool, notify=changed)
    def moreBelow(self) -> bool:
        return self._more

    @property
    def _more(self) -> bool:
        return self._watch.seen is not None and self._watch.seen.more

    @Slot(str)
    def openGroup(self, group: str) -> None:
        self._rows.replace_rows([])
        self._before = self._watch.seen
        self._watch.go_to(At(GROUPS[group]))
        self._visit.go("stafflist")

    @Slot(int)
    def openRow(self, index: int) -> None:
        seen, at = self._watch.seen, self._watch.at
        if seen is not None and 0 <= index < len(seen.rows):
            one = seen.rows[index]
            self._watch.go_to(At(at.group, at.start, one.seq, one.reference))
            self._visit.go("staffone")

    @Slot()
    def nextPart(self) -> None:
        at = self._watch.at
        self._watch.see(At(at.group, at.start + SLICE if self._more else 0))

    @Slot()
    def backFromList(self) -> None:
        at = self._watch.at
        if at.start:
            self._watch.see(At(at.group, max(0, at.start - SLICE)))
        else:
            self._visit.back()

    def _follow(self) -> None:
        seen, at = self._watch.seen, self._watch.at
        if seen is not None and self.listed and self._visit.state.page == "stafflist":
            from kiosk.staff.desk import row_words  # noqa: PLC0415 -- as above

            rows = [row_words(one, self._watch.language) for one in seen.rows]
            self._rows.replace_rows(rows)
            if not rows and at.start:
                self._watch.see(At(at.group, max(0, at.start - SLICE)))
        elif seen is None:
            self._rows.replace_rows([])
        self.changed.emit()
