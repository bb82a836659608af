"""Pictures drawn for QML: icons in a colour of the theme, QR codes, the drum of welcome."""

import math
from urllib.parse import unquote

import qrcode
from PySide6.QtCore import QByteArray, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.config import ASSETS

QUIET_MODULES = 4
RAYS = 16


class IconProvider(QQuickImageProvider):
    """`image://icon/NAME/RRGGBB`: one SVG of assets/icons in one colour."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._sources = {path.stem: path.read_text("utf-8") for path in ASSETS.glob("icons/*.svg")}

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del size
        name, _, colour = id.partition("/")
        source = self._sources[name].replace("currentColor", f"#{colour[-6:]}")
        side = max(requestedSize.width(), 8)
        image = blank(side)
        with_painter = QPainter(image)
        QSvgRenderer(QByteArray(source.encode())).render(with_painter)
        with_painter.end()
        return image


class QrProvider(QQuickImageProvider):
    """`image://qr/PERCENT-ENCODED-TEXT`: black on white, whole pixels a module."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del size
        code = qrcode.QRCode(
            error_correction=qrcode.constants.ERROR_CORRECT_M, border=QUIET_MODULES
        )
        code.add_data(unquote(id).encode())
        code.make(fit=True)
        return draw_modules(code.get_matrix(), max(requestedSize.width(), 64))


def draw_modules(matrix: list[list[bool]], side: int) -> QImage:
    """A square image of a QR matrix, `side` pixels, modules of equal whole pixels, centred."""
    count = len(matrix)
    module = max(1, side // count)
    start = (side - module * count) // 2
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                black = QColor(Qt.GlobalColor.black)
                painter.fillRect(start + x * module, start + y * module, module, module, black)
    painter.end()
    return image


class DrumProvider(QQuickImageProvider):
    """`image://drum/RING/SUN/DISC/RIM`: the sun of the Đông Sơn drum, flat fills."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del size
        ring, sun, disc, rim = (QColor(f"#{part[-6:]}") for part in id.split("/"))
        side = max(requestedSize.width(), 64)
        image = blank(side)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(side / 2, side / 2)
        painter.scale(side / 200, side / 200)
        draw_rings(painter, ring)
        draw_sun(painter, sun)
        painter.setBrush(disc)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(0, 0), 42, 42)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(rim, 0.9))
        painter.drawEllipse(QPointF(0, 0), 38.6, 38.6)
        painter.end()
        return image


def draw_rings(painter: QPainter, colour: QColor) -> None:
    """The engraved rings, thin and quiet; they lead the eye to the middle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 0.5))
    for radius in (99, 96, 86.5, 84.5, 76, 74, 64.5, 62.5):
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    for number in range(72):
        painter.drawEllipse(at(91.2, number / 72), 1.6, 1.6)
    zigzag = [at(77.5 if number % 2 else 83, number / 96) for number in range(97)]
    painter.drawPolyline(QPolygonF(zigzag))
    for number in range(48):
        painter.drawLine(at(67, number / 48), at(71.5, (number + 0.35) / 48))


def draw_sun(painter: QPainter, colour: QColor) -> None:
    """Sixteen rays behind the disc."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for number in range(RAYS):
        middle = number / RAYS
        ray = [at(40, middle - 0.02), at(60, middle), at(40, middle + 0.02)]
        painter.drawPolygon(QPolygonF(ray))


def at(radius: float, turn: float) -> QPointF:
    """The point at a radius, `turn` of a full circle clockwise from the top."""
    angle = turn * 2 * math.pi
    return QPointF(radius * math.sin(angle), -radius * math.cos(angle))


def blank(side: int) -> QImage:
    """A transparent square."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image
