"""Who is shown, in which order."""

import pytest

from kiosk.session.link import FromUi
from tests.session.scene import TIMINGS, Scene, session_of, settled_scene


@pytest.fixture
def scene() -> Scene:
    return settled_scene()


def test_the_first_ui_is_shown_and_a_niced_spare_follows() -> None:
    scene = Scene()
    assert scene.calls() == [("start", 1, "now")]
    scene.hear(1, FromUi.READY)
    assert scene.calls() == [("show", 1)]
    scene.hear(1, FromUi.SHOWN)
    assert scene.calls() == [("flush",), ("lend scanner", 1), ("start", 2, "niced")]


def test_a_session_gets_a_fresh_key_once(scene: Scene) -> None:
    scene.hear(1, FromUi.STARTED)
    assert scene.calls() == [("make key",), ("lend key", 1)]
    scene.hear(1, FromUi.STARTED)
    assert scene.calls() == []


def test_a_swap_keeps_its_order(scene: Scene) -> None:
    session_of(scene)
    scene.hear(1, FromUi.ENDED)
    assert scene.calls() == [("forget key",), ("show", 2)]
    scene.hear(2, FromUi.SHOWN)
    assert scene.calls() == []
    assert scene.stage.due_s(scene.now_s) == pytest.approx(TIMINGS.settle_s)
    scene.wait(TIMINGS.settle_s)
    assert scene.calls() == [("end", 1), ("flush",), ("lend scanner", 2), ("start", 3, "niced")]


def test_the_old_ui_stays_until_a_late_spare_is_painted() -> None:
    scene = Scene()
    scene.hear(1, FromUi.READY, FromUi.SHOWN, FromUi.STARTED)
    scene.calls()
    scene.hear(1, FromUi.ENDED)
    assert ("hurry", 2) in scene.crew.calls
    assert scene.calls() == [("forget key",)]
    scene.wait(1, 1)
    scene.hear(2, FromUi.READY)
    assert scene.calls() == [("show", 2)]


def test_an_old_ui_that_cannot_be_replaced_does_not_stay_for_ever(scene: Scene) -> None:
    scene.lose(2)
    scene.crew.may_start = False
    scene.hear(1, FromUi.ENDED)
    scene.calls()
    scene.wait(TIMINGS.leave_limit_s + 1, 1)
    assert ("end", 1) in scene.calls()


def test_a_ui_that_is_leaving_gets_no_key(scene: Scene) -> None:
    scene.hear(1, FromUi.ENDED)
    scene.calls()
    scene.hear(1, FromUi.STARTED)
    assert scene.calls() == []


def test_a_spare_gets_no_key_and_cannot_end_anything(scene: Scene) -> None:
    scene.hear(2, FromUi.STARTED, FromUi.CONTINUE, FromUi.ENDED, FromUi.SHOWN, FromUi.REFRESH)
    assert scene.calls() == []


def test_a_spare_that_dies_while_entering_is_replaced_and_the_old_one_stays(scene: Scene) -> None:
    scene.hear(1, FromUi.ENDED)
    scene.calls()
    scene.lose(2)
    assert scene.calls() == [("end", 2), ("start", 3, "now")]
    scene.hear(3, FromUi.READY)
    assert scene.calls() == [("show", 3)]


def test_a_spare_that_never_paints_is_replaced(scene: Scene) -> None:
    scene.hear(1, FromUi.ENDED)
    scene.calls()
    scene.wait(TIMINGS.show_limit_s + 1, 2)
    assert scene.calls() == [("end", 2), ("start", 3, "now")]


def test_an_old_spare_is_replaced(scene: Scene) -> None:
    scene.wait(TIMINGS.spare_age_s - TIMINGS.stable_s - 2, 1, 2)
    assert scene.calls() == []
    scene.wait(2, 1, 2)
    assert scene.calls() == [("end", 2), ("start", 3, "niced")]


def test_a_refresh_replaces_the_spare_and_then_an_idle_welcome(scene: Scene) -> None:
    scene.stage.refresh()
    scene.wait(0.25, 1, 2)
    assert scene.calls() == [("end", 2), ("start", 3, "niced")]
    scene.hear(3, FromUi.READY)
    assert scene.calls() == [("forget key",), ("show", 3)]
    scene.hear(3, FromUi.SHOWN)
    scene.wait(TIMINGS.settle_s, 3)
    assert ("end", 1) in scene.calls()
    scene.hear(4, FromUi.READY)
    scene.wait(1, 3, 4)
    assert not [call for call in scene.calls() if call[0] in {"end", "show"}]


def test_a_refresh_leaves_a_person_in_peace(scene: Scene) -> None:
    session_of(scene)
    scene.hear(1, FromUi.REFRESH)
    assert scene.calls() == [("end", 2), ("start", 3, "niced")]
    scene.hear(3, FromUi.READY)
    scene.wait(1, 1, 3)
    assert scene.calls() == []
    scene.hear(1, FromUi.ENDED)
    assert scene.calls() == [("forget key",), ("show", 3)]


def test_starts_that_fail_wait_longer_and_longer() -> None:
    scene = Scene()
    scene.crew.may_start = False
    scene.lose(1)
    scene.wait(20)
    tries = len(scene.calls())
    assert 3 <= tries <= 7
    assert scene.stage.failed_starts >= tries - 1
    assert not scene.stage.was_ready


def test_long_life_forgives_earlier_failures(scene: Scene) -> None:
    scene.lose(2)
    scene.lose(3)
    assert scene.stage.failed_starts == 1
    scene.wait(1, 1)
    scene.hear(4, FromUi.READY)
    assert scene.stage.failed_starts == 1
    scene.wait(TIMINGS.stable_s + 1, 1, 4)
    assert scene.stage.failed_starts == 0


def test_what_an_ended_ui_still_says_is_ignored(scene: Scene) -> None:
    scene.lose(1)
    scene.calls()
    scene.hear(1, FromUi.STARTED, FromUi.ENDED)
    assert scene.calls() == []
