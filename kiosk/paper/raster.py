"""A laid-out page as a picture for a thermal print head: 1 bit a dot, 576 dots wide."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from kiosk.config import ASSETS
from kiosk.paper.layout import (
    DOTS_PER_MM,
    Block,
    Face,
    Page,
    Placed,
    PlacedCode,
    PlacedMark,
    PlacedRule,
    PlacedText,
    lay_out,
)

_DPI = 203
_HALF = 150


@lru_cache(maxsize=32)
def _font(face: Face) -> ImageFont.FreeTypeFont:
    path = ASSETS / "fonts" / f"NotoSans-{face.weight}.ttf"
    return ImageFont.truetype(str(path), face.em, layout_engine=ImageFont.Layout.BASIC)


def measure(text: str, face: Face) -> float:
    """How many dots wide `text` is printed."""
    return _font(face).getlength(text)


def render(blocks: Sequence[Block]) -> Image.Image:
    """Lay `blocks` out and paint them: mode "1", 576 dots wide, as long as it needs."""
    return paint(lay_out(blocks, measure))


def paint(page: Page) -> Image.Image:
    """Paint a laid-out page. Letters are drawn in grey and cut, which keeps thin marks whole."""
    grey = Image.new("L", (page.width, page.height), 255)
    pen = ImageDraw.Draw(grey)
    for piece in page.pieces:
        _paint_piece(pen, piece)
    return grey.point(lambda level: 255 if level > _HALF else 0, mode="1")


def _paint_piece(pen: ImageDraw.ImageDraw, piece: Placed) -> None:
    match piece:
        case PlacedText():
            pen.text((piece.x, piece.y), piece.text, font=_font(piece.face), fill=0, anchor="ls")
        case PlacedMark(filled=False):
            corner = (piece.x + piece.size - 1, piece.y + piece.size - 1)
            pen.rectangle(((piece.x, piece.y), corner), outline=0, width=3)
        case PlacedMark():
            corner = (piece.x + piece.size - 1, piece.y + piece.size - 1)
            pen.rectangle(((piece.x, piece.y), corner), fill=0)
        case PlacedRule():
            corner = (piece.x + piece.width - 1, piece.y + piece.thickness - 1)
            pen.rectangle(((piece.x, piece.y), corner), fill=0)
        case PlacedCode():
            _paint_code(pen, piece)


def _paint_code(pen: ImageDraw.ImageDraw, piece: PlacedCode) -> None:
    side = piece.code.module
    for row, dots in enumerate(piece.code.modules):
        for column, black in enumerate(dots):
            if black:
                x, y = piece.x + column * side, piece.y + row * side
                pen.rectangle(((x, y), (x + side - 1, y + side - 1)), fill=0)


def to_png(image: Image.Image) -> bytes:
    """Give the picture as PNG bytes, marked with its real density (203 dots an inch)."""
    target = BytesIO()
    image.save(target, "PNG", dpi=(_DPI, _DPI))
    return target.getvalue()


def length_mm(image: Image.Image) -> float:
    """How long the paper comes out."""
    return image.height / DOTS_PER_MM
