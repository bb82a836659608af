"""What people who do not see are told: role and name of every control and picture."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.demo.hands import PRESSABLE
from tests.screens.finding import Finding
from tests.screens.sight import Sight

Role = QAccessible.Role
MEANT_TWICE = {"Gọi cán bộ", "Call staff"}
"""Where calling staff is the one thing left to do, the help row still has its key for it."""


@dataclass(frozen=True, slots=True)
class Node:
    """One visible thing of the accessibility tree; children in tree order."""

    role: QAccessible.Role
    name: str
    note: str
    rect: QRect
    children: tuple["Node", ...]

    def walk(self) -> Iterator["Node"]:
        """Itself and all below, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(window: QQuickWindow) -> Node:
    """A copy of the accessibility tree; no interface is kept."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None, "accessibility is not active"
    return copy(root, window.mapToGlobal(QPoint(0, 0)))


def copy(node: QAccessibleInterface, origin: QPoint) -> Node:
    """Copy a node and what is visible below it."""
    below = (node.child(number) for number in range(node.childCount()))
    return Node(
        node.role(),
        node.text(QAccessible.Text.Name),
        node.text(QAccessible.Text.Description),
        node.rect().translated(-origin),
        tuple(copy(c, origin) for c in below if c is not None and not c.state().invisible),
    )


def name_findings(sight: Sight, told: Node) -> list[Finding]:
    """Judge controls, pictures and double names."""
    return [
        *nameless_controls(sight),
        *nameless_pictures(told),
        *double_names(told),
        *unread_texts(sight, told),
    ]


def nameless_controls(sight: Sight) -> Iterator[Finding]:
    """Find controls without a role to press, or without a name."""
    for control in sight.controls:
        role, name = told_of(control.item)
        if role not in PRESSABLE:
            yield Finding("no-role", control.words, f"{role}")
        if not name.strip():
            yield Finding("no-name", control.words)


def nameless_pictures(told: Node) -> Iterator[Finding]:
    """Find pictures that are told of without a name; decoration must be ignored."""
    for node in told.walk():
        if node.role is Role.Graphic and not node.name.strip():
            yield Finding("no-name", f"picture at {node.rect.x()}, {node.rect.y()}")


def double_names(told: Node) -> Iterator[Finding]:
    """Find controls that cannot be told apart by what they are called and what is told of them."""
    names = Counter((node.name, node.note) for node in told.walk() if node.role in PRESSABLE)
    for (name, _), count in names.items():
        if count > 1 and name not in MEANT_TWICE:
            yield Finding("double-name", name, f"{count} times")


def unread_texts(sight: Sight, told: Node) -> Iterator[Finding]:
    """Find words on the page that nobody is told of, neither alone nor as a control's name."""
    said = " ".join(squeezed(node.name) for node in told.walk())
    for text in sight.texts:
        words = squeezed(text.item.property("text")).rstrip("▏")
        if sight.holder(text) is None and words not in said:
            yield Finding("not-told", text.words)


def told_of(item: QQuickItem) -> tuple[QAccessible.Role | None, str]:
    """Role and name of one item in the accessibility tree; None when it is left out."""
    node = QAccessible.queryAccessibleInterface(item)
    if node is None:
        return None, ""
    return node.role(), node.text(QAccessible.Text.Name)


def squeezed(text: str) -> str:
    """Words with single spaces."""
    return " ".join(text.split())
