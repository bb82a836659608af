from PIL import Image, ImageDraw

from kiosk.capture.blob import blobs_of


def mask_of(*boxes: tuple[int, int, int, int]) -> Image.Image:
    mask = Image.new("L", (60, 40), 0)
    for box in boxes:
        ImageDraw.Draw(mask).rectangle(box, fill=255)
    return mask


def test_areas_apart_are_two():
    sizes = sorted(blob.pixels for blob in blobs_of(mask_of((2, 2, 11, 11), (30, 5, 39, 24)), 1))
    assert sizes == [100, 200]


def test_arms_that_meet_further_down_are_one():
    mask = mask_of((2, 2, 5, 30), (20, 2, 23, 30), (2, 27, 23, 30))
    (blob,) = blobs_of(mask, 1)
    assert blob.pixels == 2 * 4 * 29 + 14 * 4


def test_small_ones_are_left_out():
    assert blobs_of(mask_of((2, 2, 4, 4)), 10) == []
    assert blobs_of(mask_of(), 1) == []


def test_the_rim_reaches_to_all_sides():
    (blob,) = blobs_of(mask_of((10, 5, 19, 14)), 1)
    assert {(10.0, 5.0), (20.0, 5.0), (20.0, 15.0), (10.0, 15.0)} <= set(blob.rim)
