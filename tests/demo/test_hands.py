import json
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.demo.hands import KEYS, Hands, NotFound, NotPressed, Role
from kiosk.demo.serving import serve_demo
from kiosk.keypad import BY_CODE, ENTER_CODES
from kiosk.session.link import DEMO_FD
from kiosk.speech.speaker import Listener
from kiosk.speech.utterance import Utterance
from kiosk.text.spoken import speak
from tests.screens.borders import QuietVoice
from tests.viewmodels.booth import Booth

FILE = Path(__file__).with_name("Board.qml")
KEPT: list[object] = []


@pytest.fixture(scope="module")
def board(qapp) -> QQuickWindow:
    """One window for all; it stays, since accessible interfaces do not outlive theirs."""
    QAccessible.setActive(True)
    engine = QQmlEngine()
    component = QQmlComponent(engine, QUrl.fromLocalFile(str(FILE)))
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()
    QQmlEngine.setObjectOwnership(window, QQmlEngine.ObjectOwnership.CppOwnership)
    KEPT.append((window, component, engine))
    return window


@pytest.fixture
def window(board) -> Iterator[QQuickWindow]:
    board.setProperty("saves", 0)
    board.show()
    yield board
    board.hide()


@pytest.fixture
def hands(window) -> Hands:
    return Hands(window)


def test_what_is_visible_is_seen_and_what_is_hidden_is_not(hands):
    hands.still()
    assert [(seen.role, seen.name) for seen in hands.look() if seen.name != "qml"] == [
        (Role.Heading, "Lưu"),
        (Role.Button, "Lưu"),
        (Role.Button, "Che"),
    ]
    assert hands.sees("Che")
    assert hands.reads("Ch")
    assert not hands.sees("Ẩn")


def test_what_can_be_pressed_comes_before_a_text_of_the_same_name(hands):
    assert hands.find("Lưu").role is Role.Button
    assert hands.find("Lưu", Role.Heading).role is Role.Heading


def test_what_is_not_there_is_an_error_that_lists_what_is(hands):
    with pytest.raises(NotFound, match=r"'Ẩn'; there is .*'Che'"):
        hands.touch("Ẩn")


def test_a_touch_presses_once(hands, window):
    hands.touch("Lưu")
    assert window.property("saves") == 1


def test_a_covered_control_is_an_error(hands):
    with pytest.raises(NotPressed, match="'Che' is covered"):
        hands.touch("Che")


def test_a_picture_shows_the_window(hands):
    assert hands.grab().width() == 300


class Pressed(QObject):
    """Remembers the keys that a window got; `then` is what they are for."""

    def __init__(self, window: QQuickWindow, then: Callable[[], None] = lambda: None) -> None:
        super().__init__(window)
        self.keys: list[int] = []
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.keys.append(int(event.key()))
            self._then()
        return False


def button_of(window: QQuickWindow, name: str) -> QQuickItem:
    return next(i for i in window.contentItem().childItems() if i.property("text") == name)


def test_six_keys_come_to_the_window_as_a_keypad_sends_them(hands, window):
    pressed = Pressed(window)
    for key in KEYS:
        hands.press(key)
    acts = ["choose" if code in ENTER_CODES else BY_CODE[code] for code in pressed.keys]
    assert acts == ["previous", "next", "choose", "back", "help", "stop"]
    shiboken6.delete(pressed)


def test_the_place_of_the_keys_is_what_is_called_so(hands, window):
    button = button_of(window, "Che")
    button.forceActiveFocus()
    assert hands.place() == "Che"
    button.setFocus(False)
    assert hands.place() == ""


def test_once_hurried_nothing_is_waited_for(hands, window):
    frames: list[bool] = []
    window.frameSwapped.connect(lambda: frames.append(True))
    hands.hurry()
    window.update()
    hands.still()
    assert frames == []


class Wire:
    """The supervisor's end of the demo's socket."""

    def __init__(self, window: QQuickWindow, booth: Booth) -> None:
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.line.setblocking(False)
        environ = {DEMO_FD: str(theirs.detach())}
        self.server = serve_demo(window, booth.views.visit, environ)
        assert environ == {}

    def order(self, qtbot, **order: object) -> dict[str, object]:
        self.line.send(json.dumps(order).encode())
        answers: list[bytes] = []

        def answered() -> bool:
            try:
                answers.append(self.line.recv(65536))
            except BlockingIOError:
                return False
            return True

        qtbot.waitUntil(answered)
        return dict(json.loads(answers[0]))

    def close(self) -> None:
        self.line.close()
        self.server._line.close()
        shiboken6.delete(self.server)


@pytest.fixture
def wire(window, booth) -> Iterator[Wire]:
    wire = Wire(window, booth)
    window.update()
    yield wire
    wire.close()


@pytest.fixture
def booth(qapp, tmp_path) -> Iterator[Booth]:
    booth = Booth(tmp_path / "data")
    yield booth
    booth.close()


def test_orders_are_obeyed_and_answered_with_what_is_seen(wire, window, booth, qtbot):
    booth.views.visit.start()
    answer = wire.order(qtbot, do="touch", names=["Lưu", "Lưu"])
    assert (answer["ok"], answer["page"]) == (True, "find")
    assert {"role": "Button", "name": "Che"} in answer["seen"]
    assert window.property("saves") == 2


def test_a_key_is_pressed_and_the_place_told(wire, window, qtbot):
    button_of(window, "Che").forceActiveFocus()
    assert wire.order(qtbot, do="press", key="stop")["place"] == "Che"


def test_what_is_said_meanwhile_is_answered_once(wire, booth, qtbot):
    wire.server.listen_at(booth.world)
    voice = QuietVoice()
    voice.patient = True
    speaker = booth.world.border.heed(voice)
    speaker.attach(Mock(spec=Listener))
    said = Utterance(speak("Lưu tờ khai", "vi"), "vi")
    speaker.say(said)
    voice._listener.started(said)
    answer = wire.order(qtbot, do="look")
    assert (answer["speaking"], answer["sounding_s"]) == (True, 0.0)
    assert answer["heard"] == [{"shown": "Lưu tờ khai", "spoken": "Lưu tờ khai"}]
    assert wire.order(qtbot, do="look")["heard"] == []


def test_what_cannot_be_done_is_answered_with_the_reason(wire, qtbot):
    answer = wire.order(qtbot, do="touch", names=["Xóa"])
    assert answer["ok"] is False
    assert "no thing named 'Xóa'" in answer["message"]
    assert wire.order(qtbot, do="look")["ok"] is True


def test_a_picture_is_written_where_asked(wire, qtbot, tmp_path):
    path = tmp_path / "one.png"
    assert wire.order(qtbot, do="grab", path=str(path))["ok"]
    assert QImage(str(path)).height() == 400


def test_a_process_done_with_its_person_leaves_the_orders_to_the_next(wire, booth, qtbot):
    wire.order(qtbot, do="look")
    booth.views.visit.finish()
    wire.order(qtbot, do="look")
    assert not wire.server._notifier.isEnabled()


def test_who_leaves_by_an_order_is_answered_before_the_process_is_ended(wire, window, booth, qtbot):
    pressed = Pressed(window, booth.views.visit.finish)
    assert wire.order(qtbot, do="press", key="choose")["ok"]
    assert wire.server._hands._hurried
    assert not wire.server._notifier.isEnabled()
    shiboken6.delete(pressed)


def test_a_hidden_spare_does_not_read(qapp, booth):
    window = QQuickWindow()
    wire = Wire(window, booth)
    assert not wire.server._notifier.isEnabled()
    wire.close()


@pytest.mark.parametrize("value", ["", "x", "99999"])
def test_without_a_socket_lent_there_is_no_demo(window, booth, value):
    environ = {DEMO_FD: value} if value else {}
    assert serve_demo(window, booth.views.visit, environ) is None
    assert os.environ.get(DEMO_FD) is None
