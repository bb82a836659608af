from typing import get_args

import pytest
from PIL import Image

from kiosk.devices.camera import Frame, Reason, Still, Trouble
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.doctor import camera as check
from kiosk.doctor.camera import SETTLED, camera_health


class CameraThat:
    """Gives this, and then nothing more."""

    def __init__(self, *found: Frame | Trouble) -> None:
        self._found = list(found)

    def look(self, timeout_s: float) -> Frame | Trouble | None:
        return self._found.pop(0) if self._found else None

    def take_still(self, timeout_s: float) -> Still | Trouble:
        raise AssertionError

    def rest(self) -> None:
        self._found.clear()


def light(value: int) -> Frame:
    return Frame(64, 32, bytes([value]) * 2048 + b"\x80" * 1024)


def test_a_camera_that_gives_a_picture_is_well(tmp_path):
    camera = CameraSimulator(tmp_path / "camera.png", rate=1000)
    camera.show(Image.new("RGB", (64, 36), "white"))
    assert camera_health(camera).ok
    assert not camera.looking


def test_a_kiosk_without_a_camera_is_well():
    found = camera_health(None, "en")
    assert (found.name, found.ok, found.message) == ("camera", True, "This kiosk has no camera.")


def test_only_the_settled_picture_is_judged():
    dark_at_first = [light(0)] * SETTLED
    assert not camera_health(CameraThat(*dark_at_first, light(200))).advice
    dark = camera_health(CameraThat(*dark_at_first, light(0)), "en")
    assert (dark.ok, dark.message) == (True, "The camera works but sees next to nothing.")
    assert dark.advice


@pytest.mark.parametrize("reason", get_args(Reason))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_trouble_has_words_and_advice(reason, language):
    found = camera_health(CameraThat(Trouble(reason)), language)
    assert found.ok is (reason == "in_use")
    assert found.message
    assert found.advice


def test_a_camera_that_gives_nothing_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(check, "LIMIT_S", 0.0)
    found = camera_health(CameraThat(), "en")
    assert (found.ok, found.message) == (False, "The camera gives no picture.")
