r"""A draft compressed, signed, encrypted under a key of its own that travels in the same codes.

    proof   = nothing, or Ed25519 public key 32 + signature 64 over b"ward-kiosk handoff 1\n" + JSON
    body    = length of proof 1 byte + proof + JSON
    sealed  = AES-256-GCM(key, nonce 0, raw deflate of body); the key is used once
    message = (key xor SHA-256(sealed)) + sealed

So the key is known only to who has every byte: a picture of some of the codes tells nothing.
"""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from nacl.bindings import crypto_aead_aes256gcm_decrypt, crypto_aead_aes256gcm_encrypt
from nacl.exceptions import BadSignatureError, CryptoError, UnavailableError
from nacl.signing import SigningKey, VerifyKey

from kiosk.handoff.draft import LARGEST_JSON, Draft, NoDraft, read_draft, write_draft

CONTEXT = b"ward-kiosk handoff 1\n"
KEY_SIZE = 32
PUBLIC_KEY_SIZE = 32
PROOF_SIZE = PUBLIC_KEY_SIZE + 64
LIFETIME = timedelta(days=7)
LONGEST_LIFETIME = timedelta(days=90)
CLOCK_SLACK = timedelta(hours=1)

_NONCE = bytes(12)
_LARGEST_BODY = 1 + PROOF_SIZE + LARGEST_JSON

Signer = Literal["this_kiosk", "another", "nobody"]
OpenCode = Literal[
    "handoff_altered",  # some byte is not as it was sealed
    "handoff_too_large",  # unpacks to more than a declaration can be
    "handoff_bad_content",  # sealed by somebody, but no declaration
    "handoff_bad_signature",  # names a signer who did not sign this
    "handoff_expired",
    "not_available",  # this processor has no AES instructions, and the library no other way
]
Doubt = Literal["expired_if_clock_right", "made_later_than_now"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft; `signer` says who vouches that it is unchanged, which makes no answer true."""

    draft: Draft
    signer: Signer
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a message is not taken."""

    code: OpenCode


@dataclass(frozen=True, slots=True)
class Clock:
    """The kiosk's time, and whether it is sure of it."""

    now: datetime
    certain: bool = True


def is_available() -> bool:
    """Whether this machine can carry anything at all: its processor needs AES instructions."""
    try:
        crypto_aead_aes256gcm_encrypt(b"", CONTEXT, _NONCE, bytes(KEY_SIZE))
    except UnavailableError:
        return False
    return True


def seal(draft: Draft, signing_key: SigningKey | None, random: Callable[[int], bytes]) -> bytes:
    """Make the message to be cut into codes; `random` gives the key, new for each message."""
    carried = write_draft(draft)
    proof = b"" if signing_key is None else _proof(carried, signing_key)
    packed = _deflate(bytes([len(proof)]) + proof + carried)
    key = random(KEY_SIZE)
    sealed = crypto_aead_aes256gcm_encrypt(packed, CONTEXT, _NONCE, key)
    return _masked(key, sealed) + sealed


def unseal(message: bytes, clock: Clock, own_key: bytes | None) -> Opened | Refused:
    """Open a message from anywhere; every input gives an answer. `own_key`: public, 32 bytes."""
    sealed = message[KEY_SIZE:]
    try:
        packed = crypto_aead_aes256gcm_decrypt(
            sealed, CONTEXT, _NONCE, _masked(message[:KEY_SIZE], sealed)
        )
    except UnavailableError:
        return Refused("not_available")
    except (CryptoError, ValueError):
        return Refused("handoff_altered")
    body = _inflate(packed)
    if isinstance(body, Refused):
        return body
    proof, carried = body[1 : 1 + body[0]], body[1 + body[0] :]
    if proof and not _is_proof(proof, carried):
        return Refused("handoff_bad_signature")
    try:
        draft = read_draft(carried)
    except NoDraft:
        return Refused("handoff_bad_content")
    return _timely(draft, _signer(proof, own_key), clock)


def _proof(carried: bytes, key: SigningKey) -> bytes:
    return bytes(key.verify_key) + key.sign(CONTEXT + carried).signature


def _is_proof(proof: bytes, carried: bytes) -> bool:
    if len(proof) != PROOF_SIZE:
        return False
    public, signature = proof[:PUBLIC_KEY_SIZE], proof[PUBLIC_KEY_SIZE:]
    try:
        VerifyKey(public).verify(CONTEXT + carried, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def _signer(proof: bytes, own_key: bytes | None) -> Signer:
    if not proof:
        return "nobody"
    return "this_kiosk" if proof[:PUBLIC_KEY_SIZE] == own_key else "another"


def _timely(draft: Draft, signer: Signer, clock: Clock) -> Opened | Refused:
    """A doubtful clock refuses nothing, and nobody grants himself more than 90 days."""
    if draft.expires_at - draft.made_at > LONGEST_LIFETIME:
        return Refused("handoff_bad_content")
    doubts: list[Doubt] = []
    if clock.now >= draft.expires_at:
        if clock.certain:
            return Refused("handoff_expired")
        doubts.append("expired_if_clock_right")
    if draft.made_at > clock.now + CLOCK_SLACK:
        doubts.append("made_later_than_now")
    return Opened(draft, signer, tuple(doubts))


def _masked(key: bytes, sealed: bytes) -> bytes:
    """The key under the digest of all it opens; the same step takes the mask off."""
    mask = hashlib.sha256(sealed).digest()
    return bytes(a ^ b for a, b in zip(key, mask, strict=False))


def _deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(level=9, wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


def _inflate(packed: bytes) -> bytes | Refused:
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    try:
        body = unpacker.decompress(packed, _LARGEST_BODY + 1)
    except zlib.error:
        return Refused("handoff_bad_content")
    if len(body) > _LARGEST_BODY:
        return Refused("handoff_too_large")
    whole = unpacker.eof and not unpacker.unused_data and body
    return body if whole else Refused("handoff_bad_content")
