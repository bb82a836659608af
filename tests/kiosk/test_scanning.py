import os
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow

from kiosk.devices.wedge import GAP_S
from kiosk.handoff.carrying import Maker, draft_of
from kiosk.handoff.envelope import seal
from kiosk.handoff.frame import frame_texts
from kiosk.scanning import Scanning
from kiosk.session.visit import Visit
from tests.viewmodels.booth import BIRTH, CARD, NOW, STATUS, Booth, procedure_of, rows_of

REFERENCE = "12345678978"
WEDGE_CARD = "003155012345||NGUYEN THI HUONG|05031955|Nu|So 5 pho Vi Du|20042021"
KEYS = {"\r": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace, " ": Qt.Key.Key_Space}


class Bench:
    """A scanning on a clock moved by hand, and a window that has the keys."""

    def __init__(self, app, booth: Booth) -> None:
        self.app = app
        self.now_s = 50.0
        self.scanning = Scanning(app, booth.views, Path("/dev/null"), lambda: self.now_s)
        self.window = QWindow()

    def key(self, text: str, key: Qt.Key = Qt.Key.Key_A) -> bool:
        """One key down; whether somebody else gets to see it."""
        event = QKeyEvent(
            QEvent.Type.KeyPress, KEYS.get(text, key), Qt.KeyboardModifier.NoModifier, text
        )
        return not self.scanning.eventFilter(self.window, event)

    def burst(self, text: str) -> None:
        """Keys as quick as a scanner's, ended with Enter."""
        for letter in f"{text}\r":
            self.now_s += GAP_S / 10
            self.key(letter)

    def type(self, text: str) -> None:
        """Keys as slow as a person's."""
        for letter in text:
            self.key(letter)
            self.now_s += 10 * GAP_S
            self.scanning._decide()


@pytest.fixture
def bench(qapp, booth) -> Iterator[Bench]:
    bench = Bench(qapp, booth)
    yield bench
    bench.scanning.close()
    shiboken6.delete(bench.scanning)


@pytest.fixture
def at_card(booth) -> Booth:
    booth.enter(STATUS, {"purpose": "loan", "for_whom": "self"}, at="requester_card")
    return booth


def test_a_burst_of_keys_on_the_card_page_is_a_card(bench, at_card):
    bench.burst(WEDGE_CARD)
    assert at_card.views.card.state == "found"
    assert at_card.views.card.card.number == "003155012345"


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Tab, Qt.Key.Key_Shift])
def test_every_key_tells_that_somebody_is_there(bench, booth, key):
    noticed = []
    booth.views.visit.noticed.connect(lambda: noticed.append(key))
    bench.key("a" if key == Qt.Key.Key_A else "", key)
    assert noticed == [key]


def test_garbage_on_the_card_page_says_so_and_asks_again(bench, at_card):
    bench.burst("https://vidu.example.vn/abc")
    card = at_card.views.card
    assert (card.state, rows_of(card.lines)) == ("waiting", [])
    assert card.problem
    assert at_card.state.at == "requester_card"


def test_a_slip_on_the_card_page_is_said_to_be_no_card(bench, at_card):
    bench.burst(f"PHIEU:{REFERENCE}")
    assert at_card.views.card.problem.startswith("Mã này không phải thẻ căn cước.")


def test_too_much_from_a_scanner_is_refused(bench, at_card):
    bench.burst("9" * 70_000)
    assert at_card.views.card.problem.startswith("Mã này không phải thẻ căn cước.")


def test_a_burst_where_something_is_typed_is_not_typed(bench, booth):
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="requester_name")
    bench.burst(WEDGE_CARD)
    assert booth.views.keyboard.text == ""
    assert booth.views.card.state == "waiting"


def test_what_a_person_types_reaches_the_keyboard(bench, booth):
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="requester_name")
    bench.type("TRAANF THIJ THUWR")
    assert booth.views.keyboard.text == "TRẦN THỊ THỬ"
    bench.type("\b\b")
    assert booth.views.keyboard.text == "TRẦN THỊ T"


def test_keys_are_held_only_until_it_is_clear_who_typed_them(bench, booth, qtbot):
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="requester_name")
    bench.key("N")
    assert booth.views.keyboard.text == ""
    bench.now_s += 10 * GAP_S
    qtbot.waitUntil(lambda: booth.views.keyboard.text == "N")
    assert not bench.scanning.findChild(QTimer).isActive()


def test_enter_and_odd_signs_of_a_person_type_nothing(bench, booth):
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="requester_name")
    bench.type("N\r\x01")
    assert booth.views.keyboard.text == "N"


def test_where_nothing_is_typed_a_persons_keys_do_nothing(bench, booth):
    booth.views.visit.start()
    bench.type("abc")
    assert (booth.views.keyboard.text, booth.state.page) == ("", "find")


def test_keys_that_move_between_buttons_are_left_to_qt(bench, booth):
    booth.views.visit.start()
    assert bench.key("\t", Qt.Key.Key_Tab)
    assert bench.key("", Qt.Key.Key_Left)
    assert bench.key(" ")
    assert not bench.key("a")


def test_a_blank_is_typed_where_something_is_typed(bench, booth):
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="requester_name")
    bench.type("N N")
    assert booth.views.keyboard.text == "N N"


def test_held_keys_do_not_travel_to_the_next_page(bench, booth):
    booth.enter(BIRTH, {"relation": "mother", "requester_card": "typed"}, at="requester_name")
    bench.key("N")
    booth.views.find.openSearch()
    bench.now_s += 10 * GAP_S
    bench.scanning._decide()
    assert booth.views.keyboard.text == ""


def test_a_slip_held_to_the_reader_is_looked_up(bench, booth):
    booth.views.visit.open("lookup")
    bench.burst(f"PHIEU:{REFERENCE}")
    assert booth.views.lookup.shown == "123 456 789 78"
    assert booth.views.lookup.answer != ""


def test_a_card_on_the_lookup_page_is_no_slip(bench, booth):
    booth.views.visit.open("lookup")
    bench.burst(WEDGE_CARD)
    assert booth.views.lookup.answer.startswith("Máy chưa thấy số phiếu này.")


def test_a_scan_on_the_welcome_page_does_nothing(bench, booth):
    bench.burst(WEDGE_CARD)
    assert booth.state == Visit()


def test_a_scan_shows_that_somebody_is_there(bench, at_card, qtbot):
    with qtbot.waitSignal(at_card.views.visit.stayed):
        bench.burst(WEDGE_CARD)


def test_the_filter_sees_the_keys_of_the_whole_application(bench, at_card):
    for letter in f"{WEDGE_CARD}\r":
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter
        )
        bench.now_s += GAP_S / 10
        bench.app.sendEvent(bench.window, event)
    assert at_card.views.card.state == "found"


def test_a_lent_serial_scanner_is_read_on_its_own_thread(bench, at_card, qtbot):
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    bench.scanning.adopt(theirs)
    os.write(ours, CARD + b"\r\n")
    qtbot.waitUntil(lambda: at_card.views.card.state == "found")
    assert at_card.views.card.card.name == "NGUYỄN THỊ HƯỜNG"
    bench.scanning.close()
    with pytest.raises(OSError, match="Bad file"):
        os.fstat(theirs)
    os.close(ours)


def carried(*, by: str = "0017") -> str:
    draft = draft_of(procedure_of(BIRTH), {"relation": "mother"}, Maker(by, NOW))
    return frame_texts(seal(draft, None, lambda size: b"k" * size))[0]


@pytest.mark.parametrize("page", ["welcome", "find", "lookup", "resume"])
def test_a_code_from_a_phone_is_taken_where_nothing_was_begun(bench, booth, page):
    if page != "welcome":
        booth.views.visit.open(page)
    bench.burst(carried())
    assert booth.state.page == "resume"
    assert booth.views.resume.ready


def test_a_link_with_a_declaration_is_read_and_not_opened(bench, booth):
    bench.burst(f"https://centre.example.vn/mang-ve#{carried()}")
    assert booth.views.resume.ready


def test_a_code_from_a_phone_disturbs_nobody_who_is_at_a_question(bench, at_card):
    bench.burst(carried())
    assert (at_card.state.page, at_card.state.at) == ("question", "requester_card")
    assert not at_card.views.resume.ready
    assert at_card.views.card.problem
