"""Pictures of a window, and what differs between them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PIL import Image, ImageChops
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickWindow

from tests.screens.sight import Shown

BLACK, WHITE, CLEAR = QColor("#000000"), QColor("#FFFFFF"), QColor(0, 0, 0, 0)
Box = tuple[int, int, int, int]
IN_BYTES = (QImage.Format.Format_ARGB32_Premultiplied, QImage.Format.Format_RGB32)


def grab(window: QQuickWindow) -> QImage:
    """What the window paints now."""
    image = window.grabWindow()
    assert not image.isNull()
    return image


def grey(image: QImage) -> Image.Image:
    """Its green channel: ink that turns from black to white changes every channel alike."""
    return bytes_of(image, "RGBX").getchannel(1)


def colours(image: QImage) -> Image.Image:
    """Its colours."""
    return bytes_of(image, "BGRX").convert("RGB")


def bytes_of(image: QImage, order: str) -> Image.Image:
    """A grab as Pillow's picture, its bytes read in this order; no pixel of it is transparent."""
    assert image.format() in IN_BYTES, image.format()
    size = (image.width(), image.height())
    data = bytes(image.constBits())
    return Image.frombuffer("RGBX", size, data, "raw", order, image.bytesPerLine(), 1)


@contextmanager
def changed(shown: Sequence[Shown], name: str, value: Any) -> Iterator[None]:
    """Give a property another value for a while; bindings stay."""
    before = [s.item.property(name) for s in shown]
    for s in shown:
        s.item.setProperty(name, value)
    try:
        yield
    finally:
        for s, old in zip(shown, before, strict=True):
            s.item.setProperty(name, old)


def ink_of(window: QQuickWindow, texts: Sequence[Shown]) -> Image.Image:
    """The ink of these texts that reaches the eye, 0…255 a pixel, whatever is behind them."""
    with changed(texts, "color", BLACK):
        black = grey(grab(window))
    with changed(texts, "color", WHITE):
        white = grey(grab(window))
    return ImageChops.subtract(white, black)


def crop(picture: Image.Image, box: Box) -> Image.Image:
    """A part of a picture; what lies outside is black."""
    return picture.crop(box)


def box_of(rect: QRect) -> Box:
    """A rectangle as Pillow's box."""
    return (rect.x(), rect.y(), rect.x() + rect.width(), rect.y() + rect.height())


def pixels_over(picture: Image.Image, least: int) -> int:
    """How many pixels are brighter than `least`."""
    return sum(picture.histogram()[least + 1 :])


def total(picture: Image.Image) -> float:
    """All brightness, in full pixels."""
    return sum(value * count for value, count in enumerate(picture.histogram())) / 255
