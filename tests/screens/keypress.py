"""Somebody who only has the six keys: real key events on the window, nothing else."""

from collections.abc import Iterator
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.devices.wedge import GAP_S
from kiosk.keypad import Keypad, controls
from kiosk.scanning import Scanning
from tests.screens.stage import Stage, every_item

CODES = {
    "next": Qt.Key.Key_Right,
    "previous": Qt.Key.Key_Left,
    "above": Qt.Key.Key_Up,
    "below": Qt.Key.Key_Down,
    "choose": Qt.Key.Key_Return,
    "back": Qt.Key.Key_Escape,
    "help": Qt.Key.Key_F1,
    "stop": Qt.Key.Key_F2,
}
MOST_PRESSES = 120
ROUNDS = 2000


class Keypress:
    """Presses keys, and waits as long as a person would for the page to come."""

    def __init__(self, stage: Stage) -> None:
        stage.window.requestActivate()  # another window of the tests may have been looked at last
        stage.settle()
        self.stage = stage
        self._now_s = 10.0
        device = Path("/dev/null")
        self._scanning = Scanning(stage.window, stage.views, device, lambda: self._now_s)
        self._keypad = Keypad(stage.window, stage.views)
        self._scanning.entered.connect(self._keypad.choose)

    def press(self, *acts: str) -> None:
        """One key after the other."""
        for act in acts:
            QTest.keyClick(self.stage.window, CODES[act])
            self._now_s += 2 * GAP_S
            self._scanning._decide()
            self.wait()

    def wait(self) -> None:
        """Until the page is laid out, and has begun to be read."""
        self.stage.settle()
        for _ in range(ROUNDS):
            if not any(
                item.property("due") for item in every_item(self.stage.window.contentItem())
            ):
                return
            self.stage.app.processEvents()

    @property
    def place(self) -> QQuickItem | None:
        """Where the keys are."""
        return self._keypad._place()

    @property
    def name(self) -> str:
        """What that place is called."""
        node = None if self.place is None else QAccessible.queryAccessibleInterface(self.place)
        return "" if node is None else node.text(QAccessible.Text.Name)

    def walk(self) -> Iterator[str]:
        """Go once through all places of the page; the name of each."""
        for _ in controls(self.stage.window.contentItem()):
            self.press("next")
            yield self.name

    def go(self, name: str) -> None:
        """Go on until the place of this name."""
        for _ in range(MOST_PRESSES):
            self.press("next")
            if self.name == name:
                return
        raise LookupError(f"{name!r} is not among {[*self.walk()]}")

    def take(self, *names: str) -> None:
        """Go to each of these in turn and choose it."""
        for name in names:
            self.go(name)
            self.press("choose")

    def close(self) -> None:
        """Take the filters off the window."""
        self._scanning.close()
        shiboken6.delete(self._keypad)
        shiboken6.delete(self._scanning)
