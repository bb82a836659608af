"""Eyes, a finger and six keys inside one UI process; controls are found by role and name.

A touch goes to the middle of what was found and must land there: a control that something covers
is not pressed, and that is an error here, as it would be for a finger.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage, QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

Role = QAccessible.Role
PRESSABLE = {Role.Button, Role.RadioButton, Role.CheckBox, Role.EditableText}
QUIET_MS = 50
STILL_LIMIT_MS = 400
GUARD_LIMIT_MS = 5000
GUARD = "guard"
CHOICE_MS = 150
"""Enter is held back until it is clear that no scanner sent it."""
KEYS = {
    "previous": Qt.Key.Key_Left,
    "next": Qt.Key.Key_Right,
    "choose": Qt.Key.Key_Return,
    "back": Qt.Key.Key_Escape,
    "help": Qt.Key.Key_F1,
    "stop": Qt.Key.Key_F2,
}
"""The six keys beside the screen, as a plain keypad sends them."""


class NotFound(LookupError):  # noqa: N818 -- reads as what happened
    """Nothing visible has this role and name; the text lists what there is."""


class NotPressed(AssertionError):  # noqa: N818 -- reads as what happened
    """The finger came down where the control is, but something else took the touch."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One visible accessible thing; `rect` in window coordinates."""

    role: QAccessible.Role
    name: str
    rect: QRect


class Hands:
    """Works on one window; the accessibility tree must have been active before QML was loaded."""

    def __init__(self, window: QQuickWindow, finger: QPointingDevice | None = None) -> None:
        self.window = window
        self._finger = finger or QTest.createTouchDevice()
        self._stilling = QEventLoop()
        self._hurried = False

    def look(self) -> list[Seen]:
        """Everything visible with a name, in tree order."""
        origin = self.window.mapToGlobal(QPoint(0, 0))
        root = QAccessible.queryAccessibleInterface(self.window)
        return [
            Seen(node.role(), node.text(QAccessible.Text.Name), node.rect().translated(-origin))
            for node in walk(root)
            if node.text(QAccessible.Text.Name)
        ]

    def find(self, name: str, role: QAccessible.Role | None = None) -> Seen:
        """The first visible thing of that exact name (and role), pressable ones first."""
        seen = [s for s in self.look() if s.name == name and role in (None, s.role)]
        if not seen:
            names = sorted({s.name for s in self.look()})
            message = f"no {role or 'thing'} named {name!r}; there is {names}"
            raise NotFound(message)
        return next((s for s in seen if s.role in PRESSABLE), seen[0])

    def sees(self, name: str) -> bool:
        """Whether something visible has that exact name."""
        return any(s.name == name for s in self.look())

    def reads(self, part: str) -> bool:
        """Whether some visible text contains `part`."""
        return any(part in s.name for s in self.look())

    def touch(self, name: str, role: QAccessible.Role | None = None) -> None:
        """Press and release in the middle of what has that name; wait until the screen is still."""
        self._wait_for_guard()
        seen = self.find(name, role)
        self.tap(seen.rect.center(), "" if seen.role is Role.EditableText else name)

    def tap(self, point: QPoint, name: str = "") -> None:
        """A finger at a place of the window; with a name, that control must be the one pressed."""
        QTest.touchEvent(self.window, self._finger).press(0, point, self.window).commit()
        pressed = not name or self._pressed_at(point)
        QTest.touchEvent(self.window, self._finger).release(0, point, self.window).commit()
        if not pressed:
            message = f"{name!r} is covered or does not take touches"
            raise NotPressed(message)
        self.still()

    def press(self, key: str) -> None:
        """One of the six keys, as a keypad sends it; wait until the screen is still."""
        QTest.keyClick(self.window, KEYS[key])
        self.still(CHOICE_MS if key == "choose" else QUIET_MS)

    def place(self) -> str:
        """What the control is called on which the keys are; nothing where they are nowhere."""
        item = self.window.activeFocusItem()
        node = None if item is None else QAccessible.queryAccessibleInterface(item)
        if node is None or node.role() not in PRESSABLE:
            return ""
        return node.text(QAccessible.Text.Name)

    def still(self, quiet_ms: int = QUIET_MS) -> None:
        """Wait until no frame came for `quiet_ms` (counting animations would miss some).

        Words being underlined give frames all the time, so the wait has a limit.
        """
        if self._hurried:
            return
        loop = self._stilling
        quiet = QTimer()
        quiet.setSingleShot(True)
        quiet.setInterval(quiet_ms)
        quiet.timeout.connect(loop.quit)
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        self.window.frameSwapped.connect(quiet.start)
        quiet.start()
        limit.start(STILL_LIMIT_MS)
        loop.exec()
        self.window.frameSwapped.disconnect(quiet.start)

    def hurry(self) -> None:
        """Wait for nothing any more: this process is about to be ended."""
        self._hurried = True
        self._stilling.quit()

    def grab(self) -> QImage:
        """What is painted now."""
        return self.window.grabWindow()

    def _pressed_at(self, point: QPoint) -> bool:
        item: QQuickItem | None = self.window.contentItem()
        return any(child.property("down") is True for child in items_at(item, QPointF(point)))

    def _wait_for_guard(self) -> None:
        """A fresh page swallows touches for a moment; a finger would simply come later."""
        guard = self.window.findChild(QQuickItem, GUARD)
        for _ in range(GUARD_LIMIT_MS // QUIET_MS):
            if guard is None or not guard.property("enabled"):
                return
            self.still()


def walk(node: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    """Visible nodes of the accessibility tree, parents first."""
    if node is None or not node.isValid() or node.state().invisible:
        return
    yield node
    for number in range(node.childCount()):
        yield from walk(node.child(number))


def items_at(item: QQuickItem | None, point: QPointF) -> Iterator[QQuickItem]:
    """Every visible item under a scene point, parents first."""
    if item is None or not item.isVisible():
        return
    if item.contains(item.mapFromScene(point)):
        yield item
    for child in item.childItems():
        yield from items_at(child, point)
