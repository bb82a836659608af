from PIL import Image

from kiosk.devices.camera_simulator import frame_of
from kiosk.devices.scanner import Scan
from kiosk.devices.seeing import preview_of, see
from tests.handoff.camera import GOOD, photograph


def test_codes_are_read_only_where_they_are_asked_for():
    frame = frame_of(photograph("CARD", GOOD))
    assert see(frame, for_codes=True).scans == (Scan(b"CARD"),)
    assert see(frame, for_codes=False).scans == ()


def test_the_preview_has_half_the_size_and_the_colours():
    left_red = Image.new("RGB", (1280, 720), (255, 0, 0))
    left_red.paste((0, 0, 255), (640, 0, 1280, 720))
    preview = preview_of(frame_of(left_red))
    assert (preview.width, preview.height) == (640, 360)
    shown = Image.frombytes("RGB", (640, 360), preview.pixels, "raw", "BGRX")
    red, blue = shown.getpixel((10, 10)), shown.getpixel((630, 350))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert (red[0] > 250, red[2] < 10) == (True, True)
    assert (blue[2] > 250, blue[0] < 10) == (True, True)


def test_the_dark_is_noticed():
    assert see(frame_of(Image.new("RGB", (64, 36), "black")), for_codes=True).dark
    assert not see(frame_of(Image.new("RGB", (64, 36), "white")), for_codes=True).dark
