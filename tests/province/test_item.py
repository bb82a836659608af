"""The fields of the exchange, from what was sealed and what the officer wrote."""

from datetime import UTC, datetime

import pytest

from central.adapters.exchange import clean, text_of
from central.adapters.file_id import file_id_of, is_official
from central.adapters.item import appointment, time_text
from central.clock import VIETNAM

ID = "01a0c450-6c01-736e-bbcc-2ebb11b2fb41"


def test_times_are_local_and_of_fourteen_digits():
    assert time_text(datetime(2026, 12, 1, 18, 5, 9, tzinfo=UTC)) == "20261202010509"
    assert time_text(None) == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("15 giờ ngày 27/11/2026", (2026, 11, 27, 15, 0)),
        ("15 giờ 30 phút, ngày 27/11/2026", (2026, 11, 27, 15, 30)),
        ("8h30 ngày 1/2/2027", (2027, 2, 1, 8, 30)),
        ("14:05 02/03/2027", (2027, 3, 2, 14, 5)),
        ("27/11/2026", (2026, 11, 27, 0, 0)),
        ("trả ngay", None),
        ("", None),
        ("25 giờ ngày 27/11/2026", None),
        ("ngày 31/2/2026", None),
    ],
)
def test_an_appointment_is_read_when_it_is_written_plainly(written, read):
    assert appointment(written) == (datetime(*read, tzinfo=VIETNAM) if read else None)


def test_a_file_goes_by_one_name_that_looks_like_no_official_number():
    name = file_id_of(ID, "00010000152")
    assert name == "K-00010000152-2EBB11B2FB41"
    assert not is_official(name)
    assert len(name) <= 50


@pytest.mark.parametrize(
    "number",
    [
        "H15.50.05.13-261008-0975",
        "000.00.01.H22-261008-0975",
        "G09.20-20260609-0092637",
        "H15.50.05-261201-061234",
    ],
)
def test_numbers_of_every_known_kind_are_official(number):
    assert is_official(number)
    assert file_id_of(ID, "00010000152", f" {number.lower()} ") == number


@pytest.mark.parametrize("text", ["", "H1", "Nguyễn Thị Hường", "H15-261008-0975; 003190000123"])
def test_anything_else_an_officer_writes_is_not_kept_in_the_clear(text):
    assert file_id_of(ID, "00010000152", text).startswith("K-")


@pytest.mark.parametrize(
    ("code", "kept"),
    [("07", "07"), (7, "7"), ("E_12-x", "E_12-x"), ("bà Hường", "other"), ("x" * 21, "other")],
)
def test_a_code_that_may_hold_words_is_not_kept(code, kept):
    assert clean(code) == kept


def test_names_of_an_answer_are_found_in_any_case():
    assert text_of({"MAHOSO": " H1 ", "trangthaihoso": 4}, "MaHoSo") == "H1"
    assert text_of({"TRANGTHAIHOSO": 4}, "TrangThaiHoSo") == "4"
    assert text_of({"MaHoSo": ["x"]}, "MaHoSo") == ""
