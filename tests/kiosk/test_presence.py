from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QTimer

from kiosk.presence import Presence
from kiosk.procedures.model import Words
from kiosk.session.idle import IdleLimits
from kiosk.session.visit import Visit as VisitState
from tests.viewmodels.booth import BIRTH, Booth

LIMITS = IdleLimits(quiet_s=180, warning_s=45, last_screen_s=30)


class Watch:
    """A presence on a clock moved by hand: it looks only when its own timer would have rung."""

    def __init__(self, app, booth: Booth) -> None:
        self.now_s = 1000.0
        self.presence = Presence(app, booth.views, lambda: self.now_s, LIMITS)
        self.ends: list[str] = []
        booth.views.visit.ended.connect(self.ends.append)

    def wait(self, seconds: float) -> None:
        while self.ticking and self.rings_in_s <= seconds:
            seconds -= self.rings_in_s
            self.now_s += self.rings_in_s
            self.timer.stop()
            self.presence.tick()
        self.now_s += seconds
        if self.ticking:
            self.timer.start(round((self.rings_in_s - seconds) * 1000))

    @property
    def timer(self) -> QTimer:
        return self.presence.findChild(QTimer)

    @property
    def ticking(self) -> bool:
        return self.timer.isActive()

    @property
    def rings_in_s(self) -> float:
        return self.timer.interval() / 1000


@pytest.fixture
def watch(qapp, booth) -> Iterator[Watch]:
    watch = Watch(qapp, booth)
    yield watch
    shiboken6.delete(watch.presence)


@pytest.fixture
def visit(booth):
    return booth.views.visit


def test_nobody_is_watched_on_the_welcome_page(watch, visit):
    assert not watch.ticking
    watch.wait(10_000)
    assert (watch.ends, visit.idleWarning) == ([], False)


def test_after_three_minutes_a_warning_counts_down_and_then_the_visit_ends(watch, visit):
    visit.start()
    assert watch.ticking
    watch.wait(179)
    assert not visit.idleWarning
    watch.wait(1)
    assert (visit.idleWarning, visit.secondsLeft) == (True, "45")
    watch.wait(40)
    assert visit.secondsLeft == "5"
    assert watch.ends == []
    watch.wait(5)
    assert watch.ends == ["idle"]
    assert (visit.page, visit.idleWarning, watch.ticking) == ("welcome", False, False)


def test_a_touch_starts_the_clock_over(watch, visit):
    visit.start()
    watch.wait(170)
    visit.notice()
    watch.wait(170)
    assert not visit.idleWarning


def test_through_the_warning_only_staying_counts(watch, visit):
    visit.start()
    watch.wait(200)
    visit.notice()
    assert visit.idleWarning
    visit.stay()
    assert not visit.idleWarning
    watch.wait(179)
    assert not visit.idleWarning


def test_staying_may_be_said_as_often_as_one_likes(watch, visit):
    visit.start()
    for _ in range(12):
        watch.wait(181)
        assert visit.idleWarning
        visit.stay()
    assert watch.ends == []


def test_the_clock_stands_still_while_the_kiosk_speaks(watch, visit, booth, qtbot):
    booth.views.reader.warm()
    visit.start()
    watch.wait(100)
    booth.views.reader.read(["Một câu"], [""], ["public"], False)
    watch.wait(1000)
    assert not visit.idleWarning
    booth.voice.finish()
    qtbot.waitUntil(lambda: not booth.views.reader.speaking)
    watch.wait(79)
    assert not visit.idleWarning
    watch.wait(1)
    assert visit.idleWarning


@pytest.mark.parametrize("view", ["slip", "takes", "staff_sheet"])
def test_the_clock_stands_still_while_it_prints(watch, visit, booth, view):
    visit.start()
    getattr(booth.views, view).printing.emit(True)
    watch.wait(1000)
    assert not visit.idleWarning
    getattr(booth.views, view).printing.emit(False)
    watch.wait(180)
    assert visit.idleWarning


def test_the_clock_stands_still_while_it_copies_to_a_stick(watch, visit, booth):
    visit.start()
    booth.views.staff_stick.working.emit(True)
    watch.wait(1000)
    assert not visit.idleWarning
    booth.views.staff_stick.working.emit(False)
    watch.wait(180)
    assert visit.idleWarning


def test_the_staff_page_ends_by_itself_like_any_other(watch, visit, booth):
    booth.views.staff_gate.is_open = True
    visit.take(VisitState(page="staff", trail=("welcome",)))
    watch.wait(225)
    assert (watch.ends, booth.views.staff_gate.is_open) == (["idle"], False)


def saved(booth: Booth) -> None:
    booth.enter_check(BIRTH)
    booth.views.visit.go("declaration")
    booth.views.slip.save()


def test_thirty_seconds_after_the_paper_the_last_screen_ends(watch, visit, booth):
    saved(booth)
    watch.wait(29)
    assert visit.page == "slip"
    watch.wait(1)
    assert watch.ends == ["idle"]


def test_a_touch_on_the_last_screen_gives_thirty_seconds_more(watch, visit, booth):
    saved(booth)
    watch.wait(29)
    visit.notice()
    watch.wait(29)
    assert watch.ends == []
    watch.wait(1)
    assert watch.ends == ["idle"]


def test_a_failed_print_follows_the_ordinary_rule(watch, visit, booth):
    booth.paper.answers = [OSError("gone")]
    saved(booth)
    watch.wait(100)
    assert (visit.page, watch.ends) == ("slip", [])
    watch.wait(80)
    assert visit.idleWarning


def test_the_page_to_copy_from_follows_the_ordinary_rule(watch, visit, booth):
    saved(booth)
    watch.wait(20)
    visit.open("copydown")
    watch.wait(100)
    assert (visit.page, watch.ends) == ("copydown", [])


def test_it_sleeps_until_something_is_due_and_counts_a_warning_down(watch, visit, booth):
    visit.start()
    assert watch.rings_in_s == 180
    watch.wait(180)
    assert (visit.idleWarning, watch.rings_in_s) == (True, 0.5)
    visit.stay()
    booth.views.slip.printing.emit(True)
    assert not watch.ticking
    booth.views.slip.printing.emit(False)
    assert watch.ticking


def test_what_begins_when_a_warning_is_due_does_not_hide_it(watch, visit, booth):
    visit.start()
    watch.now_s += 180
    booth.views.slip.printing.emit(True)
    booth.views.slip.printing.emit(False)
    watch.wait(1)
    assert visit.idleWarning


def test_leaving_ends_the_watch_and_takes_the_warning_away(watch, visit):
    visit.start()
    watch.wait(200)
    visit.put_out_of_order(Words(vi="Nghỉ.", en="Rest."))
    assert (watch.ticking, visit.idleWarning) == (False, False)
    watch.wait(1000)
    assert watch.ends == []
