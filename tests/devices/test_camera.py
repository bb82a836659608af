import pytest

from kiosk.devices.camera import Frame, Still, Trouble


def test_a_frame_gives_its_grey_in_full_size():
    frame = Frame(4, 2, bytes(range(12)))
    assert bytes(frame.grey) == bytes(range(8))


@pytest.mark.parametrize(
    ("width", "height", "size"), [(4, 2, 11), (4, 2, 13), (0, 0, 0), (3, 2, 9), (4, 3, 18)]
)
def test_a_frame_of_another_size_is_refused(width, height, size):
    with pytest.raises(ValueError, match="not a frame"):
        Frame(width, height, bytes(size))


@pytest.mark.parametrize(("light", "dark"), [(0, True), (31, True), (32, False), (255, False)])
def test_a_covered_lens_is_dark(light, dark):
    frame = Frame(64, 32, bytes([light]) * 2048 + b"\xff" * 1024)
    assert frame.is_dark is dark


def test_pictures_never_stand_in_what_is_printed_of_them():
    frame = Frame(2, 2, b"secret")
    assert "secret" not in f"{frame} {Still(b'secret')} {Trouble('in_use')}"
