"""What the process of a voice engine does first: it may outlive nobody and leave nothing behind."""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Iterator

from kiosk.speech.framing import FrameReader, Message, encode

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38


def confine(parent: int) -> None:
    """Die with `parent` (a process id), and leave no core file with a person's words in it.

    The signal is tied to the *thread* that started this process: it comes too when that thread
    ends, so the kiosk starts its engines from a thread that lives as long as they may.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if os.getppid() != parent:  # it died before the signal was asked for
        os._exit(1)


def lock_in(memory_bytes: int) -> None:
    """Give up for good what a process needs only while it loads itself.

    From here on it opens no file and no connection (what is open stays open), writes to no file,
    starts no process, and has so much address space at most. The pipes to the kiosk still work.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    for limit, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(limit, (most, most))


class Pipes:
    """The two ends the kiosk holds the other side of; nothing else in this process knows them."""

    __slots__ = ("sink", "source")

    def __init__(self, source: int, sink: int) -> None:
        self.source = source
        self.sink = sink

    def send(self, message: Message) -> None:
        """Send it whole; when the kiosk is gone, so is this process."""
        data = memoryview(encode(message))
        try:
            while data:
                data = data[os.write(self.sink, data) :]
        except OSError:
            os._exit(1)

    def messages(self) -> Iterator[Message]:
        """Yield what the kiosk asks, until it closes its end."""
        reader = FrameReader()
        while data := os.read(self.source, 65_536):
            yield from reader.feed(data)


def take_pipes() -> Pipes:
    """Move the pipes away from stdin and stdout, so that a library that prints harms nothing."""
    pipes = Pipes(os.dup(0), os.dup(1))
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.close(nothing)
    return pipes
