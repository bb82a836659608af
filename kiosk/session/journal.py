"""The encrypted journal of one session, written by the UI into a memory file of the supervisor.

Two slots of fixed size, used in turn, each XChaCha20-Poly1305 over a counter, a length, the state
and zeros up to the slot's size, so that the file tells nothing, not even how much was typed. A
write that was cut short fails its tag and the other slot answers.
"""

import os
import struct
from collections.abc import Callable
from dataclasses import dataclass

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from kiosk.session.link import Message, ToUi, close_all
from kiosk.session.memory import KEY_SIZE, SLOT_SIZE, SLOTS

NONCE_SIZE = 24
TAG_SIZE = 16
CONTEXT = b"ward-kiosk journal 1"
_HEAD = struct.Struct(">QI")
PLAIN_SIZE = SLOT_SIZE - NONCE_SIZE - TAG_SIZE
STATE_LIMIT = PLAIN_SIZE - _HEAD.size


@dataclass(frozen=True, slots=True)
class Written:
    """The state is in the memory file; `count` is the number of this write in the session."""

    count: int


@dataclass(frozen=True, slots=True)
class TooLarge:
    """The state did not fit; the last written one stays. Both in bytes."""

    size: int
    limit: int


class Journal:
    """Writes and reads the last state of a session."""

    def __init__(
        self, memory: int, key: bytes, random: Callable[[int], bytes] = os.urandom
    ) -> None:
        """`memory` is the memory file's descriptor, `key` 32 bytes."""
        self._memory = memory
        self._key = key
        self._random = random
        self._count = max((count for count, _ in self._slots()), default=0)

    def write(self, state: bytes) -> Written | TooLarge:
        """Keep `state` as the last one; a few tens of microseconds, no disk."""
        if len(state) > STATE_LIMIT:
            return TooLarge(len(state), STATE_LIMIT)
        count = self._count + 1
        plain = (_HEAD.pack(count, len(state)) + state).ljust(PLAIN_SIZE, b"\0")
        nonce = self._random(NONCE_SIZE)
        place = count % SLOTS
        sealed = crypto_aead_xchacha20poly1305_ietf_encrypt(
            plain, _context(place), nonce, self._key
        )
        os.pwrite(self._memory, nonce + sealed, place * SLOT_SIZE)
        self._count = count
        return Written(count)

    def read(self) -> bytes | None:
        """Return the newest whole state; None when nothing was written with this key."""
        slots = self._slots()
        return max(slots)[1] if slots else None

    def close(self) -> None:
        """Let go of the memory file; the supervisor erases it."""
        os.close(self._memory)

    def _slots(self) -> list[tuple[int, bytes]]:
        found = (self._open_slot(place) for place in range(SLOTS))
        return [slot for slot in found if slot is not None]

    def _open_slot(self, place: int) -> tuple[int, bytes] | None:
        raw = os.pread(self._memory, SLOT_SIZE, place * SLOT_SIZE)
        if len(raw) != SLOT_SIZE:
            return None
        try:
            plain = crypto_aead_xchacha20poly1305_ietf_decrypt(
                raw[NONCE_SIZE:], _context(place), raw[:NONCE_SIZE], self._key
            )
        except CryptoError:
            return None
        count, length = _HEAD.unpack_from(plain)
        return count, plain[_HEAD.size : _HEAD.size + length]


def _context(place: int) -> bytes:
    return CONTEXT + bytes([place])


def receive(message: Message[ToUi]) -> Journal | None:
    """Open the journal that a `give_key` message brings; None when it is not whole."""
    if message.kind is not ToUi.GIVE_KEY or len(message.fds) != 2:
        close_all(message.fds)
        return None
    pipe, memory = message.fds
    with open(pipe, "rb", buffering=0) as reader:  # noqa: PTH123 -- a descriptor, not a path
        key = reader.read(KEY_SIZE)
    if len(key) != KEY_SIZE:
        os.close(memory)
        return None
    return Journal(memory, key)
