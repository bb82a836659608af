from datetime import UTC, datetime, timedelta

import pytest
import typer

from kiosk.commands.moment import VIETNAM, now_or, parse_on


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-24T09:30", datetime(2026, 11, 24, 9, 30, tzinfo=VIETNAM)),
        ("2026-11-24", datetime(2026, 11, 24, tzinfo=VIETNAM)),
        (None, None),
    ],
)
def test_a_moment_is_read_in_vietnam_time(text, moment):
    assert parse_on(text) == moment


@pytest.mark.parametrize("text", ["", "yesterday", "2026-02-31", "24/11/2026", "2026-11-24T25:00"])
def test_anything_else_is_wrong_use(text):
    with pytest.raises(typer.BadParameter, match="is not a moment"):
        parse_on(text)


def test_without_one_it_is_now():
    assert abs(now_or(None) - datetime.now(UTC)) < timedelta(minutes=1)
    assert now_or(None).utcoffset() == timedelta(hours=7)
