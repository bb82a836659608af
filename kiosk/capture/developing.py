"""From a picture to a page: cut out, flattened, turned, judged, made as small as it may be."""

from io import BytesIO

from PIL import Image

from kiosk.capture.page import Framing, Page, Refused, View
from kiosk.capture.picture import BadPicture, open_picture
from kiosk.capture.quad import Quad, flattening
from kiosk.capture.quality import measure
from kiosk.capture.sheet import NoSheet, find_sheet
from kiosk.capture.verdict import Doubt

LONG_SIDE = 2339
"""A4 at 200 dots an inch."""
SHORT_SIDE_LEAST = 300
MOST_PAGE_BYTES = 1_500_000
QUALITIES = (82, 74, 66, 56, 44, 30)
VIEW_SIDE = 1100


def make_page(data: bytes, framing: Framing, quarter_turns: int = 0) -> Page | Refused:
    """Make the page of what a camera or a scanner gave.

    A scanner's picture without an edge of paper in it is the page itself; a camera's would show the
    desk. `quarter_turns` clockwise come on top.
    """
    picture = open_picture(data)
    if isinstance(picture, BadPicture):
        return Refused(picture.reason)
    sheet = find_sheet(picture)
    cut = False
    if not isinstance(sheet, NoSheet):
        flat, cut = _flattened(picture, sheet.quad), sheet.cut and framing == "camera"
    elif framing == "scanner":
        flat = picture
    else:
        return Refused("no_sheet")
    if min(flat.size) < SHORT_SIDE_LEAST:
        return Refused("too_small")
    quality = measure(flat)
    first: tuple[Doubt, ...] = ("cut",) if cut else ()
    return _developed(_turned(flat, quarter_turns), first + quality.doubts)


def _flattened(picture: Image.Image, quad: Quad) -> Image.Image:
    top, right, bottom, left = quad.sides
    width, height = (top + bottom) / 2, (right + left) / 2
    scale = min(1.0, LONG_SIDE / max(width, height))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    numbers = flattening(quad, *size)
    method = Image.Transform.PERSPECTIVE
    return picture.transform(size, method, numbers, Image.Resampling.BICUBIC)


def _turned(page: Image.Image, quarter_turns: int) -> Image.Image:
    turns = {
        1: Image.Transpose.ROTATE_270,
        2: Image.Transpose.ROTATE_180,
        3: Image.Transpose.ROTATE_90,
    }
    turn = turns.get(quarter_turns % 4)
    return page if turn is None else page.transpose(turn)


def _developed(page: Image.Image, doubts: tuple[Doubt, ...]) -> Page | Refused:
    page.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    for quality in QUALITIES:
        jpeg = _encoded(page, quality)
        if len(jpeg) <= MOST_PAGE_BYTES:
            return Page(jpeg, _view(page), page.width, page.height, doubts)
    return Refused("too_large")


def _view(page: Image.Image) -> View:
    small = page.copy()
    small.thumbnail((VIEW_SIDE, VIEW_SIDE), Image.Resampling.BOX)
    return View(small.width, small.height, small.tobytes("raw", "BGRX"))


def _encoded(page: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    page.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
