"""Makes pages in a child process: what a camera gave is read and judged outside the kiosk.

The child gets one picture and gives one page. It can write no file, holds a bounded amount of
memory, and is killed with the thread that started it or when it takes too long; its memory goes
with it.
"""

import json
import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import get_args

from kiosk.capture.limits import MOST_BYTES
from kiosk.capture.page import Framing, Page, Refused, View
from kiosk.capture.verdict import Doubt, Refusal
from kiosk.log import Log
from kiosk.session.hardening import bound_to_parent
from kiosk.session.plan import program

log = Log(__name__)

PATIENCE_S = 25.0
ADDRESS_SPACE = 1_500_000_000
LIMITS = ("--core=0", "--fsize=0", "--nofile=64", f"--as={ADDRESS_SPACE}", "--cpu=20")
HEADER_BYTES = 512
MOST_ANSWER_BYTES = 12_000_000
COMMAND = program("kiosk.capture.darkroom_child")
DOUBTS, REFUSALS = set(get_args(Doubt)), set(get_args(Refusal))

Develop = Callable[[bytes, Framing, int], Page | Refused]


def develop(
    data: bytes,
    framing: Framing,
    quarter_turns: int = 0,
    *,
    command: Sequence[str] = COMMAND,
    patience_s: float = PATIENCE_S,
) -> Page | Refused:
    """Make a page of these bytes; blocks until the child is done or its time is up."""
    if len(data) > MOST_BYTES:
        return Refused("too_large")
    order = json.dumps({"framing": framing, "turns": quarter_turns}).encode().ljust(HEADER_BYTES)
    answer = _answer_of(command, order + data, patience_s)
    page = _read(answer)
    if page is None:
        log.warning("picture not developed", size=len(data))
        return Refused("damaged")
    return page


def _answer_of(command: Sequence[str], order: bytes, patience_s: float) -> bytes:
    try:
        child = subprocess.Popen(
            bound_to_parent(("prlimit", *LIMITS, *command)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", os.defpath)},
        )
    except OSError:
        return b""
    assert child.stdin is not None
    assert child.stdout is not None
    deadline = threading.Timer(patience_s, child.kill)
    deadline.start()
    try:
        child.stdin.write(order)
        child.stdin.close()
        return child.stdout.read(MOST_ANSWER_BYTES)
    except OSError:
        return b""
    finally:
        deadline.cancel()
        child.kill()
        child.wait()
        child.stdout.close()


def _read(answer: bytes) -> Page | Refused | None:
    """What the child answered; None when that is not what a child answers."""
    try:
        told = json.loads(answer[:HEADER_BYTES])
        if "refused" in told:
            return Refused(told["refused"]) if told["refused"] in REFUSALS else None
        width, height, jpeg_size = (int(told[key]) for key in ("width", "height", "jpeg"))
        view_width, view_height = int(told["view_width"]), int(told["view_height"])
        doubts = tuple(doubt for doubt in told["doubts"] if doubt in DOUBTS)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    jpeg = answer[HEADER_BYTES : HEADER_BYTES + jpeg_size]
    pixels = answer[HEADER_BYTES + jpeg_size :]
    whole = jpeg_size > 0 and min(view_width, view_height) > 0
    if not whole or len(jpeg) != jpeg_size or len(pixels) != view_width * view_height * 4:
        return None
    return Page(jpeg, View(view_width, view_height, pixels), width, height, doubts)
