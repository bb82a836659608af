from datetime import UTC, datetime

import pytest

from kiosk.staff.times import drift_words, size_words, start_of_day, when


def test_stored_times_are_told_in_local_time():
    assert when("2026-11-23T17:05:00.000Z", "vi") == "00:05 ngày 24/11/2026"
    assert when("2026-11-23T17:05:00.000Z", "en") == "00:05 on 24 November 2026"
    assert when(None, "vi") == when("", "vi") == when("damaged", "vi") == ""


def test_a_day_begins_at_local_midnight():
    assert start_of_day(datetime(2026, 11, 23, 17, 0, tzinfo=UTC)) == "2026-11-23T17:00:00.000Z"
    assert start_of_day(datetime(2026, 11, 23, 16, 59, tzinfo=UTC)) == "2026-11-22T17:00:00.000Z"


@pytest.mark.parametrize(
    ("offset_s", "words"),
    [
        (0, ""),
        (59, ""),
        (-59.9, ""),
        (120, "Đồng hồ máy chậm 2 phút. Tờ khai vẫn gửi được."),
        (2.2 * 86_400, "Đồng hồ máy chậm 2 ngày. Tờ khai vẫn gửi được."),
        (-36 * 3600, "Đồng hồ máy nhanh 1,5 ngày. Tờ khai vẫn gửi được."),
        (10 * 365.25 * 86_400, "Đồng hồ máy chậm 10 năm. Tờ khai vẫn gửi được."),
    ],
)
def test_a_drift_is_told_by_days_and_years(offset_s, words):
    assert drift_words(offset_s, "vi") == words


def test_a_size_is_round():
    assert size_words(15_500_000_000, "vi") == "15,5\u00a0GB"
    assert size_words(999, "en") == "1\u00a0KB"
