"""The kiosk's side of the process of a voice engine."""

import os
import subprocess

from kiosk.speech.engines import Engine
from kiosk.speech.framing import FrameReader, Message, encode

_READ_BYTES = 65_536


class Child:
    """A running process of `engine`. Nothing here waits for it.

    `ready` is for its keeper: whether it has said that its engine is loaded. The process stays in
    the session and process group of the one who starts it, so whatever ends that group ends it
    too. Start it from a thread that lives as long as it may (see `confinement.confine`).

    Raises:
        OSError: the program does not exist or cannot be started.

    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.ready = False
        self._reader = FrameReader()
        self._process = subprocess.Popen(
            (*engine.command, str(os.getpid())),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        os.set_blocking(self._stdin.fileno(), False)
        os.set_blocking(self._stdout.fileno(), False)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def fileno(self) -> int:
        """Give what to wait on for its messages."""
        return self._stdout.fileno()

    def ask(self, message: Message) -> bool:
        """Send a message; False when it cannot take it."""
        data = encode(message)
        try:
            return os.write(self._stdin.fileno(), data) == len(data)
        except OSError:  # it is gone, or its pipe is full since it reads nothing
            return False

    def receive(self) -> list[Message] | None:
        """Take the messages that are there by now; None when it has ended.

        Raises:
            Garbled: it sends something else.

        """
        try:
            data = os.read(self._stdout.fileno(), _READ_BYTES)
        except BlockingIOError:
            return []
        return self._reader.feed(data) if data else None

    @property
    def alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def kill(self) -> None:
        """End it; any thread may."""
        self._process.kill()

    def bury(self) -> bool:
        """After `kill`: whether it is gone for good and its pipes are closed."""
        if self.alive:
            return False
        self._stdin.close()
        self._stdout.close()
        return True
