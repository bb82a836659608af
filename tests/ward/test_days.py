from datetime import date, timedelta

import pytest

from kiosk.ward.days import changed_ahead, closed_ahead, day_meant, hours_on, visits_on
from kiosk.ward.model import said
from tests.ward.examples import TUESDAY, example_ward

HOURS = example_ward().hours
NEW_YEAR, EVE = date(2027, 1, 1), date(2026, 12, 31)


def test_a_usual_day_has_the_hours_of_its_weekday():
    assert hours_on(HOURS, TUESDAY).spans == ("07:30-11:30", "13:30-17:00")


def test_a_day_outside_the_week_is_closed():
    assert hours_on(HOURS, TUESDAY + timedelta(days=5)).spans == ()


def test_closed_days_and_days_with_other_hours_count_before_the_week():
    new_year = hours_on(HOURS, NEW_YEAR)
    assert (new_year.spans, said(new_year.why, "vi")) == ((), "Tết Dương lịch")
    assert hours_on(HOURS, EVE).spans == ("07:30-11:30",)


def test_what_differs_is_told_a_month_ahead_and_not_after():
    month_before, long_before = NEW_YEAR - timedelta(days=30), NEW_YEAR - timedelta(days=31)
    assert [one.from_ for one in closed_ahead(HOURS, month_before)] == [NEW_YEAR]
    assert closed_ahead(HOURS, long_before) == closed_ahead(HOURS, NEW_YEAR) == []
    assert [one.from_ for one in changed_ahead(HOURS, EVE - timedelta(days=1))] == [EVE]


def test_nobody_visits_on_a_closed_day():
    saturday = TUESDAY + timedelta(days=4)
    assert len(visits_on(HOURS, saturday)) == 1
    assert visits_on(HOURS, TUESDAY) == []
    closed = HOURS.model_copy(
        update={"closed": [HOURS.closed[0].model_copy(update={"from_": saturday})]}
    )
    assert visits_on(closed, saturday) == []


@pytest.mark.parametrize(
    ("weekday", "ahead", "expected"),
    [(None, None, 0), (1, None, 0), (2, None, 1), (0, None, 6), (None, 1, 1), (5, 0, 0)],
)
def test_the_day_that_is_meant(weekday, ahead, expected):
    assert day_meant(TUESDAY, weekday, ahead) == TUESDAY + timedelta(days=expected)
