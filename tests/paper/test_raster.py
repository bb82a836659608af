import itertools
import unicodedata

import pytest
import zxingcpp
from PIL import Image

from kiosk.paper.codes import code
from kiosk.paper.layout import WIDTH_DOTS, Face, Text, face
from kiosk.paper.raster import measure, render, to_png

STACKED = "ẾỆỖỘỮỰẪẬẴẶ"
HANGING = "ạựợgjpqy"


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.convert("L").point(lambda level: 255 - level).getbbox()
    assert box is not None
    return box


def test_the_picture_is_one_bit_and_as_wide_as_the_head():
    image = render([Text("Phiếu", face("Bold", 4))])
    assert image.mode == "1"
    assert image.width == WIDTH_DOTS


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "Bold"])
def test_stacked_marks_are_whole_above_and_below(weight):
    face_used = Face(weight, 60)
    alone = render([Text(f"{STACKED[:5]} {HANGING}", face_used)])
    _, top, _, bottom = ink(alone)
    assert top > 0
    assert bottom < alone.height


def test_lines_do_not_touch():
    image = render([Text(f"{HANGING} {HANGING} {STACKED} {STACKED}", Face("Bold", 60))])
    inked = [
        image.crop((0, y, image.width, y + 1)).getextrema()[0] == 0 for y in range(image.height)
    ]
    gaps = sum(before and not after for before, after in itertools.pairwise(inked))
    assert gaps >= 3


def test_every_vietnamese_letter_has_a_glyph_of_its_own():
    letters = {
        unicodedata.normalize("NFC", base + mark)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    } | {"đ", "Đ"}
    pictures = {bytes(render([Text(letter, Face("Bold", 80))]).tobytes()) for letter in letters}
    assert len(letters) == 146
    assert len(pictures) == len(letters)


def test_decomposed_letters_print_like_composed_ones():
    composed = render([Text("Hường Ữ", Face("Bold", 40))])
    decomposed = render([Text(unicodedata.normalize("NFD", "Hường Ữ"), Face("Bold", 40))])
    assert composed.tobytes() == decomposed.tobytes()


def test_a_code_reads_back_and_keeps_its_quiet_zone():
    image = render([code("PHIEU:00410001742", 10)])
    (read,) = zxingcpp.read_barcodes(image.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    assert read.bytes == b"PHIEU:00410001742"
    assert read.ec_level == "M"
    left, _, right, _ = ink(image)
    quiet = 4 * 10
    side = len(code("PHIEU:00410001742", 10).modules) * 10
    assert right - left == side - 2 * quiet


def test_the_widest_line_is_measured_as_it_is_painted():
    bold = Face("Bold", 40)
    left, _, right, _ = ink(render([Text("Mời ra quầy Hộ tịch", bold)]))
    assert abs((right - left) - measure("Mời ra quầy Hộ tịch", bold)) < 8


def test_the_png_is_the_picture(tmp_path):
    image = render([Text("Phiếu", face("Bold", 4))])
    path = tmp_path / "slip.png"
    path.write_bytes(to_png(image))
    with Image.open(path) as read:
        assert read.size == image.size
        assert read.tobytes() == image.tobytes()
