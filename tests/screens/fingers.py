"""Targets by touch: press in the middle, see who is pressed, search the edges of what answers.

The finger always leaves far outside, so nothing is ever clicked.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from kiosk.demo.hands import items_at
from tests.screens.finding import Finding
from tests.screens.sight import Shown, Sight
from tests.screens.targets import FLOORS, least_mm

STEPS = 7
SLACK_MM = 0.5


class Fingers:
    """One finger on one window."""

    def __init__(self, sight: Sight, finger: QPointingDevice) -> None:
        self._sight = sight
        self._finger = finger

    def findings(self) -> list[Finding]:
        """Touch every control there is."""
        live = [c for c in self._sight.controls if c.item.isEnabled() and is_button(c)]
        return [found for control in live for found in self._judge(control)]

    def _judge(self, control: Shown) -> Iterator[Finding]:
        middle = control.rect.center().toPoint()
        if not self.reaches(control, middle):
            yield Finding("not-pressed", control.words, self._who(middle))
            return
        least = least_mm(control, FLOORS[self._sight.panel.profile])
        for name, near, far in self._directions(control):
            across = self._edge(control, middle, near) + self._edge(control, middle, far)
            if self._sight.mm(across + 1) < least - SLACK_MM:
                yield Finding(
                    "small-by-touch", control.words, f"{name} {self._sight.mm(across):.1f} mm"
                )

    def _directions(self, control: Shown) -> Iterator[tuple[str, QPoint, QPoint]]:
        rect = control.rect.toAlignedRect()
        middle = control.rect.center().toPoint()
        yield "width", QPoint(rect.left(), middle.y()), QPoint(rect.right(), middle.y())
        yield "height", QPoint(middle.x(), rect.top()), QPoint(middle.x(), rect.bottom())

    def _edge(self, control: Shown, middle: QPoint, edge: QPoint) -> int:
        """How far from the middle towards a drawn edge a touch still counts, in pixels."""
        if self.reaches(control, edge):
            return (edge - middle).manhattanLength()
        good, bad = 0.0, 1.0
        for _ in range(STEPS):
            share = (good + bad) / 2
            if self.reaches(control, middle + (edge - middle) * share):
                good = share
            else:
                bad = share
        return round(good * (edge - middle).manhattanLength())

    def reaches(self, control: Shown, point: QPoint) -> bool:
        """Whether a finger at `point` presses exactly this control."""
        window = self._sight.window
        if not self._sight.frame.contains(QPointF(point)):
            return False
        QTest.touchEvent(window, self._finger).press(0, point, window).commit()
        pressed = control.item.property("pressed") is True
        away = self._away(control)
        QTest.touchEvent(window, self._finger).move(0, away, window).commit()
        QTest.touchEvent(window, self._finger).release(0, away, window).commit()
        return pressed

    def _away(self, control: Shown) -> QPoint:
        frame = self._sight.frame
        below = control.rect.center().y() < frame.height() / 2
        return QPoint(1, round(frame.height()) - 2 if below else 1)

    def _who(self, point: QPoint) -> str:
        items = list(items_at(self._sight.window.contentItem(), QPointF(point)))
        return f"under {items[-1].metaObject().className()}" if items else "under nothing"


def is_button(control: Shown) -> bool:
    """Whether being pressed can be seen from outside; a field only takes the focus."""
    return control.item.inherits("QQuickAbstractButton")
