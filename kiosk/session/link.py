"""The line between the supervisor and one UI process: small frames over an inherited socket pair.

A frame is a 4-byte big-endian length and that many bytes of JSON: `{"kind": …, "reason": …,
"fds": n}`. `n` file descriptors travel beside it (SCM_RIGHTS), only from the supervisor to the UI.
A kind the peer does not know is skipped, a frame that does not parse ends the line. No frame has
room for anything a person typed: kinds and reasons are closed lists.
"""

import json
import os
import socket
import stat
import struct
from collections import deque
from collections.abc import MutableMapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Generic, TypeVar

LINK_FD = "KIOSK_LINK_FD"
DEMO_FD = "KIOSK_DEMO_FD"

FRAME_LIMIT = 4096
FDS_LIMIT = 4
READ_SIZE = 16384
_LENGTH = struct.Struct(">I")


class FromUi(StrEnum):
    """What a UI process says."""

    READY = "ready"  # loaded, first pages built, hidden
    SHOWN = "shown"  # first frame swapped after `show` or `show_recovery`
    BEAT = "beat"  # every 100-250 ms from `ready` on, by the GUI thread
    STARTED = "started"  # a person began: the answer is `give_key` with an empty journal
    CONTINUE = "continue"  # "continue" was tapped in recovery: the answer is `give_key`
    ENDED = "ended"  # neutral welcome painted, input closed; swap me out
    CRASHED = "crashed"  # a defect was caught; treat me as dead
    REFRESH = "refresh"  # settings or content changed; the spare is out of date
    SCANNER_LOST = "scanner_lost"  # the lent scanner hung up and was closed here; lend it again
    STOP = "stop"  # the technician leaves, or the window was closed: end everything


class ToUi(StrEnum):
    """What the supervisor says."""

    SHOW = "show"  # show welcome; ignore touches for the first 400 ms
    SHOW_RECOVERY = "show_recovery"  # ask "continue?"; there is no key yet
    GIVE_KEY = "give_key"  # fds: pipe holding the 32-byte key, journal memory file
    GIVE_SCANNER = "give_scanner"  # fds: the scanner, opened, locked and flushed
    DROP = "drop"  # the journal is gone: neutral welcome, close input
    QUIT = "quit"  # leave at once; also what the end of the line reads as


class EndReason(StrEnum):
    """Why a session ended; the supervisor logs it and does nothing else with it."""

    FINISHED = "finished"
    LEFT = "left"
    IDLE = "idle"
    DECLINED = "declined"
    RESET = "reset"
    OTHER = "other"


Kind = TypeVar("Kind", FromUi, ToUi)


class FrameError(Exception):
    """The bytes are not frames of this link; the line cannot be trusted any more."""


@dataclass(frozen=True, slots=True)
class Message(Generic[Kind]):
    """One frame; `fds` belong to the receiver, which closes them."""

    kind: Kind
    reason: EndReason | None = None
    fds: tuple[int, ...] = ()


@cache
def encode(kind: FromUi | ToUi, reason: EndReason | None = None, fd_count: int = 0) -> bytes:
    """Return one frame as bytes."""
    fields: dict[str, Any] = {"kind": kind.value}
    if reason is not None:
        fields["reason"] = reason.value
    if fd_count:
        fields["fds"] = fd_count
    body = json.dumps(fields, separators=(",", ":")).encode()
    return _LENGTH.pack(len(body)) + body


class Decoder(Generic[Kind]):
    """Cuts a byte stream into messages; pure. Descriptors are handed out in order of arrival."""

    def __init__(self, kinds: type[Kind]) -> None:
        """`kinds` are those this side listens for."""
        self._kinds: dict[str, Kind] = {kind.value: kind for kind in kinds}
        self._bytes = bytearray()
        self._fds: deque[int] = deque()

    def feed(self, data: bytes, fds: Sequence[int] = ()) -> list[Message[Kind]]:
        """Return the messages completed by `data`; FrameError when it is no frame."""
        self._bytes += data
        self._fds.extend(fds)
        messages: list[Message[Kind]] = []
        while (body := self._next_body()) is not None:
            message = self._parse(body)
            if message is not None:
                messages.append(message)
        return messages

    def unclaimed(self) -> tuple[int, ...]:
        """Return descriptors that no message claimed, for the owner to close."""
        left = tuple(self._fds)
        self._fds.clear()
        return left

    def _next_body(self) -> bytes | None:
        if len(self._bytes) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._bytes)
        if length > FRAME_LIMIT:
            raise FrameError("frame too long")
        end = _LENGTH.size + length
        if len(self._bytes) < end:
            return None
        body = bytes(self._bytes[_LENGTH.size : end])
        del self._bytes[:end]
        return body

    def _parse(self, body: bytes) -> Message[Kind] | None:
        try:
            fields = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise FrameError("not JSON") from error
        if not isinstance(fields, dict):
            raise FrameError("not an object")
        fds = self._claim(fields.get("fds", 0))
        kind = fields.get("kind")
        if not isinstance(kind, str):
            raise FrameError("no kind")
        if kind not in self._kinds:
            close_all(fds)
            return None
        return Message(self._kinds[kind], _reason(fields.get("reason")), fds)

    def _claim(self, count: object) -> tuple[int, ...]:
        if type(count) is not int or not 0 <= count <= len(self._fds):
            raise FrameError("descriptors missing")
        return tuple(self._fds.popleft() for _ in range(count))


def _reason(value: object) -> EndReason | None:
    if value is None:
        return None
    return next((reason for reason in EndReason if reason.value == value), EndReason.OTHER)


def close_all(fds: Sequence[int]) -> None:
    """Close descriptors; one closed already is no matter."""
    for fd in fds:
        with suppress(OSError):
            os.close(fd)


class UiLink:
    """The UI's end. Never blocks; use it from the GUI thread only."""

    def __init__(self, line: socket.socket) -> None:
        """Take over a connected stream socket."""
        line.setblocking(False)
        self._line = line
        self._decoder = Decoder(ToUi)
        self._waiting = bytearray()
        self._closed = False

    @classmethod
    def from_environment(cls, environ: MutableMapping[str, str] = os.environ) -> "UiLink | None":
        """Take the line a supervisor left for this process; None when started by hand."""
        line = inherited_socket(LINK_FD, environ)
        return None if line is None else cls(line)

    def fileno(self) -> int:
        """Return the descriptor to watch for reading."""
        return self._line.fileno()

    def read(self) -> list[Message[ToUi]]:
        """Return what has arrived, maybe nothing; the supervisor's end reads as a last `quit`."""
        if self._closed:
            return [Message(ToUi.QUIT)]
        self._flush()
        messages: list[Message[ToUi]] = []
        try:
            while True:
                data, fds, _, _ = socket.recv_fds(self._line, READ_SIZE, FDS_LIMIT)
                set_private(fds)
                if not data:
                    return [*messages, self._close()]
                messages += self._decoder.feed(data, fds)
        except BlockingIOError:
            return messages
        except (FrameError, ConnectionError):
            return [*messages, self._close()]

    def send(self, kind: FromUi, reason: EndReason | None = None) -> None:
        """Say something; kept while the line is full, except beats, which are dropped."""
        if self._closed or (self._waiting and kind is FromUi.BEAT):
            return
        self._waiting += encode(kind, reason)
        self._flush()

    def _flush(self) -> None:
        # A broken line is told by read(): the notifier fires for it too.
        with suppress(BlockingIOError, ConnectionError):
            while self._waiting:
                del self._waiting[: self._line.send(self._waiting)]

    def _close(self) -> Message[ToUi]:
        self._closed = True
        close_all(self._decoder.unclaimed())
        return Message(ToUi.QUIT)


def set_private(fds: Sequence[int]) -> None:
    """Keep descriptors out of children."""
    for fd in fds:
        os.set_inheritable(fd, False)


def inherited_socket(name: str, environ: MutableMapping[str, str]) -> socket.socket | None:
    """Take the socket whose number stands in `name`; remove the variable, make the socket private.

    None when the variable is missing or names no open socket.
    """
    text = environ.pop(name, "")
    if not (text.isascii() and text.isdigit()):
        return None
    fd = int(text)
    try:
        if not stat.S_ISSOCK(os.fstat(fd).st_mode):
            return None
    except OSError:
        return None
    line = socket.socket(fileno=fd)
    line.set_inheritable(False)
    return line
