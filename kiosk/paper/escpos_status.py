"""What an ESC/POS printer says about itself: the status commands and the meaning of their bytes.

`DLE EOT n` is answered at once, even when the printer is off line; `GS r 1` waits its turn behind
what was sent before it, so its answer means that all of it was printed.
"""

import time

from kiosk.paper.escpos_link import Link, LinkTimeout
from kiosk.paper.printers import Failed, NoPaper, Ready, Status

OFFLINE_CAUSE = b"\x10\x04\x02"
ERROR_CAUSE = b"\x10\x04\x03"
PAPER_SENSOR = b"\x10\x04\x04"
WHEN_DONE = b"\x1dr\x01"


def is_real_time(byte: int) -> bool:
    """Whether a byte answers `DLE EOT` (bits 1 and 4 set, 0 and 7 clear)."""
    return byte & 0x93 == 0x12


def is_when_done(byte: int) -> bool:
    """Whether a byte answers `GS r` (bits 4 and 7 clear)."""
    return byte & 0x90 == 0


def out_of_paper_when_done(byte: int) -> bool:
    """Whether a `GS r 1` answer says that the roll is at its end."""
    return byte & 0x0C != 0


class Conversation:
    """Questions to one printer over one line, and what came back."""

    def __init__(self, link: Link, answer_s: float) -> None:
        self._link = link
        self._answer_s = answer_s
        self.done_byte: int | None = None

    def ask_all(self) -> Status | None:
        """Ask cover, error and paper; None when the printer does not talk."""
        offline = self._ask(OFFLINE_CAUSE)
        if offline is None:
            return None
        error = self._ask(ERROR_CAUSE) or 0
        paper = self._ask(PAPER_SENSOR) or 0
        return meaning(offline, error, paper)

    def wait_done(self, wait_s: float) -> bool:
        """Wait up to `wait_s` for the answer to `WHEN_DONE`; keeps it in `done_byte`."""
        until_s = time.monotonic() + wait_s
        while self.done_byte is None:
            try:
                self._sort(self._link.receive(until_s))
            except LinkTimeout:
                return False
        return True

    def _ask(self, question: bytes) -> int | None:
        until_s = time.monotonic() + self._answer_s
        try:
            self._link.send(question, until_s)
            while True:
                answer = self._sort(self._link.receive(until_s))
                if answer is not None:
                    return answer
        except LinkTimeout:
            return None

    def _sort(self, data: bytes) -> int | None:
        answer = None
        for byte in data:
            if is_real_time(byte):
                answer = byte
            elif is_when_done(byte):
                self.done_byte = byte
        return answer


def meaning(offline: int, error: int, paper: int) -> Status:
    """Say what the three answers mean together; the cover first, for it explains the rest."""
    if offline & 0x04:
        return Failed("cover_open")
    if paper & 0x60 or offline & 0x20:
        return NoPaper()
    if error & 0x08:
        return Failed("paper_jam")
    if error & 0x20 or offline & 0x40:
        return Failed("refused")
    return Ready(paper_low=bool(paper & 0x0C))
