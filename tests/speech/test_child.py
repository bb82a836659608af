import psutil
import pytest

from kiosk.speech.child import Child
from kiosk.speech.engines import ESPEAK, Engine
from kiosk.speech.framing import MAX_TEXT_CHARS, Garbled, Ready, Request
from tests.speech.stand_ins import fake_engine, gone, until


@pytest.fixture
def start():
    started = []

    def start(engine):
        started.append(Child(engine))
        return started[-1]

    yield start
    for child in started:
        child.kill()
        until(child.bury)


def received(child):
    messages = []
    until(lambda: messages.extend(child.receive() or []) or messages)
    return messages


def test_a_child_says_when_it_is_ready(start):
    assert received(start(ESPEAK)) == [Ready()]


def test_the_text_is_in_no_process_list(start):
    child = start(fake_engine("hang"))
    assert child.ask(Request("Nguyễn Thị Bí Mật", "vi", 1))
    process = psutil.Process(child.pid)
    assert "Bí Mật" not in " ".join(process.cmdline()) + str(process.environ())


def test_a_kill_ends_it_and_reading_says_so(start):
    child = start(ESPEAK)
    received(child)
    child.kill()
    until(lambda: child.receive() is None)
    until(lambda: gone(child.pid))
    assert not child.ask(Request("a", "vi", 1))


def test_a_child_that_reads_nothing_never_makes_its_kiosk_wait(start):
    child = start(fake_engine("deaf"))
    request = Request("ư" * MAX_TEXT_CHARS, "vi", 1)
    assert [child.ask(request) for _ in range(8)][-1] is False


def test_garbage_is_told(start):
    child = start(fake_engine("garbage"))
    received(child)
    child.ask(Request("a", "vi", 1))

    def garbled():
        try:
            child.receive()
        except Garbled:
            return True
        return False

    until(garbled)


def test_a_program_that_is_not_there_cannot_be_started():
    with pytest.raises(FileNotFoundError):
        Child(Engine("none", ("/nonexistent/engine",), 1, reusable=True))
