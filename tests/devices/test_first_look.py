import itertools

import pytest
from PIL import Image

from kiosk.devices.camera import Frame, Trouble
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.devices.first_look import look_until


@pytest.fixture
def camera(tmp_path) -> CameraSimulator:
    camera = CameraSimulator(tmp_path / "camera.png", rate=1000)
    camera.show(Image.new("RGB", (64, 36), "white"))
    return camera


def test_it_looks_until_something_is_found(camera):
    seen: list[Frame] = []

    def third(frame: Frame) -> str | None:
        seen.append(frame)
        return "found" if len(seen) == 3 else None

    assert look_until(camera, third, 60) == "found"
    assert len(seen) == 3
    assert not camera.looking


def test_a_trouble_ends_it(camera):
    camera.unplug()
    assert look_until(camera, lambda frame: frame, 60) == Trouble("not_found")
    assert not camera.looking


def test_it_ends_when_nothing_is_found_in_time(camera):
    ticks = itertools.count()
    assert look_until(camera, lambda frame: None, 5, lambda: float(next(ticks))) is None
    assert not camera.looking
