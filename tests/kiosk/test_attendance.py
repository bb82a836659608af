import json
import os
import socket
from collections.abc import Iterator
from contextlib import suppress

import pytest
import shiboken6
from PySide6.QtQuick import QQuickWindow

from kiosk.attendance import Attendance
from kiosk.session.journal import Journal
from kiosk.session.link import Decoder, EndReason, FromUi, Message, ToUi, UiLink, encode
from kiosk.session.vault import make_memory
from kiosk.session.visit import Visit
from tests.viewmodels.booth import BIRTH, LOOK, Booth

KEY = bytes(range(32))


class Supervisor:
    """The other end of the link, spoken by hand."""

    def __init__(self) -> None:
        self.line, self.theirs = socket.socketpair()
        self.line.setblocking(False)
        self._decoder = Decoder(FromUi)
        self._heard: list[Message[FromUi]] = []
        self.memory = make_memory()

    def tell(self, kind: ToUi, *fds: int) -> None:
        socket.send_fds(self.line, [encode(kind, fd_count=len(fds))], list(fds))

    def give_key(self, key: bytes = KEY) -> None:
        reading, writing = os.pipe()
        os.write(writing, key)
        os.close(writing)
        self.tell(ToUi.GIVE_KEY, reading, self.memory)
        os.close(reading)

    @property
    def heard(self) -> list[FromUi]:
        """Everything said so far, without the beats."""
        return [m.kind for m in self._listen() if m.kind is not FromUi.BEAT]

    @property
    def beats(self) -> int:
        return sum(m.kind is FromUi.BEAT for m in self._listen())

    @property
    def reasons(self) -> list[EndReason | None]:
        return [m.reason for m in self._listen() if m.kind is FromUi.ENDED]

    def _listen(self) -> list[Message[FromUi]]:
        with suppress(BlockingIOError):
            self._heard += self._decoder.feed(self.line.recv(65536))
        return self._heard

    def close(self) -> None:
        self.line.close()
        self.theirs.close()
        os.close(self.memory)


class LeavingApp:
    """Counts how often the application was told to go; the test's own one stays."""

    def __init__(self) -> None:
        self.quits = 0

    def quit(self) -> None:
        self.quits += 1


class Place:
    """A booth with a window and a supervisor."""

    def __init__(self, app, booth: Booth, *, linked: bool = True) -> None:
        self.booth = booth
        self.supervisor = Supervisor()
        self.window = QQuickWindow()
        self.window.resize(60, 60)
        self.frames = 0
        self.window.frameSwapped.connect(self._count)
        self.app = LeavingApp()
        link = UiLink(self.supervisor.theirs) if linked else None
        self.attendance = Attendance(
            app, self.window, booth.views, LOOK, link, lambda window: window.show()
        )
        self.attendance._app = self.app

    def _count(self) -> None:
        self.frames += 1

    def close(self) -> None:
        self.attendance._keeping.end()
        shiboken6.delete(self.attendance)
        shiboken6.delete(self.window)
        self.supervisor.close()


@pytest.fixture
def place(qapp, booth) -> Iterator[Place]:
    place = Place(qapp, booth)
    yield place
    place.close()


@pytest.fixture
def shown(place, qtbot) -> Place:
    """The welcome page is on the screen and takes touches."""
    place.supervisor.tell(ToUi.SHOW)
    qtbot.waitUntil(lambda: FromUi.SHOWN in place.supervisor.heard)
    qtbot.waitUntil(lambda: not place.booth.views.visit.closed)
    return place


def test_a_loaded_process_is_ready_hidden_and_beating(place, qtbot):
    place.attendance.ready()
    qtbot.waitUntil(lambda: place.supervisor.beats >= 2)
    assert place.supervisor.heard == [FromUi.READY]
    assert not place.window.isVisible()


def test_shown_is_said_after_a_frame_and_touches_wait_a_moment(place, qtbot):
    place.supervisor.tell(ToUi.SHOW)
    qtbot.waitUntil(place.window.isVisible)
    assert place.booth.views.visit.closed
    qtbot.waitUntil(lambda: place.supervisor.heard == [FromUi.SHOWN])
    assert place.frames >= 1
    qtbot.waitUntil(lambda: not place.booth.views.visit.closed)


def test_a_person_who_begins_is_told_and_gets_a_journal(shown, qtbot):
    visit = shown.booth.views.visit
    visit.start()
    assert shown.supervisor.heard[-1] is FromUi.STARTED
    shown.supervisor.give_key()
    journal = Journal(shown.supervisor.memory, KEY)
    qtbot.waitUntil(lambda: journal.read() is not None)
    assert b'"page": "find"' in journal.read()


def test_ended_is_said_only_when_the_neutral_welcome_was_painted(shown, qtbot):
    visit, views = shown.booth.views.visit, shown.booth.views
    visit.start()
    views.appearance.setLanguage("en")
    views.appearance.setStep(3)
    views.keyboard.press("a")
    frames = shown.frames
    visit.finish()
    assert FromUi.ENDED not in shown.supervisor.heard
    assert visit.closed
    assert (visit.page, views.appearance.look, views.keyboard.text) == ("welcome", LOOK, "")
    qtbot.waitUntil(lambda: shown.supervisor.heard[-1] is FromUi.ENDED)
    assert shown.frames > frames
    assert shown.supervisor.reasons == [EndReason.LEFT]


@pytest.mark.parametrize("reason", ["finished", "left", "idle", "declined"])
def test_the_supervisor_hears_why_it_ended(shown, qtbot, reason):
    shown.booth.views.visit.start()
    shown.booth.views.visit.end(reason)
    qtbot.waitUntil(lambda: shown.supervisor.reasons == [EndReason(reason)])


def test_nothing_is_written_into_the_journal_after_the_end(shown, qtbot):
    visit = shown.booth.views.visit
    visit.start()
    shown.supervisor.give_key()
    journal = Journal(shown.supervisor.memory, KEY)
    qtbot.waitUntil(lambda: journal.read() is not None)
    before = journal.read()
    visit.finish()
    shown.booth.enter(BIRTH, {"relation": "mother"})
    assert journal.read() == before


def test_recovery_asks_before_there_is_a_key_and_then_takes_the_visit_up(place, qtbot):
    booth, supervisor = place.booth, place.supervisor
    booth.enter(BIRTH, {"relation": "mother"})
    stored = booth.state
    Journal(supervisor.memory, KEY).write(json.dumps(stored.to_json()).encode())
    booth.views.visit.take(Visit())
    supervisor.tell(ToUi.SHOW_RECOVERY)
    qtbot.waitUntil(lambda: FromUi.SHOWN in supervisor.heard)
    assert booth.views.visit.page == "recover"
    assert booth.answers == {}
    booth.views.visit.acceptRecovery()
    assert supervisor.heard[-1] is FromUi.CONTINUE
    supervisor.give_key()
    qtbot.waitUntil(lambda: booth.state == stored)
    assert FromUi.STARTED not in supervisor.heard


@pytest.mark.parametrize("key", [KEY, b"short"])
def test_recovery_of_a_journal_that_cannot_be_read_ends_the_visit(place, qtbot, key):
    place.supervisor.tell(ToUi.SHOW_RECOVERY)
    qtbot.waitUntil(lambda: FromUi.SHOWN in place.supervisor.heard)
    place.booth.views.visit.acceptRecovery()
    place.supervisor.give_key(key)
    qtbot.waitUntil(lambda: place.supervisor.reasons == [EndReason.DECLINED])
    assert place.booth.views.visit.page == "welcome"


def test_recovery_that_is_declined_never_asks_for_the_key(place, qtbot):
    place.supervisor.tell(ToUi.SHOW_RECOVERY)
    qtbot.waitUntil(lambda: FromUi.SHOWN in place.supervisor.heard)
    place.booth.views.visit.declineRecovery()
    qtbot.waitUntil(lambda: place.supervisor.reasons == [EndReason.DECLINED])
    assert FromUi.CONTINUE not in place.supervisor.heard


def test_drop_leaves_a_neutral_welcome_with_closed_input(shown, qtbot):
    views = shown.booth.views
    shown.booth.enter(BIRTH, {"relation": "mother"})
    views.appearance.setLanguage("en")
    views.keyboard.press("a")
    shown.supervisor.tell(ToUi.DROP)
    qtbot.waitUntil(lambda: views.visit.page == "welcome")
    assert views.visit.closed
    assert (shown.booth.answers, views.keyboard.text) == ({}, "")
    assert views.appearance.look == LOOK
    assert FromUi.ENDED not in shown.supervisor.heard


def test_quit_leaves(place, qtbot):
    place.supervisor.tell(ToUi.QUIT)
    qtbot.waitUntil(lambda: place.app.quits == 1)


def test_a_supervisor_that_is_gone_reads_as_quit(place, qtbot):
    place.supervisor.line.shutdown(socket.SHUT_RDWR)
    qtbot.waitUntil(lambda: place.app.quits == 1)


def test_a_lent_scanner_is_handed_on(place, qtbot):
    lent: list[int] = []
    place.attendance.on_scanner = lent.append
    reading, writing = os.pipe()
    place.supervisor.tell(ToUi.GIVE_SCANNER, reading)
    qtbot.waitUntil(lambda: bool(lent))
    os.write(writing, b"x")
    assert os.read(lent[0], 1) == b"x"
    for fd in (reading, writing, lent[0]):
        os.close(fd)


def test_without_a_supervisor_it_shows_itself_and_starts_over(qapp, booth, qtbot):
    place = Place(qapp, booth, linked=False)
    place.attendance.ready()
    assert place.window.isVisible()
    booth.views.visit.start()
    booth.views.appearance.setLanguage("en")
    booth.views.visit.finish()
    assert (booth.views.visit.page, booth.views.visit.closed) == ("welcome", False)
    assert booth.views.appearance.look == LOOK
    place.close()
