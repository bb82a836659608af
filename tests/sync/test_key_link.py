import base64
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from sync.envelope import b64, key_id, sign_key_link
from sync.key_link import follow
from sync.wire import CentreKeys, KeyLink, SignedKeyLink


class Reign:
    """One pair of a centre's keys."""

    def __init__(self, centre="centre"):
        self.receipt = SigningKey.generate()
        seal = bytes(PrivateKey.generate().public_key)
        public = bytes(self.receipt.verify_key)
        self.keys = CentreKeys(
            centre=centre,
            seal_key_id=key_id(seal),
            seal_key=b64(seal),
            receipt_key_id=key_id(public),
            receipt_key=b64(public),
        )

    def hands_over_to(self, other, number=1, **changes):
        keys = other.keys.model_copy(update=changes)
        link = KeyLink(number=number, keys=keys, made_at="2026-12-01T00:00:00.000Z")
        raw, signature = sign_key_link(link.model_dump(), self.receipt)
        return SignedKeyLink(link=b64(raw), signature=b64(signature))


@pytest.fixture
def reigns():
    return [Reign() for _ in range(4)]


def chain(reigns):
    return [one.hands_over_to(two, number) for number, (one, two) in enumerate(pairwise(reigns), 1)]


def test_each_link_is_followed_from_wherever_one_stands(reigns):
    links = chain(reigns)
    for number, reign in enumerate(reigns):
        assert follow(reign.keys, links) == [later.keys for later in reigns[number + 1 :]]


def test_a_stranger_leads_nobody(reigns):
    stranger = Reign()
    assert follow(reigns[0].keys, [stranger.hands_over_to(Reign())]) == []
    assert follow(reigns[0].keys, [stranger.hands_over_to(reigns[0]), *chain(reigns[:2])]) == [
        reigns[1].keys
    ]


def test_after_a_gap_nobody_follows(reigns):
    assert follow(reigns[0].keys, chain(reigns)[1:]) == []


def test_another_centres_keys_are_not_taken(reigns):
    assert follow(reigns[0].keys, [reigns[0].hands_over_to(Reign("elsewhere"))]) == []


@pytest.mark.parametrize(
    "change",
    [
        {"seal_key_id": "0" * 16},
        {"receipt_key_id": "0" * 16},
        {"seal_key": b64(b"short")},
        {"receipt_key": b64(bytes(33))},
    ],
)
def test_what_is_no_key_is_not_taken_even_when_it_is_signed(reigns, change):
    assert follow(reigns[0].keys, [reigns[0].hands_over_to(reigns[1], **change)]) == []


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_a_flipped_bit_anywhere_in_a_link_ends_the_chain(place, bit):
    first, second = Reign(), Reign()
    link = first.hands_over_to(second)
    raw = bytearray(base64.b64decode(link.link))
    raw[place % len(raw)] ^= 1 << bit
    assert follow(first.keys, [link.model_copy(update={"link": b64(bytes(raw))})]) == []
