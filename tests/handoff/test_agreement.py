"""The page on a phone and the kiosk carry alike: the same letters, symbols and messages."""

import json
import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, sync_playwright

from kiosk.handoff.collecting import Whole, collect
from kiosk.handoff.draft import read_draft
from kiosk.handoff.envelope import Clock, Opened, seal, unseal
from kiosk.handoff.frame import LARGEST_MESSAGE, PIECE_SIZE, SINGLE_SIZE, frame_texts
from kiosk.handoff.letters import to_letters
from tests.handoff.drafts import NOW, a_draft
from tests.handoff.phone import PAGE, SWITCHES

pytestmark = pytest.mark.browser

SIZES = [1, 2, SINGLE_SIZE, SINGLE_SIZE + 1, PIECE_SIZE * 7 - 3, PIECE_SIZE * 34, LARGEST_MESSAGE]
SPELLED = """async ([bytes, indexes]) => {
  const frames = await CARRY.framesOf(Uint8Array.from(bytes));
  return indexes.map((index) => frames.text(index));
}"""
COLLECTED = """async (texts) => {
  const collector = new CARRY.Collector();
  for (const text of texts) {
    const came = await collector.take(text);
    if (came && came.message) return CARRY.toLetters(came.message);
  }
  return null;
}"""
OPENED = "async (bytes) => [...(await CARRY.unseal(Uint8Array.from(bytes)))]"
SEALED = "async (bytes) => [...(await CARRY.seal(Uint8Array.from(bytes)))]"
READ = """(text) => {
  try { DRAFT.read(new TextEncoder().encode(text)); return true; } catch { return false; }
}"""


@pytest.fixture(scope="module")
def phone() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=SWITCHES.split(), headless=True
        )
        page = browser.new_page()
        page.goto(PAGE.as_uri())
        yield page
        browser.close()


@pytest.mark.parametrize("size", SIZES)
def test_the_phone_shows_the_very_same_codes(phone: Page, size):
    message = random.Random(size).randbytes(size)
    indexes = [0] if size <= SINGLE_SIZE else [0, 1, 63, 64, 65, 130, 255]
    ours = [frame_texts(message, range(index, index + 1))[0] for index in indexes]
    assert phone.evaluate(SPELLED, [list(message), indexes]) == ours


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kept", ["last", "some"])
def test_the_phone_restores_from_any_enough_codes(phone: Page, size, kept):
    rng = random.Random(size)
    message = rng.randbytes(size)
    texts = frame_texts(message, range(1 if size <= SINGLE_SIZE else 256))
    count = max(1, -(-size // PIECE_SIZE)) if size > SINGLE_SIZE else 1
    arrived = texts[-count:] if kept == "last" else rng.sample(texts, count)
    assert phone.evaluate(COLLECTED, arrived) == to_letters(message)
    assert count == 1 or phone.evaluate(COLLECTED, arrived[1:]) is None


@pytest.mark.parametrize("size", SIZES[3:6])
def test_the_kiosk_restores_what_the_phone_shows(phone: Page, size):
    message = random.Random(size).randbytes(size)
    indexes = list(range(100, 180))
    assert collect(phone.evaluate(SPELLED, [list(message), indexes])) == Whole(message)


def test_what_one_seals_the_other_opens(phone: Page):
    message = seal(a_draft(), None, random.Random(1).randbytes)
    carried = bytes(phone.evaluate(OPENED, list(message)))
    assert read_draft(carried) == a_draft()
    back = bytes(phone.evaluate(SEALED, list(carried)))
    assert back != message
    assert unseal(back, Clock(NOW), None) == Opened(a_draft(), "nobody")


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"kind": "slip"},
        {"title": "a\u202eb"},
        {"made_at": "soon"},
        {"items": [{"name": "a", "label": "b", "value": 1.5}]},
        {"items": [{"name": "a", "label": "b", "value": True}]},
        {"items": [{"name": "a", "label": "b", "options": [["a"]]}]},
        {"items": [{"name": "a", "label": "b"}] * 201},
        {"items": [{"name": "a", "label": "b", "value": "x" * 2001}]},
    ],
    ids=repr,
)
def test_the_phone_refuses_what_the_kiosk_refuses(phone: Page, change):
    good = json.loads(bytes(phone.evaluate(OPENED, list(seal(a_draft(), None, random.randbytes)))))
    assert phone.evaluate(READ, json.dumps(good))
    assert not phone.evaluate(READ, json.dumps({**good, **change}))
