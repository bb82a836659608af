"""Rendered codes, photographed badly, read by a real reader, and put together again."""

import random

import pytest

from kiosk.handoff.collecting import Collector, Progress, Whole
from kiosk.handoff.envelope import Opened, seal, unseal
from kiosk.handoff.frame import SINGLE_SIZE, frame_texts
from kiosk.handoff.picture import QUIET_MODULES, modules
from tests.handoff.camera import GOOD, HARD, Conditions, photograph, read
from tests.handoff.drafts import CLOCK, a_draft, a_long_draft

LONG = seal(a_long_draft(160), None, random.Random(11).randbytes)
SMALL = seal(a_draft(), None, random.Random(12).randbytes)


def shown(text):
    """Modules a side, without the quiet zone."""
    return len(modules(text)) - 2 * QUIET_MODULES


def test_moving_codes_are_coarse_and_still_ones_finer():
    assert {shown(text) for text in frame_texts(LONG)} == {77}
    assert shown(frame_texts(random.Random(1).randbytes(SINGLE_SIZE))[0]) == 101


def test_the_quiet_zone_is_light():
    rows = modules(frame_texts(SMALL)[0])
    edge = range(QUIET_MODULES)
    assert not any(any(rows[y]) or any(row[y] for row in rows) for y in edge)
    assert rows[QUIET_MODULES][QUIET_MODULES]


@pytest.mark.parametrize("conditions", HARD.values(), ids=HARD)
def test_a_long_declaration_arrives_from_bad_pictures_with_a_third_lost(conditions):
    rng = random.Random(repr(conditions))
    texts = frame_texts(LONG)
    collector = Collector()
    outcome = Progress(0, 0)
    for number, text in enumerate(texts):
        if rng.random() < 0.3:
            continue
        for seen in read(photograph(text, conditions, number)):
            outcome = collector.take(seen)
        if isinstance(outcome, Whole):
            break
    assert outcome == Whole(LONG)
    assert unseal(outcome.message, CLOCK, None) == Opened(a_long_draft(160), "nobody")


@pytest.mark.parametrize("conditions", [GOOD, *HARD.values()], ids=["good", *HARD])
def test_a_small_one_arrives_from_one_picture(conditions):
    (text,) = frame_texts(SMALL)
    assert read(photograph(text, conditions)) == [text]


def test_the_bad_pictures_are_bad():
    """The reader gives up on a little more of it, so that the tests above prove something."""
    text = frame_texts(LONG)[0]
    assert read(photograph(text, GOOD)) == [text]
    assert read(photograph(text, Conditions(blur_px=5.0))) == []
    assert read(photograph(text, Conditions(light=0.04, grain=0.1))) == []
