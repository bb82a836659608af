import pytest

from central.addresses import address_notes

EDITION = {"dataset": "mẫu", "valid_from": "2026-09-20"}


def test_an_officer_reads_the_place_and_its_codes():
    notes = address_notes({"province": "31", "commune": "11413", "old": None, **EDITION})
    assert notes == (
        "Máy nhận ra: phường Hải An, thành phố Hải Phòng; mã 11413 · 31 (danh mục mẫu, 2026-09-20)",
    )


def test_old_names_stand_beside_and_a_proposal_says_that_nobody_confirmed_it():
    notes = address_notes({"province": "01", "proposed": "00004", "old": "Số 4, quận Ba Đình"})
    assert notes == (
        "Máy nhận ra: Thành phố Hà Nội; mã 01",
        "Tên cũ đã ghi: Số 4, quận Ba Đình",
        "Có thể nay là: phường Ba Đình, thành phố Hà Nội, mã 00004. Người dân chưa xác nhận.",
    )


def test_codes_of_another_list_are_shown_as_they_came():
    notes = address_notes({"province": "99", "commune": "99999", "proposed": "88888"})
    assert notes == (
        "Máy nhận ra: mã 99999 · 99",
        "Có thể nay là: mã 88888. Người dân chưa xác nhận.",
    )


@pytest.mark.parametrize(
    "units", [{}, {"commune": None}, {"commune": 5, "old": ["x"], "proposed": {}, "dataset": 3}]
)
def test_whatever_shape_it_has_it_can_be_shown(units):
    assert address_notes(units) == ()
