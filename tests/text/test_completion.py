import pytest

from kiosk.text.completion import MOST, completing

WORDS = ("Nguyễn", "Ngô", "Lê", "Lệ", "Liễu", "Đỗ", "Dương", "Hoa", "Hòa", "phố Ví Dụ")


@pytest.mark.parametrize(
    ("begun", "found"),
    [
        ("n", ("Nguyễn", "Ngô")),
        ("NGUYEN", ("Nguyễn",)),
        ("nguyê", ("Nguyễn",)),
        ("ngúy", ()),
        ("le", ("Lê", "Lệ")),
        ("lê", ("Lệ",)),
        ("lẹ", ("Lệ",)),
        ("do", ("Đỗ",)),
        ("đ", ("Đỗ",)),
        ("d", ("Đỗ", "Dương")),
        ("hoa", ("Hòa",)),
        ("hoà", ()),
        ("pho vi", ("phố Ví Dụ",)),
        ("phố ", ("phố Ví Dụ",)),
        ("pho v d", ()),
        ("ph vi", ()),
        ("phố Ví Dụ", ()),
        ("phố Ví Dụ 5", ()),
        ("", ()),
        (" ", ()),
        ("5", ()),
        ("\u0301", ()),
    ],
)
def test_marks_are_optional_but_count_where_they_are_typed(begun, found):
    assert completing(begun, WORDS) == found


def test_a_whole_word_comes_before_longer_ones_and_no_more_than_three():
    words = ["Hảo", "Hạnh", "Hải", "Hà", "Hằng"]
    assert completing("ha", words) == ("Hà", "Hảo", "Hạnh")
    assert len(completing("h", words)) == MOST
