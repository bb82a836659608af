"""The order in which a page is told must be the order in which it is seen: by rows, left to right.

Groups are the nodes of the accessibility tree that hold others: inside each, its children must
come row by row. Panes side by side are columns: what they hold is told pane by pane.
"""

import itertools
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible

from tests.screens.finding import Finding
from tests.screens.names import Node

Role = QAccessible.Role
SAME_ROW = 0.5


def order_findings(told: Node) -> list[Finding]:
    """Compare tree order and rows in every group."""
    return [found for node in told.walk() for found in misplaced(node.children)]


def misplaced(children: Sequence[Node]) -> Iterator[Finding]:
    """Find neighbours of a group that are told in the wrong order."""
    placed = [child for child in children if child.rect.height() > 1]
    for before, after in itertools.pairwise(placed):
        if before.role is Role.Pane and after.role is Role.Pane:
            continue
        if comes_first(after.rect, before.rect):
            yield Finding("out-of-order", f"“{after.name}”", f"is told after “{before.name}”")


def comes_first(one: QRect, other: QRect) -> bool:
    """Whether `one` is seen before `other`: in a row above, or left of it in the same row."""
    if in_one_row(one, other):
        return one.center().x() < other.center().x()
    return one.center().y() < other.center().y()


def in_one_row(one: QRect, other: QRect) -> bool:
    """Whether two rectangles share at least half the height of the lower one."""
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    return shared > SAME_ROW * min(one.height(), other.height())
