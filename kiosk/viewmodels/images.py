"""Pictures drawn for QML: icons in a colour of the theme, QR codes, the drum of welcome."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.appearance.drum import DrumColours, drum_svg
from kiosk.config import ASSETS
from kiosk.viewmodels.singleton import offered

if TYPE_CHECKING:
    from kiosk.viewmodels.camera_view import CameraView
    from kiosk.viewmodels.papers_view import PapersView


class IconProvider(QQuickImageProvider):
    """`image://icon/NAME/RRGGBB`: one SVG of assets/icons in one colour."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._sources: dict[str, str] = {}

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del size
        name, _, colour = id.partition("/")
        if name not in self._sources:
            self._sources[name] = (ASSETS / "icons" / f"{name}.svg").read_text("utf-8")
        source = self._sources[name].replace("currentColor", f"#{colour[-6:]}")
        return draw_svg(source, max(requestedSize.width(), 8))


class QrProvider(QQuickImageProvider):
    """`image://qr/PERCENT-ENCODED-TEXT`: black on white, whole pixels a module."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del size
        from kiosk.paper.codes import modules  # noqa: PLC0415 -- only slips show a code

        return draw_modules(modules(unquote(id)), max(requestedSize.width(), 64))


class CameraProvider(QQuickImageProvider):
    """`image://camera/NUMBER`: what the camera saw last; the number only makes it be asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del id, size, requestedSize
        view = offered("CameraView")
        return QImage() if view is None else cast("CameraView", view).image


class CarryProvider(QQuickImageProvider):
    """`image://carry/PERCENT-ENCODED-TEXT`: drawn quickly enough to change four times a second."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del size
        from kiosk.handoff.picture import modules  # noqa: PLC0415 -- few people take one along

        return draw_modules(modules(unquote(id)), max(requestedSize.width(), 64))


class PageProvider(QQuickImageProvider):
    """`image://page/NUMBER`: the page just pictured; the number only makes it be asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del id, size, requestedSize
        view = offered("PapersView")
        return QImage() if view is None else cast("PapersView", view).image


def draw_modules(matrix: Sequence[Sequence[bool]], side: int) -> QImage:
    """A square image of a QR matrix, `side` pixels, modules of equal whole pixels, centred."""
    count = len(matrix)
    module = max(1, side // count)
    start = (side - module * count) // 2
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                black = QColor("black")
                painter.fillRect(start + x * module, start + y * module, module, module, black)
    painter.end()
    return image


class DrumProvider(QQuickImageProvider):
    """`image://drum/SIDE/RING/SUN/DISC/RIM`: the sun of the drum in four colours of the theme."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 -- Qt's own signature
        del size, requestedSize
        side, *colours = id.split("/")
        return draw_svg(drum_svg(DrumColours(*(f"#{part[-6:]}" for part in colours))), int(side))


def draw_svg(source: str, side: int) -> QImage:
    """A picture on a transparent square."""
    # Zeroes are transparent. QImage.fill, QPen and QBrush would each make Python build the 90
    # enumerations of the Qt namespace, which takes longer than all pictures of the welcome page.
    zeroes = bytes(side * side * 4)
    image = QImage(zeroes, side, side, QImage.Format.Format_ARGB32_Premultiplied).copy()
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    return image
