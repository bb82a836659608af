import io
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.camera import STILL_HEIGHT, STILL_WIDTH, Frame, Still, Trouble
from kiosk.devices.camera_simulator import CameraSimulator, frame_of
from kiosk.devices.image_scanner import scan_grey
from tests.handoff.camera import GOOD, photograph

QUICK = 1000.0


@pytest.fixture
def camera(tmp_path: Path) -> CameraSimulator:
    return CameraSimulator(tmp_path / "camera.png", QUICK)


def test_a_code_held_before_it_can_be_read(camera):
    camera.show(photograph("CARD", GOOD))
    frame = camera.look(1)
    assert isinstance(frame, Frame)
    [scan] = scan_grey(frame.grey, frame.width, frame.height)
    assert scan.data == b"CARD"


def test_another_picture_is_seen_at_the_next_look(camera):
    camera.show(Image.new("RGB", (1280, 720), "white"))
    first = camera.look(1)
    camera.show(Image.new("RGB", (1280, 720), "black"))
    second = camera.look(1)
    assert isinstance(first, Frame)
    assert isinstance(second, Frame)
    assert (first.is_dark, second.is_dark) == (False, True)


def test_an_unplugged_camera_is_told_once_and_comes_back(camera):
    assert camera.look(1) == Trouble("not_found")
    assert camera.look(1) is None
    camera.show(Image.new("RGB", (64, 64), "white"))
    assert isinstance(camera.look(1), Frame)
    camera.unplug()
    assert camera.look(1) == Trouble("not_found")


def png_cut_short() -> bytes:
    whole = io.BytesIO()
    Image.frombytes("L", (64, 64), bytes(range(256)) * 16).save(whole, "PNG")
    return whole.getvalue()[:-60]


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "not_a_camera"), (png_cut_short(), "no_picture")]
)
def test_garbage_is_a_trouble(camera, data, reason):
    camera.path.write_bytes(data)
    assert camera.look(1) == Trouble(reason)
    assert camera.take_still(1) == Trouble(reason)


def test_colours_come_through(camera):
    frame = frame_of(Image.new("RGB", (8, 8), (255, 0, 0)), 8, 8)
    grey, blue, red = frame.planes[0], frame.planes[64], frame.planes[80]
    assert Image.new("YCbCr", (1, 1), (grey, blue, red)).convert("RGB").getpixel((0, 0))[0] > 250


def test_a_still_has_the_size_of_the_picture_up_to_the_largest(camera):
    camera.show(Image.new("RGB", (2000, 1500), "white"))
    assert size_of(camera.take_still(1)) == (2000, 1500)
    camera.show(Image.new("RGB", (4000, 3000), "white"))
    assert size_of(camera.take_still(1)) == (STILL_WIDTH, STILL_HEIGHT)


def test_it_looks_only_until_it_rests(camera):
    assert not camera.looking
    camera.look(1)
    assert camera.looking
    camera.rest()
    assert not camera.looking


def size_of(still: Still | Trouble) -> tuple[int, int]:
    assert isinstance(still, Still)
    with Image.open(io.BytesIO(still.jpeg), formats=("JPEG",)) as picture:
        return picture.size
