"""A screen nobody looks at: an Xvfb of the panel's size, its framebuffer, a finger on it."""

import os
import select
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.finger import Finger
from bench.framebuffer import Framebuffer, Span
from bench.programs import Program
from bench.workbench import PANEL, NotMeasured, Workbench

START_S = 30.0
DPI = "102"


@dataclass(frozen=True, slots=True)
class Screen:
    """One display; `name` is its DISPLAY, `black` the picture of nothing shown."""

    name: str
    frame: Framebuffer
    finger: Finger
    black: bytes

    def wait_for_black(self) -> None:
        """Wait until nothing of the program before is left."""
        self.frame.wait_for([Span(0, self.black)], START_S)

    def first_picture(self, still_s: float, limit_s: float) -> bytes:
        """Wait until a program has painted and is still; the picture then."""
        return self.frame.settled(still_s, limit_s, unlike=self.black)


@contextmanager
def open_screen(bench: Workbench) -> Iterator[Screen]:
    """Start an Xvfb that chooses a free number; black at first. NotMeasured when it cannot be."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(dir=bench.memory)))
        reader, writer = os.pipe()
        stack.callback(os.close, reader)
        os.set_inheritable(writer, True)
        size = f"{PANEL[0]}x{PANEL[1]}x24"
        command = ("Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-br", "-dpi", DPI)
        try:
            stack.enter_context(
                Program(
                    (*command, "-nolisten", "tcp", "-fbdir", str(folder)),
                    bench.environ(),
                    bench.log,
                    pass_fds=(writer,),
                )
            )
        finally:
            os.close(writer)
        name = f":{_number(reader)}"
        frame = Framebuffer(folder / "Xvfb_screen0")
        stack.callback(frame.close)
        finger = Finger(name)
        stack.callback(finger.close)
        yield Screen(name, frame, finger, frame.picture())


def _number(reader: int) -> int:
    """Read the display's number, which Xvfb writes once it is ready."""
    readable, _, _ = select.select([reader], [], [], START_S)
    text = os.read(reader, 16) if readable else b""
    if not text.strip().isdigit():
        message = "Xvfb did not start"
        raise NotMeasured(message)
    return int(text)
