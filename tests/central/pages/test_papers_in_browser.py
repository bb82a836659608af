"""The desk's papers in a real browser: written with a decision, opened beside the page."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.central.pages.browsing import LATE, LONG, fits, log_in, picture
from tests.central.pages.test_papers import text_of

pytestmark = pytest.mark.browser


def test_an_officer_prints_the_receipt_and_the_request(centre, kiosk, desk):
    parcel = kiosk.send(answers=LONG, warnings=LATE)
    log_in(desk)
    desk.goto(f"/declarations/{parcel.id}")
    desk.get_by_text("Cần bổ sung", exact=True).click()
    desk.get_by_label("Cần bổ sung gì").fill("Giấy chứng sinh; bản đã nộp mờ số")
    desk.get_by_label("Liên hệ ai khi cần hỏi").fill("chị Lan, quầy 3")
    picture(desk, "asking-for-more")
    desk.get_by_role("button", name="Ghi cần bổ sung").click()
    request = desk.get_by_role("link", name="In Phiếu yêu cầu bổ sung")
    assert "Giấy chứng sinh bản đã nộp mờ số" in paper_at(desk, request)

    desk.get_by_text("Tiếp nhận", exact=True).click()
    desk.get_by_label("Mã hồ sơ").fill("H61.01-261124-0007")
    group = desk.get_by_role("group", name="Để in Giấy tiếp nhận")
    group.get_by_label("Giấy chứng sinh").fill("1 bản chính")
    group.get_by_label("Số bộ hồ sơ").fill("1")
    picture(desk, "counting-papers")
    assert fits(desk)
    desk.get_by_role("button", name="Ghi đã tiếp nhận").click()
    expect(request).to_have_count(0)
    receipt = desk.get_by_role("link", name="In Giấy tiếp nhận")
    picture(desk, "receipt-to-print")
    read = paper_at(desk, receipt)
    for words in ("H61.01-261124-0007", "NGUYỄN THỊ HƯỜNG Ữ", "1 bản chính", "1 (bộ)"):
        assert words in read

    with desk.context.expect_page() as opened:
        receipt.click()
    assert opened.value.url.endswith("/papers/2")


def paper_at(page: Page, link: Locator) -> str:
    """The text of the PDF behind a link, fetched with the browser's own session."""
    answer = page.request.get(link.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    return text_of(answer.body())
