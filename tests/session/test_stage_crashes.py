"""What happens to a person whose UI crashed or froze."""

import pytest

from kiosk.session.link import FromUi
from tests.session.scene import TIMINGS, Scene, crash_into_recovery, session_of, settled_scene


@pytest.fixture
def scene() -> Scene:
    return settled_scene()


def test_a_crash_without_a_session_shows_welcome(scene: Scene) -> None:
    scene.lose(1)
    assert scene.calls() == [("end", 1), ("show", 2)]


def test_a_crash_in_a_session_asks_to_continue_without_the_key(scene: Scene) -> None:
    session_of(scene)
    scene.lose(1)
    assert scene.calls() == [("end", 1), ("show_recovery", 2)]
    scene.hear(2, FromUi.SHOWN)
    assert scene.calls() == [("flush",), ("lend scanner", 2), ("start", 3, "niced")]


def test_the_key_is_lent_only_after_the_tap(scene: Scene) -> None:
    crash_into_recovery(scene)
    scene.wait(5, 2, 3)
    assert scene.calls() == []
    scene.hear(2, FromUi.CONTINUE)
    assert scene.calls() == [("lend key", 2)]
    scene.hear(2, FromUi.CONTINUE)
    assert scene.calls() == []
    scene.wait(TIMINGS.recovery_s * 2, 2, 3)
    assert scene.calls() == []


def test_an_unanswered_question_drops_key_and_journal(scene: Scene) -> None:
    crash_into_recovery(scene)
    scene.wait(TIMINGS.recovery_s - 1, 2, 3)
    assert scene.calls() == []
    scene.wait(2, 2, 3)
    assert scene.calls() == [("forget key",), ("drop", 2), ("show", 3)]


def test_a_tap_after_the_deadline_comes_too_late(scene: Scene) -> None:
    crash_into_recovery(scene)
    scene.now_s += TIMINGS.recovery_s
    scene.hear(2, FromUi.BEAT)
    scene.calls()
    scene.hear(2, FromUi.CONTINUE)
    assert scene.calls() == []


def test_a_tap_that_arrives_with_the_deadline_comes_too_late(scene: Scene) -> None:
    crash_into_recovery(scene)
    scene.now_s += TIMINGS.recovery_s
    scene.hear(2, FromUi.CONTINUE)
    assert scene.calls()[:2] == [("forget key",), ("drop", 2)]


def test_the_question_times_out_before_it_was_painted(scene: Scene) -> None:
    session_of(scene)
    scene.lose(1)
    scene.calls()
    scene.now_s += TIMINGS.recovery_s
    scene.stage.forgive(TIMINGS.recovery_s)
    scene.stage.tick(scene.now_s)
    calls = scene.calls()
    assert calls[:2] == [("forget key",), ("end", 2)]
    scene.hear(3, FromUi.READY)
    assert scene.calls() == [("show", 3)]


def test_declining_forgets_the_key_and_swaps(scene: Scene) -> None:
    crash_into_recovery(scene)
    scene.hear(2, FromUi.ENDED)
    assert scene.calls() == [("forget key",), ("show", 3)]


def test_a_crash_of_the_question_does_not_prolong_it(scene: Scene) -> None:
    crash_into_recovery(scene)
    scene.wait(TIMINGS.recovery_s - 2, 2, 3)
    scene.lose(2)
    assert scene.calls() == [("end", 2), ("show_recovery", 3)]
    scene.hear(3, FromUi.SHOWN)
    scene.calls()
    scene.wait(3, 3)
    assert ("forget key",) in scene.calls()


def test_the_third_crash_with_one_journal_drops_it(scene: Scene) -> None:
    crash_into_recovery(scene)
    scene.hear(2, FromUi.CONTINUE)
    scene.lose(2)
    assert ("show_recovery", 3) in scene.calls()
    scene.hear(3, FromUi.SHOWN, FromUi.CONTINUE)
    scene.wait(2, 3)
    scene.hear(4, FromUi.READY)
    scene.calls()
    scene.lose(3)
    assert scene.calls() == [("end", 3), ("forget key",), ("show", 4)]


def test_a_new_session_counts_its_own_crashes(scene: Scene) -> None:
    crash_into_recovery(scene)
    scene.hear(2, FromUi.CONTINUE, FromUi.ENDED)
    scene.hear(3, FromUi.SHOWN)
    scene.wait(1, 3)
    scene.hear(4, FromUi.READY)
    scene.hear(3, FromUi.STARTED)
    scene.calls()
    scene.lose(3)
    assert scene.calls() == [("end", 3), ("show_recovery", 4)]


def test_a_frozen_ui_is_ended_like_a_crashed_one(scene: Scene) -> None:
    session_of(scene)
    scene.wait(TIMINGS.beat_limit_s - 0.25, 2)
    assert scene.calls() == []
    scene.wait(0.5, 2)
    assert scene.calls() == [("end", 1), ("show_recovery", 2)]


def test_a_frozen_spare_is_replaced(scene: Scene) -> None:
    scene.wait(TIMINGS.beat_limit_s + 1, 1)
    assert scene.calls() == [("end", 2), ("start", 3, "niced")]


def test_a_ui_that_says_it_crashed_is_ended(scene: Scene) -> None:
    session_of(scene)
    scene.hear(1, FromUi.CRASHED)
    assert scene.calls() == [("end", 1), ("show_recovery", 2)]


def test_a_stalled_supervisor_blames_no_ui(scene: Scene) -> None:
    scene.now_s += 100
    scene.stage.forgive(100)
    scene.stage.tick(scene.now_s)
    assert scene.calls() == []


def test_a_crash_after_the_end_of_a_session_is_no_recovery(scene: Scene) -> None:
    session_of(scene)
    scene.hear(1, FromUi.ENDED)
    scene.calls()
    scene.lose(1)
    assert scene.calls() == [("end", 1)]
    scene.hear(2, FromUi.SHOWN)
    assert scene.calls() == [("flush",), ("lend scanner", 2), ("start", 3, "niced")]


def test_a_crash_right_after_the_swap_still_ends_the_old_ui(scene: Scene) -> None:
    session_of(scene)
    scene.hear(1, FromUi.ENDED)
    scene.hear(2, FromUi.SHOWN)
    scene.calls()
    scene.lose(2)
    scene.wait(TIMINGS.settle_s)
    assert scene.calls()[:3] == [("end", 2), ("end", 1), ("flush",)]


def test_a_ui_that_crashes_at_once_again_and_again_does_not_spin(scene: Scene) -> None:
    for ui in range(1, 30):
        scene.lose(ui)
        scene.hear(ui + 1, FromUi.READY, FromUi.SHOWN)
        scene.wait(0.25, ui + 1)
    assert scene.crew.started < 10
