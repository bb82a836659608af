import pytest
from PySide6.QtCore import QTimer

from kiosk.jobs import Ok
from kiosk.session.visit import Visit as VisitState
from kiosk.viewmodels.staff_watch import LONG_LOOKS, LOOK_MS, SOON_MS
from sync.database import open_database
from sync.errors import DiskFailed
from tests.sync.dossiers import plain, rows, tamper


@pytest.fixture
def watch(booth):
    return booth.views.staff._watch


@pytest.fixture
def book(booth):
    """Read and write what the agent does, in the kiosk's real book."""
    booth.world.outbox()
    engine = open_database(booth.world.settings.data_dir)
    yield engine
    engine.dispose()


def open_page(booth, page: str = "staff") -> None:
    booth.views.staff_gate.is_open = True
    booth.views.visit.take(VisitState(page=page, trail=("welcome",)))


def timer(watch) -> QTimer:
    return watch.findChild(QTimer)


def hold(book, seq: int, reference: str, reason: str = "conflict") -> None:
    tamper(
        book,
        "INSERT INTO delivery (seq, id, reference, state, attempts, reason)"
        f" VALUES ({seq}, 'x{seq}', '{reference}', 'held', 1, '{reason}')",
    )


def apply(book, outcome: str = "applied") -> None:
    """Do with the last request what the agent does."""
    tamper(book, f"UPDATE request SET applied_at = 'now', outcome = '{outcome}'")


def test_the_book_is_read_on_entering_and_every_two_seconds(booth, watch):
    open_page(booth)
    assert watch.seen.sheet.glance.waiting == 0
    assert (timer(watch).isActive(), timer(watch).interval()) == (True, LOOK_MS)
    booth.world.outbox().save(plain)
    timer(watch).timeout.emit()
    assert watch.seen.sheet.glance.waiting == 1


def test_nothing_is_read_without_the_pin_and_nothing_is_kept_after_it(booth, watch):
    watch.look()
    assert watch.seen is None
    open_page(booth)
    booth.views.visit.finish()
    assert (watch.seen, timer(watch).isActive()) == (None, False)


def test_under_another_page_it_rests_and_keeps_what_it_saw(booth, watch):
    open_page(booth)
    booth.views.visit.open("settings")
    assert not timer(watch).isActive()
    assert watch.seen is not None
    booth.views.visit.close()
    assert timer(watch).isActive()


def test_one_reading_at_a_time_and_the_last_wish_counts(booth, watch):
    open_page(booth)
    booth.database.holds = True
    for _ in range(5):
        watch.look()
    assert len(booth.database.held) == 1
    work, done = booth.database.held.pop()
    done(Ok(work()))
    assert len(booth.database.held) == 1


def test_a_retry_is_a_request_and_done_when_the_agent_says_so(booth, watch, book):
    saved = booth.world.outbox().save(plain)
    hold(book, 1, saved.reference)
    open_page(booth)
    booth.views.staff.openGroup("look")
    booth.views.staff.openRow(0)
    watch.ask("retry")
    assert rows(book, "SELECT kind, body FROM request") == [
        ("retry", f'{{"reference":"{saved.reference}"}}')
    ]
    assert watch.message == "Máy đã ghi. Phần gửi đang làm…"
    assert timer(watch).interval() == SOON_MS
    apply(book)
    timer(watch).timeout.emit()
    assert watch.message == "Máy gửi lại ngay bây giờ."
    assert timer(watch).interval() == LOOK_MS


def test_asked_twice_is_asked_once(booth, watch, book):
    open_page(booth)
    watch.ask("all")
    watch.ask("all")
    assert rows(book, "SELECT kind, body FROM request") == [("retry", "{}")]


def test_where_no_agent_runs_the_page_says_that_it_is_noted(booth, watch, book):
    open_page(booth)
    watch.ask("all")
    for _ in range(LONG_LOOKS):
        timer(watch).timeout.emit()
    assert watch.message.startswith("Máy đã ghi, phần gửi chưa làm ngay được.")
    apply(book, "nothing_matched")
    timer(watch).timeout.emit()
    assert watch.message == "Không có gì để làm: tờ khai đã đi rồi."


def test_a_store_that_fails_says_why_and_keeps_what_was_seen(booth, watch):
    open_page(booth)
    booth.database.answers = [DiskFailed("invented")]
    watch.look()
    assert watch.problem.startswith("Máy chưa mở được sổ. Ổ đĩa bị lỗi")
    assert watch.seen is not None
    watch.look()
    assert watch.problem == ""


def test_a_request_that_cannot_be_written_is_told(booth, watch):
    open_page(booth)
    booth.database.answers = [DiskFailed("invented")]
    watch.ask("all")
    assert watch.message == ""
    assert watch.problem.startswith("Máy chưa mở được sổ.")
    watch.ask("all")
    assert watch.message == "Máy đã ghi. Phần gửi đang làm…"


def test_leaving_in_the_middle_of_it_leaves_nothing(booth, watch):
    open_page(booth)
    booth.database.holds = True
    watch.look()
    watch.ask("all")
    booth.views.visit.finish()
    for work, done in booth.database.held:
        done(Ok(work()))
    assert (watch.seen, watch.message, watch.problem) == (None, "", "")
