from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from kiosk.capture.quad import Quad, area_of, flattening, hull_of, quad_around

SQUARE = Quad(((0, 0), (10, 0), (10, 20), (0, 20)))
NUMBERS = st.floats(-1000, 1000).map(lambda value: round(value, 2))


def test_sides_and_angles_of_a_rectangle():
    assert SQUARE.sides == (10, 20, 10, 20)
    assert all(isclose(angle, 90) for angle in SQUARE.angles)
    assert SQUARE.area == 200


def test_a_folded_corner_comes_back():
    hull = hull_of([(0, 0), (9, 0), (10, 1), (10, 20), (0, 20)])
    assert quad_around(hull) == SQUARE


def test_it_grows_to_all_sides():
    assert SQUARE.grown(1).corners == ((-1, -1), (11, -1), (11, 21), (-1, 21))


def test_it_shrinks_as_well():
    assert SQUARE.grown(-1).corners == ((1, 1), (9, 1), (9, 19), (1, 19))


def test_corners_of_the_page_come_from_those_of_the_sheet():
    tilted = Quad(((3, 2), (14, 4), (12, 25), (1, 21)))
    a, b, c, d, e, f, g, h = flattening(tilted, 100, 200)
    page = ((0, 0), (100, 0), (100, 200), (0, 200))
    for (x, y), (u, v) in zip(page, tilted.corners, strict=True):
        below = g * x + h * y + 1
        assert isclose((a * x + b * y + c) / below, u, abs_tol=1e-6)
        assert isclose((d * x + e * y + f) / below, v, abs_tol=1e-6)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=40))
def test_a_quad_around_a_hull_is_never_smaller(points: list[tuple[float, float]]):
    hull = hull_of(points)
    quad = quad_around(hull)
    assert quad is None or quad.area >= area_of(hull) * (1 - 1e-6) - 1e-6
