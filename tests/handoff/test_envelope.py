import hashlib
import os
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import crypto_aead_aes256gcm_encrypt
from nacl.exceptions import UnavailableError
from nacl.signing import SigningKey

from kiosk.handoff import envelope
from kiosk.handoff.collecting import Whole, collect
from kiosk.handoff.draft import write_draft
from kiosk.handoff.envelope import (
    CONTEXT,
    KEY_SIZE,
    LIFETIME,
    PROOF_SIZE,
    Clock,
    Opened,
    Refused,
    is_available,
    seal,
    unseal,
)
from kiosk.handoff.frame import frame_texts
from tests.handoff.drafts import CLOCK, NOW, a_draft, a_long_draft, drafts

KEY = SigningKey(b"k" * 32)
OWN = bytes(KEY.verify_key)


def sealed(draft=None, key=KEY):
    return seal(draft or a_draft(), key, os.urandom)


def forged(body):
    """What somebody with a computer could seal: anything."""
    packer = zlib.compressobj(wbits=-15)
    return forged_packed(packer.compress(body) + packer.flush())


def forged_packed(packed):
    key = os.urandom(KEY_SIZE)
    cipher = crypto_aead_aes256gcm_encrypt(packed, CONTEXT, bytes(12), key)
    mask = hashlib.sha256(cipher).digest()
    return bytes(a ^ b for a, b in zip(key, mask, strict=True)) + cipher


@settings(max_examples=50)
@given(drafts, st.booleans())
def test_every_draft_goes_over_codes_and_back(draft, signed):
    draft = replace(draft, expires_at=draft.made_at + LIFETIME)
    whole = collect(frame_texts(sealed(draft, KEY if signed else None)))
    assert isinstance(whole, Whole)
    opened = unseal(whole.message, Clock(draft.made_at), OWN)
    assert opened == Opened(draft, "this_kiosk" if signed else "nobody")


def test_another_kiosk_says_that_another_signed():
    other = SigningKey(b"o" * 32)
    assert unseal(sealed(key=other), CLOCK, OWN) == Opened(a_draft(), "another")
    assert unseal(sealed(key=other), CLOCK, None) == Opened(a_draft(), "another")


def test_the_same_draft_is_never_the_same_message():
    assert sealed()[:KEY_SIZE] != sealed()[:KEY_SIZE]
    assert sealed()[KEY_SIZE:] != sealed()[KEY_SIZE:]


def test_no_answer_and_no_key_can_be_seen_in_the_message():
    message = seal(a_draft(), KEY, lambda size: b"\x07" * size)
    assert b"ANH" not in message
    assert b"\x07" * 8 not in message


def test_all_but_one_byte_do_not_tell_the_key():
    message = seal(a_draft(), KEY, lambda size: b"\x07" * size)
    without_last = message[:-1]
    mask = hashlib.sha256(without_last[KEY_SIZE:]).digest()
    guess = bytes(a ^ b for a, b in zip(message, mask, strict=False))
    assert guess != b"\x07" * KEY_SIZE


@given(st.data())
def test_one_changed_bit_shows(data):
    message = bytearray(sealed())
    place = data.draw(st.integers(0, len(message) - 1))
    message[place] ^= 1 << data.draw(st.integers(0, 7))
    assert unseal(bytes(message), CLOCK, OWN) == Refused("handoff_altered")


@given(st.binary(max_size=300))
def test_no_bytes_raise(data):
    assert unseal(data, CLOCK, OWN) == Refused("handoff_altered")


@given(st.binary(max_size=300))
def test_nothing_that_is_well_sealed_raises(body):
    assert isinstance(unseal(forged(body), CLOCK, OWN), Refused)
    assert isinstance(unseal(forged_packed(body), CLOCK, OWN), Refused)


def test_a_bomb_is_not_unpacked():
    assert unseal(forged(bytes(50_000_000)), CLOCK, OWN) == Refused("handoff_too_large")


def test_bytes_behind_the_end_are_not_taken():
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(b"\0" + write_draft(a_draft())) + packer.flush()
    assert isinstance(unseal(forged_packed(packed), CLOCK, OWN), Opened)
    assert unseal(forged_packed(packed + b"x"), CLOCK, OWN) == Refused("handoff_bad_content")
    assert unseal(forged_packed(packed[:-2]), CLOCK, OWN) == Refused("handoff_bad_content")


@pytest.mark.parametrize("proof", [b"x", b"x" * 95, b"x" * PROOF_SIZE, OWN + bytes(64)])
def test_a_false_signature_is_refused_not_overlooked(proof):
    body = bytes([len(proof)]) + proof + write_draft(a_draft())
    assert unseal(forged(body), CLOCK, OWN) == Refused("handoff_bad_signature")


def test_a_signature_of_another_draft_is_refused():
    other = write_draft(a_draft(title="Khác"))
    proof = OWN + KEY.sign(CONTEXT + other).signature
    body = bytes([len(proof)]) + proof + write_draft(a_draft())
    assert unseal(forged(body), CLOCK, OWN) == Refused("handoff_bad_signature")


def test_it_ends_on_its_day_where_the_clock_is_sure():
    end = NOW + LIFETIME
    assert isinstance(unseal(sealed(), Clock(end - timedelta(seconds=1)), OWN), Opened)
    assert unseal(sealed(), Clock(end), OWN) == Refused("handoff_expired")


def test_a_doubtful_clock_warns_and_refuses_nothing():
    late = unseal(sealed(), Clock(NOW + timedelta(days=400), certain=False), OWN)
    assert late == Opened(a_draft(), "this_kiosk", ("expired_if_clock_right",))
    early = unseal(sealed(), Clock(NOW - timedelta(days=2), certain=False), OWN)
    assert early == Opened(a_draft(), "this_kiosk", ("made_later_than_now",))


def test_nobody_grants_himself_years():
    draft = a_draft(expires_at=NOW + timedelta(days=91))
    assert unseal(sealed(draft), CLOCK, OWN) == Refused("handoff_bad_content")


def test_a_long_declaration_is_a_handful_of_codes():
    message = sealed(a_long_draft())
    assert 2 <= len(frame_texts(message)) // 2 <= 8
    assert unseal(message, CLOCK, OWN) == Opened(a_long_draft(), "this_kiosk")


def test_a_processor_without_aes_is_said_and_nothing_raises(monkeypatch):
    message = sealed()

    def refuse(*_):
        raise UnavailableError

    monkeypatch.setattr(envelope, "crypto_aead_aes256gcm_decrypt", refuse)
    monkeypatch.setattr(envelope, "crypto_aead_aes256gcm_encrypt", refuse)
    assert unseal(message, CLOCK, OWN) == Refused("not_available")
    assert not is_available()


def test_this_machine_can():
    assert is_available()
