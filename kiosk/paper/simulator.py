"""A receipt printer on a TCP port of this machine, for tests and development.

It reads ESC/POS back into pictures and plays the troubles of real printers.
"""

import queue
import socket
import threading
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from PIL import Image

from kiosk.paper.escpos_reader import Cut, Question, Reader

_POLL_S = 0.05


@dataclass(frozen=True, slots=True)
class Play:
    """What the simulated printer does wrong; by default nothing.

    `rows`: how many dot rows of paper are left (0 is none). `hang`: takes the connection and reads
    nothing. `silent`: prints but never answers. `deaf_when_done`: answers real-time questions only.
    `disconnect_after`: closes the line after that many bytes.
    """

    rows: int | None = None
    paper_low: bool = False
    cover_open: bool = False
    cutter_jam: bool = False
    hang: bool = False
    silent: bool = False
    deaf_when_done: bool = False
    disconnect_after: int | None = None


class PrinterSimulator:
    """Serves one connection at a time until closed; use as a context manager."""

    def __init__(self, play: Play = Play()) -> None:
        self._play = play
        self._papers: queue.Queue[Image.Image] = queue.Queue()
        self._stop = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(_POLL_S)
        self._thread = threading.Thread(target=self._serve, name="printer simulator", daemon=True)
        self.reader = Reader(rows_left=play.rows)

    @property
    def address(self) -> tuple[str, int]:
        """Host and port to print at."""
        host, port = self._server.getsockname()[:2]
        return str(host), int(port)

    def next_paper(self, timeout_s: float) -> Image.Image:
        """Give the next cut paper; raises `queue.Empty` when none comes in time."""
        return self._papers.get(timeout=timeout_s)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._server.close()

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                line, _ = self._server.accept()
            except TimeoutError:
                continue
            with line:
                line.settimeout(_POLL_S)
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        taken = 0
        while not self._stop.is_set():
            if self._play.hang:
                self._stop.wait(_POLL_S)
                continue
            try:
                data = line.recv(4096)
            except TimeoutError:
                continue
            except ConnectionError:
                return
            taken += len(data)
            limit = self._play.disconnect_after
            if not data or (limit is not None and taken > limit):
                return
            self._react(line, data)

    def _react(self, line: socket.socket, data: bytes) -> None:
        for event in self.reader.feed(data):
            match event:
                case Cut(image):
                    self._papers.put(image)
                case Question(command):
                    answer = self._answer(command)
                    if answer is not None and not self._play.silent:
                        line.sendall(bytes([answer]))

    def _answer(self, command: bytes) -> int | None:
        play, empty = self._play, self.reader.out_of_paper
        match command:
            case b"\x10\x04\x02":
                return 0x12 | (0x04 if play.cover_open else 0) | (0x20 if empty else 0)
            case b"\x10\x04\x03":
                return 0x12 | (0x08 if play.cutter_jam else 0)
            case b"\x10\x04\x04":
                return 0x12 | (0x60 if empty else 0) | (0x0C if play.paper_low else 0)
            case b"\x1dr\x01":
                return None if empty or play.deaf_when_done else 0x00
            case _:
                return 0x12
