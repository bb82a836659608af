"""A phone in the test: the page in a real browser, what it is shown, and what it shows."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, expect

from kiosk.handoff.collecting import Collector, Whole
from tests.handoff.camera import SCENE, Conditions, photograph, read

PAGE = Path(__file__).resolve().parents[2] / "assets" / "handoff" / "mang-ve.html"
SWITCHES = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
)
READS = 60


def link(text: str) -> str:
    return f"{PAGE.as_uri()}#{text}"


def files(texts: list[str], conditions: Conditions) -> list[dict]:
    """Photographs as a person chooses them from her album."""
    chosen = []
    for number, text in enumerate(texts):
        held = io.BytesIO()
        photograph(text, conditions, number).save(held, "PNG")
        chosen.append({"name": f"{number}.png", "mimeType": "image/png", "buffer": held.getvalue()})
    return chosen


def film(texts: list[str], conditions: Conditions, path: Path) -> None:
    """A video as Chromium's false camera plays it, over and over."""
    width, height = SCENE
    with path.open("wb") as video:
        video.write(f"YUV4MPEG2 W{width} H{height} F5:1 Ip A1:1 C420jpeg\n".encode())
        for number, text in enumerate(texts):
            video.write(b"FRAME\n" + photograph(text, conditions, number).tobytes())
            video.write(bytes([128]) * (width * height // 2))


def given_back(page: Page, texts: list[str] | None = None) -> bytes:
    """The message that the codes on the phone's screen make, as a kiosk's scanner reads them.

    `texts` gets each code that was read.
    """
    collector = Collector()
    code = page.get_by_role("img", name="Mã vuông của tờ khai")
    expect(code).to_be_visible()
    for _ in range(READS):
        picture = Image.open(io.BytesIO(code.screenshot())).convert("L")
        for text in read(picture):
            if texts is not None:
                texts.append(text)
            outcome = collector.take(text)
            if isinstance(outcome, Whole):
                return outcome.message
    raise AssertionError("the codes on the phone never made a message")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def shown(page: Page) -> dict[str, str]:
    """What the page says was answered."""
    labels = page.get_by_role("term").all_inner_texts()
    return dict(zip(labels, page.get_by_role("definition").all_inner_texts(), strict=True))
