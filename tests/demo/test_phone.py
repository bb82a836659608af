import random
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from PIL import Image

from kiosk.demo.phone import Phone, open_draft
from kiosk.demo.remote import DemoError, Remote
from kiosk.handoff.envelope import LIFETIME, seal
from kiosk.handoff.frame import frame_texts
from tests.handoff.camera import draw
from tests.handoff.drafts import NOW, a_draft, a_long_draft

SCREEN = (1080, 1920)
ADDRESS = "https://vidu.example.vn/mang-ve"


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    return Phone(cast("Remote", None), tmp_path)


def screen_with(text: str) -> bytes:
    """A picture of a screen with this code on it."""
    screen = Image.new("RGB", SCREEN, "white")
    screen.paste(draw(text), (200, 400))
    out = BytesIO()
    screen.save(out, "PNG")
    return out.getvalue()


def random_bytes(count: int) -> bytes:
    return random.Random(7).randbytes(count)


def test_one_code_is_read_off_a_picture_and_opened(phone):
    message = seal(a_draft(), None, random_bytes)
    (text,) = frame_texts(message)
    assert phone.take(screen_with(text)) == message
    assert phone.codes == [text.encode()]
    assert open_draft(message, NOW).answers == a_draft().answers


def test_a_code_that_is_a_link_is_kept_as_it_was_shown(phone):
    (text,) = frame_texts(seal(a_draft(), None, random_bytes))
    assert phone.take(screen_with(f"{ADDRESS}#{text}")) is not None
    assert phone.codes == [f"{ADDRESS}#{text}".encode()]


def test_moving_codes_are_kept_once_each_until_there_are_enough(phone):
    message = seal(a_long_draft(), None, random_bytes)
    texts = frame_texts(message)
    assert phone.take(screen_with(ADDRESS)) is None
    shown = [phone.take(screen_with(text)) for text in (texts[0], texts[0], *texts[1:])]
    whole = next(n for n, found in enumerate(shown) if found is not None)
    assert shown[whole] == message
    assert phone.codes[:2] == [text.encode() for text in texts[:2]]
    assert 1 < whole < len(texts)


def test_a_screen_without_a_code_gives_nothing(phone):
    out = BytesIO()
    Image.new("RGB", SCREEN, "white").save(out, "PNG")
    assert phone.take(out.getvalue()) is None
    assert phone.codes == []


def test_what_does_not_open_is_an_error():
    message = bytearray(seal(a_draft(), None, random_bytes))
    with pytest.raises(DemoError, match="handoff_expired"):
        open_draft(bytes(message), NOW + LIFETIME)
    message[-1] ^= 1
    with pytest.raises(DemoError, match="handoff_altered"):
        open_draft(bytes(message), NOW)
