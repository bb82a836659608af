"""The sun of the Đông Sơn drum as SVG: flat fills, thin rings that lead the eye to the middle."""

import math
from dataclasses import dataclass

RAYS = 16
RINGS = (99, 96, 86.5, 84.5, 76, 74, 64.5, 62.5)
CIRCLES, ZIGZAGS, STROKES = 72, 96, 48


@dataclass(frozen=True, slots=True)
class DrumColours:
    """As SVG writes colours."""

    ring: str
    sun: str
    disc: str
    rim: str


def drum_svg(colours: DrumColours) -> str:
    """The whole picture, its middle in the middle, the outermost ring 99 of 100 away."""
    circles = "".join(_circle(99 - 7.8, number / CIRCLES) for number in range(CIRCLES))
    rings = "".join(f'<circle r="{radius}"/>' for radius in RINGS)
    zigzag = [_at(77.5 if number % 2 else 83, number / ZIGZAGS) for number in range(ZIGZAGS + 1)]
    strokes = " ".join(
        f"M{_at(67, number / STROKES)} L{_at(71.5, (number + 0.35) / STROKES)}"
        for number in range(STROKES)
    )
    rays = " ".join(_ray(number / RAYS) for number in range(RAYS))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 -100 200 200">'
        f'<g fill="none" stroke="{colours.ring}" stroke-width="0.5">{rings}{circles}'
        f'<polyline points="{" ".join(zigzag)}"/><path d="{strokes}"/></g>'
        f'<path fill="{colours.sun}" d="{rays}"/><circle r="42" fill="{colours.disc}"/>'
        f'<circle r="38.6" fill="none" stroke="{colours.rim}" stroke-width="0.9"/></svg>'
    )


def _circle(radius: float, turn: float) -> str:
    x, y = _at(radius, turn).split(",")
    return f'<circle cx="{x}" cy="{y}" r="1.6"/>'


def _ray(middle: float) -> str:
    return f"M{_at(40, middle - 0.02)} L{_at(60, middle)} L{_at(40, middle + 0.02)} Z"


def _at(radius: float, turn: float) -> str:
    """The point at a radius, `turn` of a full circle clockwise from the top."""
    angle = turn * 2 * math.pi
    return f"{radius * math.sin(angle):.3f},{-radius * math.cos(angle):.3f}"
