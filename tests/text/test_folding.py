import unicodedata

import pytest

from kiosk.text import folding


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Ử", "duong u"),
        ("  Giấy   khai\tsinh ", "giay khai sinh"),
        ("ĐẮK LẮK", "dak lak"),
        ("hồ sơ", "ho so"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "nguyen thi huong"),
        ("abc-123", "abc-123"),
        ("", ""),
    ],
)
def test_folding_drops_case_marks_and_extra_space(text, folded):
    assert folding.fold(text) == folded


def test_capitals_of_forms_keep_every_vietnamese_letter():
    assert folding.upper("đặng thị hường ữ ỗ") == "ĐẶNG THỊ HƯỜNG Ữ Ỗ"
    assert folding.upper(unicodedata.normalize("NFD", "đỗ mười")) == "ĐỖ MƯỜI"


def test_upper_case_is_one_code_point_a_letter():
    assert len(folding.upper(unicodedata.normalize("NFD", "ộ"))) == 1


def test_marks_are_found_in_any_normal_form():
    assert folding.has_marks("đ")
    assert folding.has_marks("a\u0301")
    assert not folding.has_marks("khai sinh 123")


def test_dropping_marks_keeps_case_and_spacing():
    assert folding.without_marks("Ủy  Ban") == "Uy  Ban"


def test_lower_case_keeps_marks():
    assert folding.lower(" ĐẶNG  Ử ") == "đặng ử"
