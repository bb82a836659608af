import os
from pathlib import Path

import pytest

from kiosk.devices.video_source import V4l2Source

SIZE = ("-video_size", "1280x720", "-i", "/dev/video0")


@pytest.mark.parametrize(
    ("wanted", "named"),
    [
        ("auto", [("-input_format", "mjpeg"), ("-input_format", "yuyv422"), ()]),
        ("mjpeg", [("-input_format", "mjpeg")]),
        ("yuyv", [("-input_format", "yuyv422")]),
    ],
)
def test_ffmpeg_is_asked_for_what_the_settings_say(wanted, named):
    ways = V4l2Source(Path("/dev/video0"), wanted).inputs(1280, 720)
    assert ways == tuple(("-f", "v4l2", *name, *SIZE) for name in named)


def test_a_device_file_tells_what_is_wrong_before_anything_is_started(tmp_path: Path):
    plain = tmp_path / "video"
    assert V4l2Source(plain).absence() == "not_found"
    plain.touch()
    assert V4l2Source(plain).absence() == "not_a_camera"
    assert V4l2Source(Path(os.devnull)).absence() is None
