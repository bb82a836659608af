"""The pages in a real browser: by role and name, at desk and phone width, on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.central.pages.browsing import LATE, LONG, PICTURES, fits, log_in, picture
from tests.central.serving import Served
from tests.central.virtual_kiosk import VirtualKiosk

pytestmark = pytest.mark.browser


def fill_the_house(centre: Served, kiosk: VirtualKiosk) -> list[str]:
    """Declarations in several states, with a gap."""
    parcels = [kiosk.send(answers=LONG, warnings=LATE)]
    parcels.append(
        kiosk.send(
            procedure={"code": "1.014027", "version": "2026.11.22"},
            answers={"name": "LÊ VĂN ẨM"},
            warnings=[],
        )
    )
    kiosk.make()
    parcels.append(kiosk.send(procedure={"code": "9.999999", "version": "1"}))
    return [parcel.id for parcel in parcels]


def test_an_officer_finds_reads_and_receives_a_declaration(centre, kiosk, desk):
    first, *_ = fill_the_house(centre, kiosk)
    desk.goto("/login")
    picture(desk, "login")
    log_in(desk)
    picture(desk, "list")
    assert fits(desk)

    desk.get_by_role("link", name=re.compile(r"^000 100 001")).click()
    expect(desk.get_by_role("heading", name="NGUYỄN THỊ HƯỜNG Ữ")).to_be_visible()
    shown = {
        row.get_attribute("data-name"): row.get_attribute("data-value")
        for row in desk.locator("[data-name]").all()
    }
    assert shown == LONG
    picture(desk, "declaration")
    assert fits(desk)

    desk.get_by_text("Tiếp nhận", exact=True).click()
    desk.get_by_label("Mã hồ sơ").fill("H61.01-261124-0007")
    desk.get_by_label("Ngày giờ hẹn trả kết quả").fill("15 giờ ngày 27/11/2026")
    picture(desk, "deciding")
    desk.get_by_role("button", name="Ghi đã tiếp nhận").click()
    expect(desk.get_by_text("H61.01-261124-0007")).to_be_visible()
    picture(desk, "received")

    assert desk.url.endswith(first)
    assert [row["state"] for row in kiosk.status("00010000152")["rows"]] in ([], ["received"])
    desk.get_by_role("link", name="Bản in").click()
    desk.emulate_media(media="print")
    colours = desk.locator(".state, .mark").evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark).color)"
    )
    assert set(colours) == {"rgb(26, 23, 20)"}
    picture(desk, "print")
    desk.pdf(path=PICTURES / "print.pdf", prefer_css_page_size=True)
    desk.emulate_media(media="screen")


def test_the_browser_is_told_at_once_that_a_file_number_is_missing(centre, kiosk, desk):
    (first, *_) = fill_the_house(centre, kiosk)
    log_in(desk)
    desk.goto(f"/declarations/{first}")
    desk.get_by_text("Tiếp nhận", exact=True).click()
    desk.get_by_role("button", name="Ghi đã tiếp nhận").click()

    assert desk.get_by_label("Mã hồ sơ").evaluate("field => field.validity.valueMissing")


def test_looking_a_slip_up_and_logging_out_work_by_keyboard_alone(centre, kiosk, desk):
    parcel = kiosk.send()
    log_in(desk)
    desk.get_by_label("Số phiếu").focus()
    desk.keyboard.type(parcel.reference)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Nguyễn Thị Hường Ữ")
    assert parcel.reference not in desk.url

    desk.get_by_role("button", name="Đăng xuất").press("Enter")
    expect(desk.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    desk.go_back()
    expect(desk.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_the_other_pages_are_whole(centre, kiosk, desk):
    _first, _second, unknown = fill_the_house(centre, kiosk)
    centre.add_kiosk("Công an phường Mẫu, điểm tiếp dân số 2")
    kiosk.post(kiosk.make({"seq": 9999}))
    log_in(desk)
    for name, path in {
        "kiosks": "/kiosks",
        "quarantine": "/quarantine",
        "password": "/password",
        "unknown-procedure": f"/declarations/{unknown}",
        "filtered": "/declarations?state=refused",
    }.items():
        desk.goto(path)
        picture(desk, name)
        assert fits(desk)
    desk.set_viewport_size({"width": 414, "height": 800})
    for name, path in {
        "narrow-list": "/declarations",
        "narrow-declaration": f"/declarations/{unknown}",
        "narrow-login": "/login",
    }.items():
        desk.goto(path)
        picture(desk, name)
        assert fits(desk), name


CONTRAST = """
() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v =>
    v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  ).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.getClientRects().length) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    found.push([ratio, walker.currentNode.textContent.trim()]);
  }
  return found;
}
"""
SMALL_TARGETS = """
() => [...document.querySelectorAll("button, input:not([type=hidden]), textarea, summary, nav a")]
  .filter(e => e.getClientRects().length)
  .map(e => [e.getBoundingClientRect().height, e.textContent || e.name])
  .filter(([height]) => height < 40)
"""


@pytest.mark.parametrize("path", ["/login", "/declarations", "/declarations/ID", "/kiosks"])
def test_text_stands_out_and_controls_are_large_and_named(centre, kiosk, desk, path):
    first, *_ = fill_the_house(centre, kiosk)
    log_in(desk)
    desk.goto(path.replace("ID", first))

    ratios = desk.evaluate(CONTRAST)
    assert len(ratios) > 3
    assert [pair for pair in ratios if pair[0] < 7] == []
    assert desk.evaluate(SMALL_TARGETS) == []
    unnamed = desk.locator("input:not([type=hidden]):visible, textarea:visible").evaluate_all(
        "fields => fields.filter(f => !f.labels.length).map(f => f.name)"
    )
    assert unnamed == []
    assert desk.locator("h1").count() == 1
    assert desk.locator("html").get_attribute("lang") == "vi"


def test_the_policy_stops_a_script_that_got_into_a_page(browser, centre, kiosk):
    page = browser.new_page(base_url=centre.url)
    page.goto("/login")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "document.title = 'taken over'";
          document.body.append(script);
        }"""
    )

    assert page.title() != "taken over"
    page.close()
