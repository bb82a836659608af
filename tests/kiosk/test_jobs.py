import threading

import pytest

from kiosk.jobs import Err, Ok, ThreadLane
from sync.log import KeyValues


@pytest.fixture
def lane(qapp):
    lane = ThreadLane("test")
    yield lane
    lane.close()


def test_what_the_work_gives_comes_back_on_the_gui_thread(lane, qtbot):
    threads: list[threading.Thread] = []
    outcomes: list[object] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 7

    def done(outcome: object) -> None:
        threads.append(threading.current_thread())
        outcomes.append(outcome)

    lane.run(work, done)
    qtbot.waitUntil(lambda: bool(outcomes))
    assert outcomes == [Ok(7)]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_what_the_work_raises_comes_back_as_an_outcome(lane, qtbot):
    error = OSError("no disk")
    outcomes: list[object] = []

    def work() -> None:
        raise error

    lane.run(work, outcomes.append)
    qtbot.waitUntil(lambda: bool(outcomes))
    assert outcomes == [Err(error)]


def test_nothing_comes_back_before_the_gui_thread_looks(lane, qtbot):
    worked = threading.Event()
    outcomes: list[object] = []
    lane.run(worked.set, outcomes.append)
    assert worked.wait(10)
    assert outcomes == []
    qtbot.waitUntil(lambda: bool(outcomes))


def test_work_is_done_in_order_and_one_at_a_time(lane, qtbot):
    first_may_end = threading.Event()
    order: list[str] = []
    outcomes: list[object] = []

    def first() -> str:
        first_may_end.wait(10)
        order.append("first")
        return "first"

    def second() -> str:
        order.append("second")
        return "second"

    lane.run(first, outcomes.append)
    lane.run(second, outcomes.append)
    first_may_end.set()
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert order == ["first", "second"]
    assert outcomes == [Ok("first"), Ok("second")]


def test_one_failure_does_not_stop_what_comes_after(lane, qtbot):
    outcomes: list[object] = []
    lane.run(lambda: 1 // 0, outcomes.append)
    lane.run(lambda: "next", outcomes.append)
    qtbot.waitUntil(lambda: len(outcomes) == 2)
    assert isinstance(outcomes[0], Err)
    assert outcomes[1] == Ok("next")


def test_close_waits_for_what_was_begun(qapp):
    lane = ThreadLane("test")
    may_end, ended = threading.Event(), threading.Event()

    def work() -> None:
        may_end.wait(10)
        ended.set()

    lane.run(work, lambda outcome: None)
    threading.Timer(0.05, may_end.set).start()
    lane.close()
    assert ended.is_set()


def test_a_failure_is_logged_by_kind_and_not_by_text(lane, qtbot, caplog):
    outcomes: list[object] = []

    def work() -> None:
        message = "003155012345"
        raise LookupError(message)

    lane.run(work, outcomes.append)
    qtbot.waitUntil(lambda: bool(outcomes))
    said = "\n".join(map(KeyValues().format, caplog.records))
    assert "LookupError" in said
    assert "003155012345" not in said
