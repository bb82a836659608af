"""The page for phones in a real browser, from the file: read, shown in words, given back."""

import random
from collections.abc import Iterator

import pytest
from nacl.signing import SigningKey
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from kiosk.handoff.draft import Item
from kiosk.handoff.envelope import LIFETIME, Clock, Opened, seal, unseal
from kiosk.handoff.frame import frame_texts
from tests.handoff.camera import GOOD, HARD
from tests.handoff.drafts import NOW, a_draft, a_long_draft
from tests.handoff.phone import PAGE, SWITCHES, files, film, given_back, link, press, shown
from tests.handoff.test_envelope import forged

pytestmark = pytest.mark.browser

KEY = SigningKey(b"k" * 32)
OWN = bytes(KEY.verify_key)
CLOCK = Clock(NOW)
SMALL = seal(a_draft(), KEY, random.Random(1).randbytes)
LONG = seal(a_long_draft(), KEY, random.Random(2).randbytes)
QUESTIONS = a_draft(
    (
        Item("relation", "Khai cho ai", "", "", (("mother", "Mẹ khai"), ("father", "Bố khai"))),
        Item("child_name", "Họ tên bé"),
        Item("copies", "Số bản sao"),
    ),
    kind="questions",
)
GIVE_BACK, WARNING = "Đưa lại cho máy của phường", "Ai cầm điện thoại này"


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


def launched(playwright: Playwright, *switches: str) -> Browser:
    return playwright.chromium.launch(
        executable_path="/usr/bin/chromium", args=[*SWITCHES.split(), *switches], headless=True
    )


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launched(playwright)
    yield browser
    browser.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    yield from opened(browser)


def opened(browser: Browser, **options) -> Iterator[Page]:
    """A page on a phone, on the day of the drafts; it asks nobody for anything."""
    context = browser.new_context(
        viewport={"width": 412, "height": 915}, device_scale_factor=2, locale="vi-VN", **options
    )
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    faults: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert faults == []
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []


def test_a_link_shows_what_was_answered_and_leaves_no_trace_in_the_address(phone: Page):
    (text,) = frame_texts(SMALL)
    phone.goto(link(text))
    expect(phone.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()
    assert shown(phone) == {item.label: item.text for item in a_draft().items}
    expect(phone.get_by_text("Làm ở máy số 0017 lúc 09:30 24/11/2026")).to_be_visible()
    expect(phone.get_by_text(WARNING)).to_be_visible()
    assert phone.url == PAGE.as_uri()


@pytest.mark.parametrize("conditions", HARD.values(), ids=HARD)
def test_a_long_one_is_read_from_bad_pictures_and_given_back_whole(phone: Page, conditions):
    rng = random.Random(repr(conditions))
    texts = [text for text in frame_texts(LONG, range(14)) if rng.random() >= 0.3]
    phone.goto(PAGE.as_uri())
    phone.get_by_label("Chọn ảnh đã chụp mã").set_input_files(files(texts, conditions))
    expect(phone.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()
    assert shown(phone) == {item.label: item.text for item in a_long_draft().items}
    phone.clock.resume()
    press(phone, GIVE_BACK)
    assert unseal(given_back(phone), CLOCK, OWN) == Opened(a_long_draft(), "this_kiosk")


def test_the_camera_reads_moving_codes(playwright, tmp_path):
    rng = random.Random(6)
    texts = [text for text in frame_texts(LONG, range(12)) if rng.random() >= 0.3]
    video = tmp_path / "screen.y4m"
    film(texts, HARD["all of it"], video)
    browser = launched(
        playwright,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={video}",
    )
    for phone in opened(browser):
        phone.clock.resume()
        phone.goto(PAGE.as_uri())
        press(phone, "Quét mã trên màn hình máy")
        heading = phone.get_by_role("heading", name="Đăng ký khai sinh")
        expect(heading).to_be_visible(timeout=60_000)
        assert len(shown(phone)) == len(a_long_draft().items)
        assert phone.evaluate("document.getElementById('view').srcObject") is None
    browser.close()


def test_pictures_one_after_the_other_say_how_many_are_missing(phone: Page):
    texts = frame_texts(LONG)
    pieces = len(texts) // 2
    phone.goto(PAGE.as_uri())
    album = phone.get_by_label("Chọn ảnh đã chụp mã")
    album.set_input_files(files(texts[:1], GOOD))
    expect(phone.get_by_role("status")).to_contain_text(f"Đã đọc 1 trên {pieces} mã")
    album.set_input_files(files(texts[1:pieces], GOOD))
    expect(phone.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()


def test_questions_are_answered_at_home_and_brought_along(phone: Page):
    (text,) = frame_texts(seal(QUESTIONS, KEY, random.Random(3).randbytes))
    phone.goto(link(text))
    expect(phone.get_by_text("Xin trả lời những câu đã biết.")).to_be_visible()
    phone.get_by_label("Khai cho ai").select_option("Bố khai")
    phone.get_by_label("Họ tên bé").fill("  TRẦN NGỌC\u200b  ANH THƯ ")
    press(phone, GIVE_BACK)
    opened = unseal(given_back(phone), CLOCK, OWN)
    assert isinstance(opened, Opened)
    assert (opened.signer, opened.doubts) == ("nobody", ())
    assert opened.draft.answers == {"relation": "father", "child_name": "TRẦN NGỌC ANH THƯ"}
    assert [item.text for item in opened.draft.items] == ["Bố khai", "TRẦN NGỌC ANH THƯ", ""]
    assert (opened.draft.kind, opened.draft.by, opened.draft.code) == (
        "prepared",
        "phone",
        "1.001193",
    )
    assert opened.draft.expires_at == NOW + LIFETIME


def test_it_is_kept_only_when_saved_and_goes_when_erased(phone: Page):
    (text,) = frame_texts(SMALL)
    phone.goto(link(text))
    heading = phone.get_by_role("heading", name="Đăng ký khai sinh")
    expect(heading).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("button", name="Quét mã")).to_be_visible()
    phone.goto("about:blank")
    phone.goto(link(text))
    press(phone, "Lưu vào điện thoại này")
    expect(phone.get_by_role("status")).to_contain_text("Đã lưu")
    phone.reload()
    expect(heading).to_be_visible()
    press(phone, "Xóa khỏi điện thoại này")
    expect(phone.get_by_role("status")).to_have_text("Đã xóa.")
    assert "ANH THƯ" not in phone.content()
    phone.reload()
    expect(phone.get_by_role("button", name="Quét mã")).to_be_visible()
    assert phone.evaluate("localStorage.length") == 0


def test_the_page_that_was_downloaded_does_the_same(phone: Page, tmp_path):
    phone.goto(PAGE.as_uri())
    with phone.expect_download() as download:
        press(phone, "Tải trang này về")
    copy = tmp_path / "mang-ve.html"
    download.value.save_as(copy)
    (text,) = frame_texts(SMALL)
    phone.goto(f"{copy.as_uri()}#{text}")
    expect(phone.get_by_role("heading", name="Đăng ký khai sinh")).to_be_visible()
    press(phone, GIVE_BACK)
    assert unseal(given_back(phone), CLOCK, OWN) == Opened(a_draft(), "this_kiosk")


def test_markup_in_a_declaration_is_only_text(phone: Page):
    markup = "<img src=x onerror=alert(1)><b>Ỗ</b>"
    (text,) = frame_texts(seal(a_draft((Item("a", markup, markup, markup),)), None, bytes_of))
    phone.goto(link(text))
    expect(phone.get_by_role("term")).to_have_text(markup)
    assert shown(phone) == {markup: markup}
    assert phone.locator("main img").count() == 0


def bytes_of(size: int) -> bytes:
    return random.Random(9).randbytes(size)


def deflated(text: str) -> bytes:
    return forged(b"\0" + text.encode())


@pytest.mark.parametrize(
    "message",
    [
        SMALL[:-1] + bytes([SMALL[-1] ^ 1]),
        forged(bytes(50_000_000)[:2_000_000]),
        deflated("{}"),
        deflated("[" * 30000),
        deflated('{"format":1,"kind":"declaration","items":[null]}'),
    ],
    ids=["altered", "bomb", "empty", "deep", "no items"],
)
def test_what_is_no_declaration_is_said_to_be_spoilt(phone: Page, message):
    phone.goto(PAGE.as_uri())
    texts = frame_texts(message)
    phone.get_by_label("Chọn ảnh đã chụp mã").set_input_files(files(texts, GOOD))
    expect(phone.get_by_role("status")).to_contain_text("hỏng hoặc đã bị sửa")


@pytest.mark.parametrize("text", ["CHUYEN:AAA", "abc", "https://x.invalid/", "%zz", "%F0%9F"])
def test_an_address_with_something_else_is_no_code(phone: Page, text):
    phone.goto(link(text))
    expect(phone.get_by_role("status")).to_contain_text("Không thấy mã của tờ khai")


def test_what_is_past_its_day_is_shown_and_not_given_back(phone: Page):
    (text,) = frame_texts(SMALL)
    phone.clock.set_fixed_time(NOW + LIFETIME)
    phone.goto(link(text))
    expect(phone.get_by_text("Tờ khai này đã quá ngày")).to_be_visible()
    expect(phone.get_by_role("button", name=GIVE_BACK)).to_have_count(0)


def test_english_says_the_same(phone: Page):
    (text,) = frame_texts(SMALL)
    phone.goto(link(text))
    press(phone, "English")
    expect(phone.get_by_role("button", name="Give it back to a kiosk")).to_be_visible()
    expect(phone.get_by_text("Begun at kiosk 0017")).to_be_visible()
    press(phone, "Tiếng Việt")
    expect(phone.get_by_role("button", name=GIVE_BACK)).to_be_visible()


def test_moving_codes_can_be_stopped(phone: Page):
    phone.goto(PAGE.as_uri())
    phone.get_by_label("Chọn ảnh đã chụp mã").set_input_files(files(frame_texts(LONG), GOOD))
    phone.clock.resume()
    press(phone, GIVE_BACK)
    press(phone, "Dừng đổi mã")
    code = phone.get_by_role("img", name="Mã vuông của tờ khai")
    before = code.screenshot()
    phone.clock.run_for(3000)
    assert code.screenshot() == before
    press(phone, "Đổi mã tiếp")
    phone.clock.run_for(600)
    assert code.screenshot() != before
