"""Each family of procedures to its slip, knowing only the need: by ear and keys, and by touch."""

from collections.abc import Iterator

import pytest

from kiosk.paper.slip import group_reference
from tests.screens.ear import Ear
from tests.screens.hand import Hand
from tests.screens.keypress import Keypress
from tests.screens.panels import Setting
from tests.screens.resident import Resident, door_words
from tests.screens.stage import Stage

FAMILIES = {
    "civil status": "1.004873",
    "residence": "1.004194",
    "identity": "1.014061",
    "old age": "1.014027",
    "poverty": "1.011607",
    "land": "1.012812",
    "trade": "1.001612",
    "wills": "2.001019",
}
SHORT = {"identity", "poverty", "wills"}
BY_EAR = [
    pytest.param(code, id=family, marks=() if family in SHORT else pytest.mark.soak)
    for family, code in FAMILIES.items()
]


@pytest.fixture
def ready(stage: Stage) -> Iterator[Stage]:
    stage.dress(Setting())
    stage.reset()
    stage.settle()
    yield stage
    stage.reset()


@pytest.fixture
def ear(ready: Stage) -> Iterator[Ear]:
    ready.voice.fluent = True
    ready.voice.heard.clear()
    ready.views.reader.warm()
    keys = Keypress(ready)
    yield Ear(keys, ready)
    keys.close()


def saved(stage: Stage, code: str) -> str:
    """The number of the slip that stands on the screen, of that procedure."""
    slip = stage.views.visit.state.saved
    assert slip is not None
    assert stage.views.visit.state.code == code
    return group_reference(slip.reference)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("code", BY_EAR)
def test_a_family_is_walked_by_ear(ready, ear, code):
    told = Resident(ear, door_words(ready, code)).walk(ear.press("help"))

    assert saved(ready, code) not in told


@pytest.mark.timeout(300)
@pytest.mark.parametrize("code", FAMILIES.values(), ids=FAMILIES)
def test_a_family_is_walked_by_touch(ready, code):
    hand = Hand(ready)
    told = Resident(hand, door_words(ready, code)).walk(hand.read())

    assert saved(ready, code) in told
