"""What tests in a real browser do again and again, and a declaration with everything in it."""

from pathlib import Path

from playwright.sync_api import Page, Request, expect

from tests.central.serving import PASSWORD

PICTURES = Path(__file__).resolve().parents[3] / "build" / "central"
SWITCHES = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
LONG = {
    "relation": "mother",
    "child_dob": "2026-08-02",
    "parents_married": "married",
    "birth_proof": "paper",
    "requester_card": "scanned",
    "requester_name": "NGUYỄN THỊ HƯỜNG Ữ",
    "requester_dob": "1996",
    "requester_number": "003196000123",
    "requester_issued": "ask_staff",
    "requester_address": "Số 12 ngõ 34 đường Nguyễn Ỗ, tổ dân phố 5, phường Mẫu, Hải Phòng",
    "child_name": "TRẦN NGỌC ANH THƯ",
    "child_sex": "female",
    "child_ethnicity": "Kinh",
    "child_nationality": "viet_nam",
    "child_birth_place": "Bệnh viện Phụ sản Mẫu, Hải Phòng",
    "child_hometown": "Phường Mẫu, Hải Phòng",
    "mother_number": "ask_staff",
}


LATE = [
    {
        "field": "child_dob",
        "code": "over_60_days",
        "message": "Đã quá 60 ngày, vẫn khai được. Có thể phải trả lệ phí theo mức của tỉnh.",
    },
    {"field": "", "code": "clock", "message": "Giờ của máy lúc lưu chưa chắc đúng."},
]


def failure_of(request: Request) -> list[str]:
    """What went wrong; nothing where the page left before its tab's icon had come."""
    left = request.failure == "net::ERR_ABORTED"
    return [] if left else [f"{request.url}: {request.failure}"]


def log_in(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Tên").fill("lan")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Tờ khai", exact=True)).to_be_visible()


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def fits(page: Page) -> bool:
    """Nothing sticks out at the side."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")
