from datetime import date

import pytest

from kiosk.ward.days import hours_on
from kiosk.ward.paragraphs import paragraphs_of
from kiosk.ward.wording import (
    address_sentence,
    changed_sentence,
    closed_sentence,
    contact_sentence,
    day_sentence,
    event_sentence,
    news_sentence,
    say_days,
    say_spans,
    say_time,
    visit_sentence,
)
from tests.ward.examples import TUESDAY, example_ward

WARD = example_ward()
HOURS = WARD.hours


@pytest.mark.parametrize(
    ("days", "vi", "en"),
    [
        (["T2", "T3", "T4", "T5", "T6"], "Thứ hai đến thứ sáu", "Monday to Friday"),
        (["CN", "T7"], "Thứ bảy, chủ nhật", "Saturday, Sunday"),
        (["T2", "T4", "T6"], "Thứ hai, thứ tư, thứ sáu", "Monday, Wednesday, Friday"),
    ],
)
def test_weekdays_in_words(days, vi, en):
    assert (say_days(days, "vi"), say_days(days, "en")) == (vi, en)


def test_hours_in_words():
    assert (say_time("07:05", "vi"), say_time("08:00", "vi")) == ("7 giờ 05", "8 giờ")
    assert say_spans(["07:30-11:30", "13:00-17:00"], "vi") == (
        "7 giờ 30 đến 11 giờ 30 và 13 giờ đến 17 giờ"
    )
    assert say_spans(["07:30-11:30"], "en") == "7:30 to 11:30"


def test_today_and_other_days():
    today = day_sentence(hours_on(HOURS, TUESDAY), TUESDAY, "vi")
    assert today.startswith("Hôm nay, thứ ba, ngày 24 tháng 11 năm 2026: 7 giờ 30")
    sunday = date(2026, 11, 29)
    closed = day_sentence(hours_on(HOURS, sunday), TUESDAY, "vi")
    assert closed == "Chủ nhật, ngày 29 tháng 11 năm 2026: trụ sở không làm việc."
    new_year = date(2027, 1, 1)
    assert day_sentence(hours_on(HOURS, new_year), new_year, "en") == (
        "Today, Friday, 1 January 2027: closed (New Year's Day)."
    )
    eve = date(2026, 12, 31)
    assert "(Chiều họp tổng kết)" in day_sentence(hours_on(HOURS, eve), eve, "vi")


def test_what_is_to_come():
    assert closed_sentence(HOURS.closed[0], "vi") == (
        "Sắp tới không làm việc thứ sáu, ngày 1 tháng 1 năm 2027 (Tết Dương lịch)."
    )
    assert "7 giờ 30 đến 11 giờ 30" in changed_sentence(HOURS.changed[0], "vi")
    assert visit_sentence(HOURS.visits[0], "vi") == (
        "Thứ bảy, tại Nhà văn hóa tổ dân phố số 3: 8 giờ đến 11 giờ. Sao y, khai sinh, cư trú."
    )


def test_contacts_events_news_and_the_address():
    assert contact_sentence(WARD.contacts[0], "vi") == (
        "Bộ phận một cửa: 0225 000 001, Phòng 101, tầng 1."
    )
    assert contact_sentence(WARD.contacts[1], "en") == "Ward police: 0225 000 002."
    assert event_sentence(WARD.events[0], "vi").startswith(
        "Họp tổ dân phố số 3: 19 giờ 30, thứ bảy, ngày 5 tháng 12 năm 2026, tại Nhà văn hóa"
    )
    assert news_sentence(WARD.news[0], "en").startswith("Road works on Ví Dụ Street. Ví Dụ Street")
    assert address_sentence(WARD, "vi") == "Số 1 phố Ví Dụ, phường Mẫu."
    with pytest.raises(LookupError):
        address_sentence(WARD.model_copy(update={"address": None}), "vi")


def test_the_page_tells_what_counts_on_the_day():
    sections = [one.section for one in paragraphs_of(WARD, TUESDAY, "vi")]
    assert sections == ["hours", "visits", "contacts", "address", "events", "news"]
    assert all(one.checked for one in paragraphs_of(WARD, TUESDAY, "vi"))
    later = [one.section for one in paragraphs_of(WARD, date(2027, 2, 1), "vi")]
    assert later == ["hours", "visits", "contacts", "address"]
    bare = WARD.model_copy(
        update={"hours": None, "contacts": [], "address": None, "events": [], "news": []}
    )
    assert paragraphs_of(bare, TUESDAY, "vi") == []
