"""Every text of a page drawn alone in a second window: the ink there should be."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMetaObject, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from tests.screens.grabs import Box, grab, grey
from tests.screens.sight import Shown, Sight

FILE = Path(__file__).with_name("Studio.qml")
LEAST_WIDTH = 2000
STEP = 500


@dataclass(frozen=True, slots=True)
class Alone:
    """One text: its ink drawn alone, where that belongs in the window, its real font size.

    `plain` is false for text that Qt may read as markup.
    """

    text: Shown
    ink: Image.Image
    box: Box
    font_px: float
    plain: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Room for one text in the studio: its corner, its size, and the margin around the text."""

    x: int
    y: int
    width: int
    height: int
    margin: int


def open_window(engine: QQmlEngine, file: Path) -> QQuickWindow:
    """Make the window a QML file describes; it lives as long as its Python name."""
    component = QQmlComponent(engine, QUrl.fromLocalFile(str(file)))
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()
    window.component = component  # type: ignore[attr-defined]
    QQmlEngine.setObjectOwnership(window, QQmlEngine.ObjectOwnership.CppOwnership)
    return window


class Studio:
    """One per engine; keeps its window."""

    def __init__(self, engine: QQmlEngine) -> None:
        self._window = open_window(engine, FILE)
        self._window.resize(LEAST_WIDTH, STEP)
        self._window.show()

    def draw(self, sight: Sight) -> list[Alone]:
        """Draw every text of `sight` alone."""
        self._window.setProperty("subject", sight.window.contentItem())
        QMetaObject.invokeMethod(self._window, "take")
        sizes = self._window.property("sizes").toVariant()
        assert len(sizes) == len(sight.texts)
        cells = [cell_for(s, *size[:3]) for s, size in zip(sight.texts, sizes, strict=True)]
        placed, height = pack(cells)
        self._window.setProperty("corners", corners(sight.texts, placed))
        QMetaObject.invokeMethod(self._window, "put")
        self._make_room(max((c.width for c in cells), default=0), height)
        picture = grey(grab(self._window))
        return [
            Alone(s, picture.crop(span(c)), home(s, c), size[2], size[3])
            for s, c, size in zip(sight.texts, placed, sizes, strict=True)
        ]

    def _make_room(self, width: int, height: int) -> None:
        wanted_width = max(LEAST_WIDTH, self._window.width(), width)
        wanted_height = max(self._window.height(), math.ceil(height / STEP) * STEP)
        self._window.resize(wanted_width, wanted_height)


def cell_for(shown: Shown, width: float, height: float, font_px: float) -> Cell:
    """Size the room for a text: what it takes, and what its letters may reach beyond."""
    beyond = max(0.0, width - shown.rect.width(), height - shown.rect.height())
    margin = math.ceil(beyond + font_px)
    size = (math.ceil(side) + 2 * margin + 1 for side in (shown.rect.width(), shown.rect.height()))
    return Cell(0, 0, *size, margin)


def pack(cells: Sequence[Cell]) -> tuple[list[Cell], int]:
    """Put the cells side by side in rows; also the height they take."""
    placed: list[Cell] = []
    x = y = row = 0
    for cell in cells:
        if x and x + cell.width > LEAST_WIDTH:
            x, y, row = 0, y + row, 0
        placed.append(Cell(x, y, cell.width, cell.height, cell.margin))
        x, row = x + cell.width, max(row, cell.height)
    return placed, y + row


def corners(texts: Sequence[Shown], cells: Sequence[Cell]) -> list[float]:
    """Where each text goes: into its cell, with the same fraction of a pixel as at home."""
    found: list[float] = []
    for shown, cell in zip(texts, cells, strict=True):
        found.append(cell.x + cell.margin + shown.rect.x() % 1)
        found.append(cell.y + cell.margin + shown.rect.y() % 1)
    return found


def span(cell: Cell) -> Box:
    """The cell in the studio's picture."""
    return (cell.x, cell.y, cell.x + cell.width, cell.y + cell.height)


def home(shown: Shown, cell: Cell) -> Box:
    """The same cell in the window the text belongs to."""
    left = math.floor(shown.rect.x()) - cell.margin
    top = math.floor(shown.rect.y()) - cell.margin
    return (left, top, left + cell.width, top + cell.height)
