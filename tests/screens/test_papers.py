"""A paper is pictured and kept: by touch at names, and by the six keys and what is heard."""

from collections.abc import Iterator

import pytest

from kiosk.devices.camera import Still
from kiosk.devices.sight import Seen, Sight
from kiosk.jobs import Ok
from tests.screens.ear import Ear
from tests.screens.hand import Hand
from tests.screens.keypress import Keypress
from tests.screens.panels import Setting
from tests.screens.paper_pages import bring_offer, pictured, seen_preview
from tests.screens.resident import Way
from tests.screens.stage import Stage


@pytest.fixture
def ready(stage: Stage) -> Iterator[Stage]:
    stage.dress(Setting())
    stage.reset()
    bring_offer(stage)
    stage.settle()
    yield stage
    stage.reset()


@pytest.fixture(params=["touch", "ear"])
def way(request, ready: Stage) -> Iterator[Way]:
    if request.param == "touch":
        yield Hand(ready)
        return
    ready.voice.fluent = True
    ready.voice.heard.clear()
    ready.views.reader.warm()
    keys = Keypress(ready)
    ear = Ear(keys, ready)
    ear.press("help")
    yield ear
    keys.close()


def see(stage: Stage) -> None:
    """A sheet lies before the camera."""
    camera = stage.views.camera
    camera._take(Seen(camera._turn, Sight(seen_preview(), (), dark=False)))
    stage.settle()


def develop(stage: Stage, doubt: str = "") -> None:
    """The picture that was asked for comes back, and is looked at."""
    stage.paper.answers = [Ok(pictured(doubt))]
    camera = stage.views.camera
    camera._take(Seen(camera._turn, Still(b"a picture")))
    stage.settle()


def reach(way: Way, name: str) -> str:
    """Press what has this name, on the next part of the page where it is not on this one."""
    try:
        return way.take(name)
    except LookupError:
        way.take("Xem tiếp (1/2)")
        return way.take(name)


@pytest.mark.timeout(120)
def test_a_page_is_pictured_looked_at_and_kept(ready, way):
    way.take("Chụp giấy")
    see(ready)
    way.take("Chụp")
    develop(ready)
    told = reach(way, "Rõ, dùng tấm này")

    assert "giữ kín 1 trang" in told
    assert ready.views.papers.step == "kept"


@pytest.mark.timeout(120)
def test_a_blurred_page_is_told_and_taken_again(ready, way):
    way.take("Chụp giấy")
    see(ready)
    way.take("Chụp")
    develop(ready, "blurred")
    assert ready.views.papers.step == "look"
    way.take("Chụp lại")

    assert ready.views.papers.step == "aim"


@pytest.mark.timeout(120)
def test_it_can_be_left_to_the_counter(ready, way):
    told = way.take("Để cán bộ chụp ở quầy")

    assert "Xin xem lại" in told
    assert ready.views.visit.state.page == "check"
