import pytest

from kiosk.config import Camera, Papers, Point, Settings
from kiosk.devices.sane_scanner import Device
from kiosk.doctor.papers import papers_health

HERE = (Device("test:0", "an invented scanner"),)
AHEAD = Point(sent_ahead=True)


@pytest.mark.parametrize(
    ("settings", "devices", "ok", "word"),
    [
        (Settings(), (), True, "không chụp"),
        (Settings(papers=Papers("camera")), (), False, "[camera]"),
        (Settings(papers=Papers("camera"), camera=Camera("simulator")), (), True, "gửi trước"),
        (
            Settings(papers=Papers("camera"), camera=Camera("simulator"), point=AHEAD),
            (),
            True,
            "Chụp được",
        ),
        (Settings(papers=Papers("scanner"), point=AHEAD), (), False, "máy quét"),
        (Settings(papers=Papers("scanner", "other"), point=AHEAD), HERE, False, "máy quét"),
        (Settings(papers=Papers("scanner", "test:0"), point=AHEAD), HERE, True, "Chụp được"),
        (Settings(papers=Papers("scanner"), point=AHEAD), HERE, True, "Chụp được"),
    ],
)
def test_it_says_what_is_missing(settings, devices, ok, word):
    found = papers_health(settings, lambda: devices)
    assert found.ok is ok
    assert word in found.message
    assert ok or found.advice
