import pytest

from kiosk.addresses.street_words import street_completions

STREETS = ("phố Ví Dụ", "phố Mẫu Thượng", "đường Ví Von", "ngõ 36 phố Ví Dụ", "tổ dân phố số 3")


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Số 12 phố vi", [(6, "phố Ví Dụ")]),
        ("Số 12 vi", [(2, "phố Ví Dụ"), (2, "đường Ví Von")]),
        ("Số 12, mau t", [(5, "phố Mẫu Thượng")]),
        ("ngo 3", [(5, "ngõ 36 phố Ví Dụ")]),
        ("Số 4, to dan", [(6, "tổ dân phố số 3")]),
        ("v", []),
        ("Số 12 ", []),
        ("phố Ví Dụ", []),
        ("Số 12, ", []),
        ("", []),
    ],
)
def test_the_end_of_the_line_is_completed_with_or_without_its_kind(before, found):
    given = street_completions(before, STREETS)
    assert [(each.letters, each.text) for each in given] == found


def test_a_ward_without_streets_offers_none():
    assert street_completions("phố vi", ()) == ()
