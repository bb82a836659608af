import socket
import threading
from collections.abc import Iterator

import pytest

from kiosk.demo.line import Line


class Echo:
    """A server at the far end that gives back what it hears."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def _accept(self) -> None:
        while True:
            try:
                end, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(end,), daemon=True).start()

    @staticmethod
    def _answer(end: socket.socket) -> None:
        with end:
            while data := end.recv(4096):
                end.sendall(data)

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


@pytest.fixture
def line() -> Iterator[Line]:
    far = Echo()
    line = Line(far.port)
    yield line
    line.cut()
    far.close()


def connect(line: Line) -> socket.socket:
    return socket.create_connection(("127.0.0.1", line.port), timeout=10)


def say(end: socket.socket, text: bytes) -> bytes:
    end.sendall(text)
    return end.recv(4096)


def test_before_it_is_up_connecting_is_refused(line):
    with pytest.raises(ConnectionRefusedError):
        connect(line)


def test_when_up_it_carries_both_ways(line):
    line.restore()
    with connect(line) as one, connect(line) as other:
        assert say(one, b"xin") == b"xin"
        assert say(other, b"chao") == b"chao"
        assert say(one, b"x" * 4000)[:1] == b"x"


def test_a_cut_refuses_at_once_and_ends_what_was_open(line):
    line.restore()
    with connect(line) as end:
        assert say(end, b"xin") == b"xin"
        line.cut()
        with pytest.raises(ConnectionRefusedError):
            connect(line)
        assert end.recv(1) == b""


def test_after_a_cut_it_carries_again_at_the_same_address(line):
    line.restore()
    address = line.address
    line.cut()
    line.restore()
    line.restore()
    assert line.address == address == f"http://127.0.0.1:{line.port}"
    with connect(line) as end:
        assert say(end, b"xin") == b"xin"


def test_cutting_twice_is_once(line):
    line.restore()
    line.cut()
    line.cut()
    with pytest.raises(ConnectionRefusedError):
        connect(line)


def test_a_far_end_that_is_not_there_ends_the_connection():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    line = Line(port)
    line.restore()
    with connect(line) as end:
        assert end.recv(1) == b""
    line.cut()
