"""What one window shows at one moment: its texts, controls and pictures, with their places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.screens.panels import Panel

TEXT, BUTTON, PICTURE = "QQuickText", "QQuickAbstractButton", "QQuickImage"
EDITORS = ("QQuickTextEdit", "QQuickTextInput")
MAIN_KINDS = {"primary", "stop"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A visible item and its rectangle in the window."""

    item: QQuickItem
    rect: QRectF
    ancestors: tuple[QQuickItem, ...]

    @property
    def kind(self) -> str:
        """Its QML type."""
        return kind_of(self.item)

    @property
    def words(self) -> str:
        """What it says: its text, or the name it gives to people who do not see."""
        said = self.item.property("text") or self.item.property("label") or ""
        return f"{self.kind} “{said}”" if said else self.kind

    def is_inside(self, other: "Shown") -> bool:
        """Whether it is part of the other."""
        return any(item is other.item for item in self.ancestors)


class Sight:
    """Walks the tree once; ask anew after anything moved."""

    def __init__(self, window: QQuickWindow, panel: Panel) -> None:
        self.window = window
        self.panel = panel
        self.shown = list(walk(window.contentItem(), ()))

    @property
    def frame(self) -> QRectF:
        """The window itself."""
        return QRectF(0, 0, self.window.width(), self.window.height())

    @cached_property
    def texts(self) -> list[Shown]:
        """Every visible text that says something."""
        return [s for s in self.shown if s.item.inherits(TEXT) and s.item.property("text")]

    @cached_property
    def editors(self) -> list[Shown]:
        """Text that this audit cannot judge: edited by Qt itself."""
        return [s for s in self.shown if any(s.item.inherits(kind) for kind in EDITORS)]

    @cached_property
    def pictures(self) -> list[Shown]:
        """Every visible picture that is loaded."""
        found = [s for s in self.shown if s.item.inherits(PICTURE)]
        return [s for s in found if s.item.property("source").toString()]

    @cached_property
    def controls(self) -> list[Shown]:
        """Everything that takes a touch: buttons, and fields to write in."""
        return [s for s in self.shown if s.item.inherits(BUTTON) or s.kind == "Field"]

    @cached_property
    def low(self) -> bool:
        """Whether the page is laid out for a seated person."""
        return any(s.item.property("low") is True for s in self.shown)

    @cached_property
    def boxes(self) -> list[Shown]:
        """Every visible rectangle with an edge or a fill."""
        return [s for s in self.shown if s.item.inherits("QQuickRectangle")]

    def mm(self, pixels: float) -> float:
        """Pixels as millimetres on this panel."""
        return pixels / self.panel.px_per_mm

    def holder(self, shown: Shown) -> Shown | None:
        """The control that `shown` is part of."""
        holders = [c for c in self.controls if shown.is_inside(c)]
        return holders[-1] if holders else None


def walk(item: QQuickItem, above: tuple[QQuickItem, ...]) -> Iterator[Shown]:
    """Everything visible below an item, itself first."""
    if not item.isVisible() or is_clear(item):
        return
    corner = item.mapToScene(QPointF(0, 0))
    yield Shown(item, QRectF(corner.x(), corner.y(), item.width(), item.height()), above)
    for child in item.childItems():
        yield from walk(child, (*above, item))


def is_clear(item: QQuickItem) -> bool:
    """Whether nothing of it can be seen."""
    return item.opacity() == 0


def kind_of(item: QQuickItem) -> str:
    """The QML type of an item, or Qt's own class."""
    return item.metaObject().className().split("_QMLTYPE_")[0].split("_QML_")[0]
