import os

import pytest

from kiosk.doctor import display
from kiosk.doctor.display import display_health, read_probe
from tests.commands.doctor_site import virtual_screen

PLAIN = {
    name: value
    for name, value in os.environ.items()
    if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
}


def test_without_a_display_it_says_so_and_does_not_break():
    found = display_health(PLAIN, "vi")
    assert (found.ok, found.message) == (False, "Không thấy màn hình để vẽ lên.")


def test_drawing_into_memory_is_no_screen():
    found = display_health({**PLAIN, "QT_QPA_PLATFORM": "offscreen"}, "en")
    assert not found.ok
    assert "offscreen" in found.message


@pytest.mark.display
def test_a_screen_is_told_with_its_size_and_density():
    with virtual_screen() as number:
        found = display_health({**PLAIN, "DISPLAY": number}, "en")
        told = display_health({**PLAIN, "DISPLAY": number, "KIOSK_DISPLAY_PX_PER_MM": "4.03"}, "vi")
    assert found.ok
    assert found.message.startswith("Screen of 1080 × 1920 pixels")
    assert told.message == "Màn hình 1080 × 1920 điểm, 4,03 điểm một milimét."


def test_a_screen_that_hangs_is_left(monkeypatch):
    monkeypatch.setattr(display, "program", lambda _: ("sleep", "600"))
    monkeypatch.setattr(display, "LIMIT_S", 0.05)
    assert display_health(PLAIN, "en").message == "The screen did not answer in time."


def test_a_small_screen_is_told(monkeypatch):
    seen = '{"platform": "xcb", "width": 480, "height": 320, "px_per_mm": 4, "measured": true}'
    monkeypatch.setattr(display, "program", lambda _: ("echo", seen))
    found = display_health(PLAIN, "en")
    assert (found.ok, found.message) == (False, "A screen of 480 × 320 pixels is too small.")


@pytest.mark.parametrize("output", [b"", b"no json", b"[]", b"{}", b"\xff"])
def test_a_probe_that_says_something_else_saw_nothing(output):
    assert read_probe(output) is None
