"""What a finger must hit: sizes, gaps and overlaps in millimetres, by the rectangles drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.appearance.look import FLOOR_MM, SEATED_REACH_MM
from kiosk.appearance.sizes import Profile
from tests.screens.finding import Finding
from tests.screens.sight import MAIN_KINDS, Shown, Sight

ROUNDING_PX = 1.0
STANDING_REACH_MM = 1220
"""EN 301 549, 8.3."""


@dataclass(frozen=True, slots=True)
class Floors:
    """Least sizes and gaps in millimetres."""

    main: float
    main_gap: float
    any: float
    key: float
    gap: float


FLOORS: dict[Profile, Floors] = {
    "kiosk": Floors(main=20.0, main_gap=8.0, any=16.0, key=12.7, gap=2.54),
    "tablet": Floors(main=12.7, main_gap=4.0, any=12.7, key=8.5, gap=1.5),
}


def target_findings(sight: Sight) -> list[Finding]:
    """Judge every control that takes a touch now."""
    live = [control for control in sight.controls if control.item.isEnabled()]
    return [*small(sight), *near(sight, live), *clipped(sight), *high(sight, live)]


def small(sight: Sight) -> Iterator[Finding]:
    """Find controls below the least size of their kind."""
    for control in sight.controls:
        least = least_mm(control, FLOORS[sight.panel.profile])
        side = min(control.rect.width(), control.rect.height()) + ROUNDING_PX
        if sight.mm(side) < least:
            yield Finding("small", control.words, f"{sight.mm(side):.1f} of {least} mm")


def near(sight: Sight, live: list[Shown]) -> Iterator[Finding]:
    """Find controls that overlap, or stand too near to tell apart by touch."""
    floors = FLOORS[sight.panel.profile]
    for one, other in combinations(live, 2):
        if one.is_inside(other) or other.is_inside(one):
            yield Finding("overlap", one.words, f"in {other.words}")
            continue
        if one.rect.intersects(other.rect):
            yield Finding("overlap", one.words, f"with {other.words}")
            continue
        least = floors.main_gap if is_main(one) or is_main(other) else floors.gap
        gap = distance(one.rect, other.rect) + ROUNDING_PX
        if sight.mm(gap) < least:
            detail = f"{sight.mm(gap):.1f} of {least} mm from {other.words}"
            yield Finding("near", one.words, detail)


def clipped(sight: Sight) -> Iterator[Finding]:
    """Find controls that reach out of the window, or out of something that clips."""
    for control in sight.controls:
        frame = sight.frame
        for item in control.ancestors:
            if item.clip():
                frame = frame.intersected(scene_rect(item))
        if not frame.adjusted(-1, -1, 1, 1).contains(control.rect):
            yield Finding("clipped", control.words)


def high(sight: Sight, live: list[Shown]) -> Iterator[Finding]:
    """Find controls whose middle a hand does not come up to.

    A field need not be touched: the keys write into it, and mend.
    """
    if sight.panel.profile == "tablet":
        return
    most = SEATED_REACH_MM if sight.low else STANDING_REACH_MM
    for control in live:
        if sight.low and control.kind == "Field":
            continue
        above = sight.frame.bottom() - control.rect.center().y()
        floor = FLOOR_MM + sight.mm(above)
        if floor > most + ROUNDING_PX:
            yield Finding("too-high", control.words, f"{floor:.0f} of {most} mm")


def least_mm(control: Shown, floors: Floors) -> float:
    """The least size of this kind of control."""
    if is_key(control):
        return floors.key
    return floors.main if is_main(control) else floors.any


def is_key(control: Shown) -> bool:
    """Whether it is a key of a keyboard or digit pad; those alone have something to say."""
    return control.item.property("say") is not None


def is_main(control: Shown) -> bool:
    """Whether it is the page's main button."""
    return control.item.property("kind") in MAIN_KINDS


def distance(one: QRectF, other: QRectF) -> float:
    """Pixels between two rectangles that do not meet."""
    across = max(one.left() - other.right(), other.left() - one.right(), 0.0)
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 0.0)
    return (
        float(max(across, down)) if not (across and down) else float((across**2 + down**2) ** 0.5)
    )


def scene_rect(item: QQuickItem) -> QRectF:
    """Where an item is in its window."""
    corner = item.mapToScene(item.boundingRect().topLeft())
    return QRectF(corner.x(), corner.y(), item.width(), item.height())
