r"""One picture of a paper, sealed to the centre as a stream.

Format 1:

    sealed = b"ward-kiosk attachment 1\n" + box + start + chunks
    box    = libsodium sealed box, to the centre, of a fresh 32-byte key
    start  = header of a secretstream (XChaCha20-Poly1305) under that key
    chunks = 64 KiB of the picture each, the last one shorter and marked as the last

Every chunk also stands for the first line and the device that sealed it, so what one kiosk sealed
does not open under a header of another. The digest is over the sealed bytes, never sealed anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nacl import bindings as sodium
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from sync.canonical import digest
from sync.envelope import AttachmentDigest, EnvelopeError

CONTEXT = b"ward-kiosk attachment 1\n"
CHUNK_BYTES = 65_536
TAG_BYTES = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
START_BYTES = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
KEY_BYTES = sodium.crypto_secretstream_xchacha20poly1305_KEYBYTES
BOX_BYTES = KEY_BYTES + sodium.crypto_box_SEALBYTES
LAST = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
NOT_LAST = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
FRAME_BYTES = len(CONTEXT) + BOX_BYTES + START_BYTES

# What one dossier may carry; kiosk and centre hold to the same. Sizes are of sealed bytes.
MOST = 24
LARGEST_BYTES = 4 * 1024 * 1024
TOTAL_BYTES = 24 * 1024 * 1024
MEDIA_TYPES = ("image/jpeg",)


@dataclass(frozen=True, slots=True, repr=False)
class SealedAttachment:
    """Sealed bytes and their digest; only the centre opens them."""

    digest: str
    sealed: bytes

    @property
    def named(self) -> AttachmentDigest:
        """How a header names it."""
        return AttachmentDigest(self.digest, len(self.sealed))


def sealed_size(size: int) -> int:
    """Bytes that a picture of so many bytes has once it is sealed."""
    return FRAME_BYTES + size + TAG_BYTES * max(1, -(-size // CHUNK_BYTES))


def seal_attachment(data: bytes, centre_key: bytes, device: str) -> SealedAttachment:
    """Seal a picture to the centre's X25519 public key (32 raw bytes) for headers of a device."""
    key = sodium.crypto_secretstream_xchacha20poly1305_keygen()
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    start = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    parts = [CONTEXT, SealedBox(PublicKey(centre_key)).encrypt(key), start]
    with_each = CONTEXT + device.encode()
    for at in range(0, max(1, len(data)), CHUNK_BYTES):
        tag = LAST if at + CHUNK_BYTES >= len(data) else NOT_LAST
        chunk = data[at : at + CHUNK_BYTES]
        parts.append(
            sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, with_each, tag)
        )
    sealed = b"".join(parts)
    return SealedAttachment(digest(sealed), sealed)


def open_attachment(sealed: bytes, private_key: bytes, device: str) -> Iterator[bytes]:
    """Yield the picture in chunks, each proven genuine before it is given.

    EnvelopeError("unsealable") as soon as it shows that this is not whole, not for this key or not
    of this device. Only when the iteration ends without it was the picture whole.
    """
    state = start_of(sealed, private_key)
    with_each = CONTEXT + device.encode()
    tag = NOT_LAST
    for at in range(FRAME_BYTES, len(sealed), CHUNK_BYTES + TAG_BYTES):
        if tag == LAST:
            raise EnvelopeError("unsealable")
        try:
            chunk, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(
                state, sealed[at : at + CHUNK_BYTES + TAG_BYTES], with_each
            )
        except (CryptoError, ValueError) as error:
            raise EnvelopeError("unsealable") from error
        yield chunk
    if tag != LAST:
        raise EnvelopeError("unsealable")


def start_of(
    sealed: bytes, private_key: bytes
) -> sodium.crypto_secretstream_xchacha20poly1305_state:
    """Open the box and begin the stream; EnvelopeError("unsealable") when that cannot be."""
    box = sealed[len(CONTEXT) : len(CONTEXT) + BOX_BYTES]
    start = sealed[len(CONTEXT) + BOX_BYTES : FRAME_BYTES]
    if not sealed.startswith(CONTEXT) or len(start) != START_BYTES:
        raise EnvelopeError("unsealable")
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    try:
        key = SealedBox(PrivateKey(private_key)).decrypt(box)
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, start, key)
    except (CryptoError, ValueError) as error:
        raise EnvelopeError("unsealable") from error
    return state
