"""An ESC/POS receipt printer: pictures only, so no code page can spoil a Vietnamese letter."""

import struct
import time
from dataclasses import dataclass

from PIL import Image

from kiosk.paper.escpos_link import Link, LinkLost, LinkTimeout, Opener
from kiosk.paper.escpos_status import WHEN_DONE, Conversation, out_of_paper_when_done
from kiosk.paper.layout import WIDTH_DOTS
from kiosk.paper.printers import (
    Failed,
    NoPaper,
    NoPrinter,
    Outcome,
    Printed,
    Ready,
    Status,
)

_RASTER = b"\x1dv0\x00"
_FEED = b"\x1bd\x06"
_FRAGMENT_DOTS = 960


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a printer may take.

    `answer_s` for a status question (asked every `poll_s` while it prints), `send_s` to take a
    whole picture, `done_s` to say that it is printed; a printer that `must_answer` and stays
    silent counts as hanging.
    """

    answer_s: float = 1.0
    poll_s: float = 0.5
    send_s: float = 20.0
    done_s: float = 15.0
    must_answer: bool = False


def encode(image: Image.Image) -> bytes:
    """Give the commands that print `image` (mode "1", at most 576 dots wide) and cut.

    Of python-escpos only its picture format and command table are used, and imported here, late:
    its printer classes leave a temporary folder behind and set up logging when they are imported.
    """
    from escpos import constants  # noqa: PLC0415 -- slow to import, and never needed at start
    from escpos.image import EscposImage  # noqa: PLC0415 -- as above

    if image.mode != "1" or image.width > WIDTH_DOTS:
        raise ValueError(f"not a picture for this paper: {image.mode} {image.width} wide")
    pieces = [bytes(constants.HW_INIT)]
    for fragment in EscposImage(image).split(_FRAGMENT_DOTS):
        dots = EscposImage(fragment)
        size = struct.pack("<HH", dots.width_bytes, dots.height)
        pieces += [_RASTER, size, dots.to_raster_format()]
    return b"".join([*pieces, _FEED, bytes(constants.PAPER_FULL_CUT)])


class EscposPrinter:
    """Prints over whatever `connect` opens; one connection a job."""

    def __init__(self, connect: Opener, patience: Patience = Patience()) -> None:
        self._connect = connect
        self._patience = patience

    def status(self) -> Status:
        """Ask cover, error and paper."""
        link = self._connect()
        if isinstance(link, NoPrinter):
            return link
        with link:
            try:
                return self._ask(link)
            except LinkTimeout:
                return Failed("timeout")
            except LinkLost:
                return Failed("disconnected")

    def print(self, image: Image.Image) -> Outcome:
        """Print and cut; says no paper or cover open before a single dot is sent."""
        commands = encode(image)
        link = self._connect()
        if isinstance(link, NoPrinter):
            return link
        with link:
            try:
                return self._print(link, commands)
            except LinkTimeout:
                return Failed("timeout")
            except LinkLost:
                return Failed("disconnected")

    def _ask(self, link: Link) -> Status:
        answer = None if link.one_way else Conversation(link, self._patience.answer_s).ask_all()
        if answer is None:
            return Failed("timeout") if self._patience.must_answer else Ready()
        return answer

    def _print(self, link: Link, commands: bytes) -> Outcome:
        talk = Conversation(link, self._patience.answer_s)
        before = None if link.one_way else talk.ask_all()
        if before is None and self._patience.must_answer:
            return Failed("timeout")
        if before is not None and not isinstance(before, Ready):
            return before
        question = b"" if before is None else WHEN_DONE
        link.send(commands + question, time.monotonic() + self._patience.send_s)
        return Printed(confirmed=False) if before is None else self._wait(talk)

    def _wait(self, talk: Conversation) -> Outcome:
        until_s = time.monotonic() + self._patience.done_s
        alive = True
        while time.monotonic() < until_s:
            if talk.wait_done(self._patience.poll_s):
                ended = talk.done_byte is not None and out_of_paper_when_done(talk.done_byte)
                return NoPaper() if ended else Printed(confirmed=True)
            now = talk.ask_all()
            if now is not None and not isinstance(now, Ready):
                return now
            alive = now is not None
        return Printed(confirmed=False) if alive else Failed("timeout")
