"""The officer's pages about the province in a real browser, wide and narrow."""

import pytest
from playwright.sync_api import expect

from tests.central.pages.browsing import fits, log_in, picture

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1366, 390])
def test_an_officer_sees_reason_and_number_and_sends_again(
    kiosk, officer, province, watch, desk, width
):
    desk.set_viewport_size({"width": width, "height": 900})
    province.misbehave(*["error_500"] * 8)
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=500)

    log_in(desk)
    desk.goto("/province")
    expect(desk.get_by_text("Để riêng, cần xem")).to_be_visible()
    assert fits(desk)
    picture(desk, f"province-{width}")
    desk.get_by_role("link", name="000 100 001").click()
    section = desk.get_by_role("region", name="Hệ thống của tỉnh")
    expect(section.get_by_text("hệ thống của tỉnh báo lỗi")).to_be_visible()
    picture(desk, f"outward-aside-{width}")
    section.get_by_role("button", name="Gửi lại ngay").click()
    watch.until(lambda rows: rows[0].number, "number")

    desk.reload()
    expect(section.get_by_text("H15.50.05.13-261201-0001")).to_be_visible()
    expect(section.get_by_role("button")).to_have_count(0)
    assert fits(desk)
    picture(desk, f"outward-number-{width}")
