from pathlib import Path

import pytest

from kiosk.config import Camera
from kiosk.devices.camera_simulator import CameraSimulator
from kiosk.devices.choosing import choose_camera
from kiosk.devices.ffmpeg_camera import FfmpegCamera


def test_the_camera_is_the_one_of_the_settings(tmp_path: Path):
    simulated = choose_camera(Camera(kind="simulator", device=str(tmp_path / "a.png")))
    assert isinstance(simulated, CameraSimulator)
    assert simulated.path == tmp_path / "a.png"
    assert isinstance(choose_camera(Camera(kind="usb")), FfmpegCamera)


def test_a_kiosk_without_a_camera_has_none_to_choose():
    with pytest.raises(ValueError, match="no camera"):
        choose_camera(Camera())
