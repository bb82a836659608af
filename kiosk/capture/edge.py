"""Moves the sides of a sheet that was found roughly to where the picture changes most."""

from math import dist

from PIL import Image

from kiosk.capture.quad import Point, Quad, line_meeting, pairs

REACH = 8
HALF_STEP = 1.5
SAMPLES = 40
Side = tuple[Point, Point]


def settle(grey: Image.Image, quad: Quad) -> Quad:
    """The same sheet with each side on its edge; as it was where sides no longer meet."""
    sides = [_moved(grey, a, b) for a, b in pairs(quad.corners)]
    corners = [line_meeting(*sides[number - 1], *sides[number]) for number in range(len(sides))]
    a, b, c, d = corners
    if a is None or b is None or c is None or d is None:
        return quad
    settled = Quad((a, b, c, d))
    near = all(dist(*both) <= REACH * 2 for both in zip(quad.corners, settled.corners, strict=True))
    return settled if near else quad


def _moved(grey: Image.Image, a: Point, b: Point) -> Side:
    length = max(1.0, dist(a, b))
    inward = (-(b[1] - a[1]) / length, (b[0] - a[0]) / length)
    steps = {by: _step(grey, a, b, inward, by) for by in range(-REACH, REACH + 1)}
    best = max(steps, key=lambda by: steps[by])
    # An edge is some pixels wide: its middle is meant.
    near = {by: max(0.0, steps.get(by, 0.0)) ** 2 for by in range(best - 2, best + 3)}
    middle = sum(by * weight for by, weight in near.items()) / max(1e-9, sum(near.values()))
    x, y = inward[0] * middle, inward[1] * middle
    return (a[0] + x, a[1] + y), (b[0] + x, b[1] + y)


def _step(grey: Image.Image, a: Point, b: Point, inward: Point, by: int) -> float:
    """How much brighter it is just inside the side than just outside, were it moved inward."""
    found = 0.0
    for number in range(2, SAMPLES - 1):
        share = number / SAMPLES
        x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
        inside = value_at(grey, x + inward[0] * (by + HALF_STEP), y + inward[1] * (by + HALF_STEP))
        outside = value_at(grey, x + inward[0] * (by - HALF_STEP), y + inward[1] * (by - HALF_STEP))
        if inside is not None and outside is not None:
            found += inside - outside
    return found


def value_at(grey: Image.Image, x: float, y: float) -> float | None:
    """The brightness there; None outside the picture."""
    if not (0 <= x < grey.width and 0 <= y < grey.height):
        return None
    value = grey.getpixel((int(x), int(y)))
    assert isinstance(value, int | float)
    return float(value)
