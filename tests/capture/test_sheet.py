"""Rates over ways in which people lay a sheet under a camera; a corner may be off by 1.3 %."""

from math import dist

import pytest
from PIL import Image, ImageDraw

from kiosk.capture.quad import Quad
from kiosk.capture.sheet import NoSheet, find_sheet
from tests.capture.desk import PHOTO, Scene, photograph, varied

TOLERANCE = PHOTO[0] * 0.013
COUNT = 5
CONDITIONS: dict[str, tuple[dict[str, float | bool], int]] = {
    "as it should be": ({}, 5),
    "half in shadow": ({"shadow": 0.5}, 4),
    "blurred": ({"blur": 3.0}, 4),
    "a lamp mirrored": ({"glare": 0.2}, 4),
    "dim": ({"light": 0.35}, 4),
    "a grey desk": ({"desk": 150}, 5),
    "a light desk": ({"desk": 180, "paper": 236}, 4),
    "on its side": ({"landscape": True, "filled": 0.7}, 5),
    "much grain": ({"noise": 14}, 4),
    "nothing on it": ({"lines": 0}, 5),
}
"""With how many of five are found at least."""


def farthest(found: Quad, true: Quad) -> float:
    return max(min(dist(a, b) for b in true.corners) for a in found.corners)


@pytest.mark.parametrize("name", CONDITIONS)
def test_the_four_corners_are_found(name: str):
    changes, least = CONDITIONS[name]
    right = 0
    for scene in varied(COUNT, **changes):
        photo = photograph(scene)
        found = find_sheet(photo.picture)
        if not isinstance(found, NoSheet):
            right += farthest(found.quad, photo.corners) <= TOLERANCE and not found.cut
    assert right >= least


@pytest.mark.parametrize("shift", [(0.0, 0.25), (0.0, -0.25), (0.42, 0.0), (-0.42, 0.0)])
def test_a_sheet_that_lies_partly_outside_is_cut(shift: tuple[float, float]):
    found = find_sheet(photograph(Scene(shift=shift, turned=4)).picture)
    assert isinstance(found, NoSheet) or found.cut


@pytest.mark.parametrize("colour", [0, 90, 255])
def test_an_empty_desk_has_no_sheet(colour: int):
    assert find_sheet(Image.new("RGB", PHOTO, (colour,) * 3)) == NoSheet()


def test_a_round_thing_is_no_sheet():
    picture = Image.new("RGB", PHOTO, (40, 40, 40))
    ImageDraw.Draw(picture).ellipse((400, 200, 1200, 1000), fill=(230, 230, 230))
    assert find_sheet(picture) == NoSheet()


def test_the_desk_without_paper_has_no_sheet():
    desk = photograph(Scene(filled=0.01, desk=110)).picture
    assert find_sheet(desk) == NoSheet()
