"""Finds the sheet of paper in a picture: its four corners, and whether the picture cuts it off."""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from kiosk.capture.blob import blobs_of
from kiosk.capture.edge import settle, value_at
from kiosk.capture.quad import Point, Quad, area_of, hull_of, pairs, quad_around

SMALL_SIDE = 480
LEVELS = 14
EDGES = (8, 14, 24)
EDGE_WIDTH = 3.0
TRIM = 1.2
LEAST_SHARE, MOST_SHARE = 0.08, 0.985
LEAST_FILL = 0.80
LEAST_FIT = 0.93
ANGLES = (58.0, 122.0)
UNEVEN = 2.2
RIM = 5
SAMPLES = 24
LEAST_CONTRAST, CLEAR_CONTRAST = 20, 45
UNLIKELY = 0.25
NEAR_FRAME = 2.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the sheet lies, in pixels of the picture asked about."""

    quad: Quad
    cut: bool


@dataclass(frozen=True, slots=True)
class NoSheet:
    """Nothing in the picture looks like one sheet of paper."""


def find_sheet(picture: Image.Image) -> Sheet | NoSheet:
    """Find the sheet that stands out best from what it lies on."""
    small = picture.convert("L")
    small.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.BOX)
    best, best_score = None, 0.0
    # Letters are filled with the colour of their paper, so that only its own edge is left.
    plain = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(5))
    plain = plain.filter(ImageFilter.BoxBlur(1))
    for mask, inset in _masks(plain):
        for quad in _quads_of(mask, inset):
            score = _score(plain, quad)
            if score > best_score:
                best, best_score = quad, score
    if best is None:
        return NoSheet()
    cut = _cuts(best, small.size) > 0
    settled = best if cut else settle(small.filter(ImageFilter.BoxBlur(1)), best)
    return Sheet(settled.grown(-TRIM).scaled(picture.width / small.width), cut)


def _masks(plain: Image.Image) -> Iterator[tuple[Image.Image, float]]:
    """What may be paper: brighter than each of many levels, then what edges fence in.

    With each comes how many pixels of the paper are missing at its rim.
    """
    low, high = plain.getextrema()
    assert isinstance(low, int | float)
    assert isinstance(high, int | float)
    for step in range(1, LEVELS):
        level = low + (high - low) * step / LEVELS
        mask = plain.point([255 if value >= level else 0 for value in range(256)])
        yield _spread(_shrunk(mask, 3), 3), 0
    blurred = plain.filter(ImageFilter.GaussianBlur(1))
    steep = ImageChops.subtract(
        blurred.filter(ImageFilter.MaxFilter(3)), blurred.filter(ImageFilter.MinFilter(3))
    )
    for edge in EDGES:
        mask = steep.point([255 if value < edge else 0 for value in range(256)])
        yield _shrunk(mask, 1), EDGE_WIDTH


def _shrunk(mask: Image.Image, by: int) -> Image.Image:
    """The same less a rim: thin spurs go. A box is averaged, which is quicker than its least."""
    return mask.filter(ImageFilter.BoxBlur(by)).point([0] * 255 + [255])


def _spread(mask: Image.Image, by: int) -> Image.Image:
    """The same with a rim."""
    return mask.filter(ImageFilter.BoxBlur(by)).point([0] + [255] * 255)


def _quads_of(mask: Image.Image, inset: float) -> Iterator[Quad]:
    pixels = mask.width * mask.height
    for blob in blobs_of(mask, int(LEAST_SHARE * pixels)):
        hull = hull_of(blob.rim)
        hull_area = area_of(hull)
        quad = quad_around(hull) if blob.pixels >= LEAST_FILL * hull_area else None
        if quad is not None and _plausible(quad, hull_area, pixels):
            yield quad.grown(inset) if inset else quad


def _plausible(quad: Quad, hull_area: float, picture_area: int) -> bool:
    top, right, bottom, left = quad.sides
    if min(quad.sides) < 1:
        return False
    uneven = max(top / bottom, bottom / top, left / right, right / left)
    return (
        LEAST_SHARE * picture_area <= hull_area <= MOST_SHARE * picture_area
        and hull_area >= LEAST_FIT * quad.area
        and all(ANGLES[0] <= angle <= ANGLES[1] for angle in quad.angles)
        and uneven <= UNEVEN
    )


def _score(plain: Image.Image, quad: Quad) -> float:
    """How well it stands out; of two that do well enough, the larger is the sheet.

    The half of a sheet that lies in no shadow stands out better than the whole, and is smaller.
    """
    contrast = _contrast(plain, quad)
    if contrast < LEAST_CONTRAST:
        return 0.0
    return min(contrast, CLEAR_CONTRAST) * quad.area * UNLIKELY ** _cuts(quad, plain.size)


def _cuts(quad: Quad, size: tuple[int, int]) -> int:
    """How many sides and corners are not in the picture."""
    sides = sum(_at_frame(a, b, size) for a, b in pairs(quad.corners))
    return sides + sum(_outside(corner, size) for corner in quad.corners)


def _contrast(plain: Image.Image, quad: Quad) -> float:
    """How much brighter it is inside than outside, on the side where that is least."""
    weakest = 255.0
    for a, b in pairs(quad.corners):
        if _at_frame(a, b, plain.size):
            continue
        tried = (_step(plain, a, b, number) for number in range(1, SAMPLES))
        steps = sorted(step for step in tried if step is not None)
        if steps:
            weakest = min(weakest, steps[len(steps) // 3])
    return weakest if weakest < 255 else 0.0


def _step(plain: Image.Image, a: Point, b: Point, number: int) -> float | None:
    share = number / SAMPLES
    x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
    length = max(1e-6, ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5)
    across = (-(b[1] - a[1]) / length * RIM, (b[0] - a[0]) / length * RIM)
    inside = value_at(plain, x + across[0], y + across[1])
    outside = value_at(plain, x - across[0], y - across[1])
    return None if inside is None or outside is None else inside - outside


def _at_frame(a: Point, b: Point, size: tuple[int, int]) -> bool:
    """Whether a side lies along the frame of the picture: there the sheet goes on outside."""
    width, height = size
    return (
        max(a[0], b[0]) <= NEAR_FRAME
        or max(a[1], b[1]) <= NEAR_FRAME
        or min(a[0], b[0]) >= width - NEAR_FRAME
        or min(a[1], b[1]) >= height - NEAR_FRAME
    )


def _outside(corner: Point, size: tuple[int, int]) -> bool:
    x, y = corner
    return not (
        -NEAR_FRAME <= x <= size[0] + NEAR_FRAME and -NEAR_FRAME <= y <= size[1] + NEAR_FRAME
    )
