"""Plane geometry of a sheet in a picture: hull, the four corners around it, flattening."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, copysign, degrees, dist, hypot

Point = tuple[float, float]
CORNERS = 4
PARALLEL = 1e-9


@dataclass(frozen=True, slots=True)
class Quad:
    """Four corners, clockwise on the screen from the upper left one."""

    corners: tuple[Point, Point, Point, Point]

    @property
    def sides(self) -> tuple[float, ...]:
        """Lengths: top, right, bottom, left."""
        return tuple(dist(a, b) for a, b in pairs(self.corners))

    @property
    def angles(self) -> tuple[float, ...]:
        """Degrees inside each corner."""
        found = []
        for number, corner in enumerate(self.corners):
            before, after = self.corners[number - 1], self.corners[(number + 1) % CORNERS]
            found.append(_angle(before, corner, after))
        return tuple(found)

    @property
    def area(self) -> float:
        """Square pixels."""
        return area_of(self.corners)

    def grown(self, by: float) -> "Quad":
        """The same with each corner so many pixels further out, both across and down."""
        x, y = (sum(corner[axis] for corner in self.corners) / CORNERS for axis in (0, 1))
        a, b, c, d = (
            (u + by * copysign(1, u - x), v + by * copysign(1, v - y)) for u, v in self.corners
        )
        return Quad((a, b, c, d))

    def scaled(self, by: float) -> "Quad":
        """The same in a picture `by` times as large."""
        a, b, c, d = ((x * by, y * by) for x, y in self.corners)
        return Quad((a, b, c, d))


def pairs(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Each point with the one after it, around."""
    return list(zip(points, [*points[1:], points[0]], strict=True))


def area_of(points: Sequence[Point]) -> float:
    """Area of a polygon."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs(points))) / 2


def hull_of(points: Sequence[Point]) -> list[Point]:
    """The convex hull, clockwise on the screen (y goes down)."""
    ordered = sorted(set(points))
    if len(ordered) <= 2:
        return ordered
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return lower[:-1] + upper[:-1]


def quad_around(hull: Sequence[Point]) -> Quad | None:
    """The four lines that enclose a hull with the least room to spare; None where there are none.

    Sides of the hull are taken away one by one, always the one whose neighbours meet with the least
    area added; so a rounded or folded corner comes back as a corner.
    """
    points = list(hull)
    while len(points) > CORNERS:
        best: tuple[float, int, Point] | None = None
        for number in range(len(points)):
            met = _without_side(points, number)
            if met is not None and (best is None or met[0] < best[0]):
                best = (met[0], number, met[1])
        if best is None:
            return None
        _, number, corner = best
        points[number] = corner
        del points[(number + 1) % len(points)]
    return _from_upper_left(points) if len(points) == CORNERS else None


def flattening(quad: Quad, width: int, height: int) -> tuple[float, ...]:
    """The eight numbers that take a point of the flat page to its place in the picture."""
    flat = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(flat, quad.corners, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solved(rows)


def line_meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where the line through `a` and `b` meets the one through `c` and `d`."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = ux * vy - uy * vx
    if abs(cross) < PARALLEL:
        return None
    t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross
    return (a[0] + t * ux, a[1] + t * uy)


def _chain(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _without_side(points: Sequence[Point], number: int) -> tuple[float, Point] | None:
    """Area added, and where the neighbours meet, when side `number` goes; None if they do not."""
    count = len(points)
    before, start = points[number - 1], points[number]
    end, after = points[(number + 1) % count], points[(number + 2) % count]
    corner = _meeting(before, start, after, end)
    if corner is None:
        return None
    return area_of((start, corner, end)), corner


def _meeting(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Where the line from `a` past `b` meets the one from `c` past `d`."""
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    cross = ux * vy - uy * vx
    if abs(cross) < PARALLEL:
        return None
    t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / cross
    s = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / cross
    if t < 1 or s < 1:
        return None
    return (a[0] + t * ux, a[1] + t * uy)


def _from_upper_left(points: Sequence[Point]) -> Quad:
    first = min(range(CORNERS), key=lambda number: points[number][0] + points[number][1])
    a, b, c, d = (points[(first + step) % CORNERS] for step in range(CORNERS))
    return Quad((a, b, c, d))


def _angle(before: Point, corner: Point, after: Point) -> float:
    ux, uy = before[0] - corner[0], before[1] - corner[1]
    vx, vy = after[0] - corner[0], after[1] - corner[1]
    lengths = hypot(ux, uy) * hypot(vx, vy)
    if lengths < PARALLEL:
        return 0.0
    return degrees(acos(max(-1.0, min(1.0, (ux * vx + uy * vy) / lengths))))


def _solved(rows: list[list[float]]) -> tuple[float, ...]:
    """Gauss, with the largest pivot first; each row ends with its right side."""
    count = len(rows)
    for column in range(count):
        largest = max(range(column, count), key=lambda row: abs(rows[row][column]))
        rows[column], rows[largest] = rows[largest], rows[column]
        pivot = rows[column][column]
        rows[column] = [value / pivot for value in rows[column]]
        for row in range(count):
            share = rows[row][column]
            if row != column and share:
                rows[row] = [a - share * b for a, b in zip(rows[row], rows[column], strict=True)]
    return tuple(row[-1] for row in rows)
