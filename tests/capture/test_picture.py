"""Whatever comes instead of a picture is told apart, and is read no further than it must be."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.capture.limits import MOST_BYTES
from kiosk.capture.picture import WORKING_SIDE, BadPicture, open_picture
from tests.capture.desk import Scene, photograph


def encoded(picture: Image.Image, form: str) -> bytes:
    out = BytesIO()
    picture.save(out, form)
    return out.getvalue()


def png_claiming(width: int, height: int) -> bytes:
    """A PNG file of few bytes that says it is as large as this."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress(bytes(2_000_000), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", ["JPEG", "PNG", "PPM"])
def test_pictures_of_cameras_and_scanners_are_read(form: str):
    found = open_picture(encoded(Image.new("RGB", (300, 200), "white"), form))
    assert isinstance(found, Image.Image)
    assert found.size == (300, 200)


@pytest.mark.parametrize("form", ["GIF", "TIFF", "BMP", "PDF", "WEBP", "ICO"])
def test_other_kinds_are_not(form: str):
    data = encoded(Image.new("RGB", (64, 64), "white"), form)
    assert open_picture(data) == BadPicture("not_a_picture")


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (20_000, 5_000), (8_000, 4_000)])
def test_a_bomb_is_not_unpacked(width: int, height: int):
    assert open_picture(png_claiming(width, height)) == BadPicture("too_large")


def test_more_bytes_than_a_picture_has_are_not_looked_at():
    assert open_picture(bytes(MOST_BYTES + 1)) == BadPicture("too_large")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_half_a_file_is_damaged(share: float):
    data = photograph(Scene(), (800, 600)).jpeg
    found = open_picture(data[: int(len(data) * share)])
    assert found in {BadPicture("damaged"), BadPicture("not_a_picture")}


def test_a_larger_picture_comes_at_working_size():
    found = open_picture(encoded(Image.new("RGB", (4800, 3600), "white"), "JPEG"))
    assert isinstance(found, Image.Image)
    assert max(found.size) <= WORKING_SIDE


def test_it_is_upright_as_its_camera_says():
    picture = Image.new("RGB", (300, 200), "white")
    exif = picture.getexif()
    exif[274] = 6
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif)
    found = open_picture(out.getvalue())
    assert isinstance(found, Image.Image)
    assert found.size == (200, 300)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"P6\n"]),
)
def test_any_bytes_are_an_answer(data: bytes, start: bytes):
    found = open_picture(start + data)
    assert isinstance(found, BadPicture | Image.Image)
