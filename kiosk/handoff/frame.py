"""One code on the screen: a header, one symbol of the message, a check sum. Hostile until parsed.

    CHUYEN: + letters of (format 1 byte, pieces 1, index 1, id 4, length 2, symbol, CRC-32 4)

`id` is the beginning of the message's SHA-256, so pieces of two messages never mix by mistake.
"""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from typing import Literal

from kiosk.handoff import erasure
from kiosk.handoff.letters import from_letters, to_letters

Damage = Literal[
    "handoff_format",  # a later format than this program knows
    "handoff_damaged",  # letters, check sum or header are not those of a frame
]
FrameCode = Literal["not_handoff", Damage]
"""`not_handoff`: the text is not marked as a frame."""

MARK = "CHUYEN:"
FORMAT = 1
MOST_PIECES = 64
FRAME_LETTERS = 600
"""What QR version 15 with middle correction holds: 77 modules, large enough for a cheap phone."""
SINGLE_LETTERS = 1352
"""A code that stands still may be finer: QR version 21 with low correction."""
ID_SIZE = 4

_HEAD = struct.Struct(f">BBB{ID_SIZE}sH")
_CHECK = struct.Struct(">I")
_AROUND = _HEAD.size + _CHECK.size


def _room(letters: int) -> int:
    return (letters - len(MARK)) // 3 * 2 - _AROUND


PIECE_SIZE = _room(FRAME_LETTERS)
SINGLE_SIZE = _room(SINGLE_LETTERS)
LARGEST_MESSAGE = MOST_PIECES * PIECE_SIZE


@dataclass(frozen=True, slots=True)
class Frame:
    """One symbol of a message that was cut into `pieces`."""

    pieces: int
    index: int
    id: bytes
    length: int
    symbol: bytes

    @property
    def message(self) -> tuple[bytes, int, int]:
        """What all frames of one message have in common."""
        return self.id, self.length, self.pieces


@dataclass(frozen=True, slots=True)
class NoFrame:
    """Why a text is no frame this kiosk can use."""

    code: FrameCode


class MessageTooLarge(ValueError):  # noqa: N818 -- reads as what it is
    """The message does not fit into 64 codes; what to leave out is the caller's to say."""


def message_id(message: bytes) -> bytes:
    """Tell a message from others."""
    return hashlib.sha256(message).digest()[:ID_SIZE]


def cut(message: bytes) -> list[bytes]:
    """Cut a message into as few pieces of one size as will do; the last is filled up with zeros."""
    if not message or len(message) > LARGEST_MESSAGE:
        raise MessageTooLarge(f"{len(message)} bytes are not 1 to {LARGEST_MESSAGE}")
    count = 1 if len(message) <= SINGLE_SIZE else -(-len(message) // PIECE_SIZE)
    size = _piece_size(len(message), count)
    return [message[start * size : (start + 1) * size].ljust(size, b"\0") for start in range(count)]


def frame_texts(message: bytes, indexes: range | None = None) -> list[str]:
    """The texts of a message's frames; by default its pieces and as many to stand in for them."""
    pieces = cut(message)
    shown = indexes or range(1 if len(pieces) == 1 else 2 * len(pieces))
    head = (message_id(message), len(message))
    return [
        write_frame(Frame(len(pieces), index, *head, erasure.symbol(pieces, index)))
        for index in shown
    ]


def write_frame(frame: Frame) -> str:
    """Spell a frame as the text of a code."""
    head = _HEAD.pack(FORMAT, frame.pieces, frame.index, frame.id, frame.length)
    body = head + frame.symbol
    return MARK + to_letters(body + _CHECK.pack(zlib.crc32(body)))


def read_frame(text: str) -> Frame | NoFrame:
    """Parse the text of a code, also one that stands behind the # of a link; nothing is opened."""
    marked = bare(text)
    if marked is None:
        return NoFrame("not_handoff")
    if len(marked) > SINGLE_LETTERS:
        return NoFrame("handoff_damaged")
    raw = from_letters(marked[len(MARK) :])
    if raw is None or len(raw) <= _AROUND:
        return NoFrame("handoff_damaged")
    body = raw[: -_CHECK.size]
    if zlib.crc32(body) != _CHECK.unpack(raw[-_CHECK.size :])[0]:
        return NoFrame("handoff_damaged")
    known_format, pieces, index, sender, length = _HEAD.unpack_from(body)
    if known_format != FORMAT:
        return NoFrame("handoff_format")
    frame = Frame(pieces, index, sender, length, body[_HEAD.size :])
    return frame if _is_sound(frame) else NoFrame("handoff_damaged")


def bare(text: str) -> str | None:
    """The marked part of a text, in capitals; None where there is none."""
    capitals = text.strip().upper()
    if not capitals.startswith(MARK):
        capitals = capitals.partition("#")[2]
    return capitals if capitals.startswith(MARK) else None


def _is_sound(frame: Frame) -> bool:
    size = len(frame.symbol)
    return (
        1 <= frame.pieces <= MOST_PIECES
        and (frame.pieces > 1 or frame.index == 0)
        and size <= (SINGLE_SIZE if frame.pieces == 1 else PIECE_SIZE)
        and frame.length > 0
        and size == _piece_size(frame.length, frame.pieces)
        and (frame.pieces - 1) * size < frame.length
    )


def _piece_size(length: int, count: int) -> int:
    return -(-length // count)
