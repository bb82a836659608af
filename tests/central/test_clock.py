from datetime import UTC, datetime, timedelta, timezone

import pytest

from central.clock import local_text, now_utc, read_stamp, stamp


def test_a_stamp_is_utc_with_milliseconds():
    hanoi = datetime(2026, 11, 24, 8, 5, 1, 250_999, timezone(timedelta(hours=7)))

    assert stamp(hanoi) == "2026-11-24T01:05:01.250Z"
    assert read_stamp(stamp(hanoi)) == hanoi.replace(microsecond=250_000)


def test_text_order_is_time_order():
    moments = [
        datetime(2026, 11, 24, tzinfo=UTC) + timedelta(milliseconds=n * 333) for n in range(20)
    ]

    assert sorted(map(stamp, moments)) == list(map(stamp, moments))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2026-11-24T01:05:00.000Z", "08:05 ngày 24/11/2026"),
        ("2026-12-31T23:00:00+00:00", "06:00 ngày 01/01/2027"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ("2026-11-24T01:05:00", "2026-11-24T01:05:00"),
        ("hôm qua", "hôm qua"),
        ("", ""),
    ],
)
def test_an_officer_reads_local_time(text, shown):
    assert local_text(text) == shown


def test_the_machines_clock_is_aware():
    assert now_utc().tzinfo is UTC
