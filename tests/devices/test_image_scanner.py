from io import BytesIO

import pytest
import qrcode
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.devices.image_scanner import BadPicture, scan_grey, scan_picture
from kiosk.devices.scanner import Scan

CARD = "009075000123||Nguyễn Thị Hường|02111951|Nữ|Số 1 phố Ví Dụ|01072021"


def code_picture(payload: str | bytes) -> Image.Image:
    code = qrcode.QRCode(border=4, box_size=6)
    code.add_data(payload)
    return code.make_image().get_image().convert("L")


def as_file(picture: Image.Image, kind: str) -> bytes:
    target = BytesIO()
    picture.save(target, kind)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_code_in_a_file_gives_its_bytes(kind: str):
    assert scan_picture(as_file(code_picture(CARD), kind)) == (Scan(CARD.encode()),)


def test_a_turned_and_slanted_code_is_read():
    turned = code_picture(CARD).rotate(17, expand=True, fillcolor=255)
    assert scan_picture(as_file(turned, "PNG")) == (Scan(CARD.encode()),)


def test_bytes_that_are_no_text_are_kept():
    hostile = b"\x00\xff\xfe\x80|\x1b[31m"
    assert scan_picture(as_file(code_picture(hostile), "PNG")) == (Scan(hostile),)


def test_a_grey_frame_of_a_camera_is_read():
    picture = code_picture(CARD)
    assert scan_grey(picture.tobytes(), *picture.size) == (Scan(CARD.encode()),)


def test_two_codes_in_one_picture_are_both_found():
    one, two = code_picture("one"), code_picture("two")
    both = Image.new("L", (one.width + two.width, one.height), 255)
    both.paste(one, (0, 0))
    both.paste(two, (one.width, 0))
    found = scan_picture(as_file(both, "PNG"))
    assert isinstance(found, tuple)
    assert {scan.data for scan in found} == {b"one", b"two"}


def test_a_picture_without_code_gives_nothing():
    assert scan_picture(as_file(Image.new("L", (300, 300), 200), "PNG")) == ()


def test_a_picture_too_large_to_open_is_refused():
    bomb = as_file(Image.new("1", (20_000, 20_000)), "PNG")
    assert scan_picture(bomb) == BadPicture("too_large")


def test_a_file_too_large_to_look_at_is_refused():
    assert scan_picture(bytes(20_000_001)) == BadPicture("too_large")


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7", "tờ khai".encode()])
def test_what_is_no_png_or_jpeg_is_refused(data: bytes):
    assert scan_picture(data) == BadPicture("not_a_picture")


def test_a_cut_file_is_damaged():
    whole = as_file(code_picture(CARD), "PNG")
    assert scan_picture(whole[: len(whole) // 2]) == BadPicture("damaged")


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_flipped_bytes_never_break_it(data: st.DataObject):
    whole = bytearray(as_file(code_picture("x"), "PNG"))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert isinstance(scan_picture(bytes(whole)), tuple | BadPicture)


def test_a_frame_of_another_size_is_a_defect():
    with pytest.raises(ValueError, match="grey pixels"):
        scan_grey(bytes(10), 3, 4)
