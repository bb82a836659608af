from datetime import UTC, datetime, time

import pytest

from sync.traffic import Hours, Traffic, read_hours


def at(text):
    """A moment by Vietnam's clock."""
    return datetime.fromisoformat(f"2026-12-01T{text}:00+07:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "within"),
    [
        *(("18:59", False), ("19:00", True), ("23:59", True), ("00:00", True)),
        *(("05:59", True), ("06:00", False), ("12:00", False)),
    ],
)
def test_a_night_lasts_past_midnight(now, within):
    assert read_hours("19:00-06:00").include(at(now)) is within


@pytest.mark.parametrize(("now", "within"), [("11:29", False), ("11:30", True), ("13:00", False)])
def test_a_noon_break_does_not(now, within):
    assert read_hours("11:30-13:00").include(at(now)) is within


def test_nothing_said_is_any_hour_and_any_speed():
    assert read_hours("") is None
    assert Traffic().is_open(at("12:00"))
    assert Traffic().rest_s(10**9) == 0
    assert Traffic(bytes_a_s=16_000).rest_s(128_000) == 8


def test_hours_are_read_as_written():
    assert read_hours("07:05-23:59") == Hours(time(7, 5), time(23, 59))


@pytest.mark.parametrize(
    "text", ["7:00-8:00", "19:00", "25:00-06:00", "19:60-06:00", "１9:00-06:00"]
)
def test_anything_else_is_an_error(text):
    with pytest.raises(ValueError, match="19:00-06:00"):
        read_hours(text)
