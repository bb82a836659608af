"""From a kiosk's screen to a phone in a real browser and back, all by pictures; nothing else."""

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.handoff.camera import read
from tests.handoff.phone import PAGE, SWITCHES, given_back, press, shown
from tests.screens.carried_pages import FEW
from tests.screens.panels import KIOSK, Setting
from tests.screens.stage import NOW
from tests.screens.test_carried import PAGES, seen

pytestmark = pytest.mark.browser


@pytest.fixture
def phone() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=SWITCHES.split(), headless=True
        )
        page = browser.new_page(viewport={"width": 412, "height": 915}, device_scale_factor=2)
        page.clock.install(time=NOW)
        page.goto(PAGE.as_uri())
        yield page
        browser.close()


def photographed(stage) -> dict:
    held = io.BytesIO()
    seen(stage).save(held, "PNG")
    return {"name": "x.png", "mimeType": "image/png", "buffer": held.getvalue()}


def test_one_code(stage, phone):
    stage.dress(Setting(KIOSK, 1, "day", "vi"))
    PAGES["carry"].show(stage)
    phone.goto("about:blank")
    (link,) = read(seen(stage))
    phone.goto(f"{PAGE.as_uri()}#{link.partition('#')[2]}")
    expect(phone.get_by_text("Làm ở máy số 0042")).to_be_visible()
    assert "ĐỖ ẨM" in shown(phone).values()
    press(phone, "Đưa lại cho máy của phường")
    come_back(stage, phone)
    assert stage.views.visit.state.answers.values == FEW


def test_moving_codes(stage, phone):
    stage.dress(Setting(KIOSK, 3, "day", "vi"))
    PAGES["carry-moving"].show(stage)
    answers = dict(stage.views.visit.state.answers.values)
    album = []
    for number in range(9):
        if number % 3 != 1:
            album.append(photographed(stage))
        stage.views.carry._next()
        stage.settle()
    phone.get_by_label("Chọn ảnh đã chụp mã").set_input_files(album)
    expect(phone.get_by_text("Làm ở máy số 0042")).to_be_visible()
    press(phone, "Đưa lại cho máy của phường")
    come_back(stage, phone)
    taken = dict(stage.views.visit.state.answers.values)
    assert len(taken) > 5
    assert taken.items() <= answers.items()


def come_back(stage, phone: Page) -> None:
    """Another person's turn at the kiosk; the phone's codes reach it as its scanner reads them."""
    texts: list[str] = []
    given_back(phone, texts)
    stage.reset()
    for text in texts:
        stage.views.resume.take_scan(text.encode())
    stage.settle()
    assert stage.views.visit.state.answers.values == {}
    stage.press("Đúng, khai tiếp")
    assert stage.views.visit.state.page == "takes"
