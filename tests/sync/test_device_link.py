import base64
from itertools import pairwise

import pytest
from nacl.signing import SigningKey

from sync.canonical import canonical
from sync.device_link import CONTEXT, DeviceLink, SignedDeviceLink, follow, sign_link
from sync.envelope import GENESIS, b64, key_id

DEVICE = "00000000-0000-4000-8000-00000000000a"


@pytest.fixture
def keys():
    return [SigningKey.generate() for _ in range(4)]


def public(key):
    return bytes(key.verify_key)


def link(former, new, epoch=2, **changes):
    made = DeviceLink(
        device=DEVICE,
        epoch=epoch,
        key=b64(public(new)),
        key_id=key_id(public(new)),
        former_key_id=key_id(public(former)),
        last_seq=7 * epoch,
        last_head=GENESIS,
        made_at="2026-12-01T00:00:00.000Z",
    )
    return made.model_copy(update=changes)


def chain(keys):
    return [
        sign_link(link(former, new, epoch), former, new)
        for epoch, (former, new) in enumerate(pairwise(keys), 2)
    ]


def test_links_lead_from_the_first_key_to_the_present_one(keys):
    followed = follow(DEVICE, public(keys[0]), chain(keys))
    assert [base64.b64decode(one.key) for one in followed] == [public(key) for key in keys[1:]]
    assert [one.epoch for one in followed] == [2, 3, 4]
    assert follow(DEVICE, public(keys[0]), []) == []


@pytest.mark.parametrize("number", [0, 1, 2])
def test_none_may_be_left_out(keys, number):
    links = chain(keys)
    del links[number]
    ends_earlier = number == 2
    assert (follow(DEVICE, public(keys[0]), links) is not None) == ends_earlier


def test_their_order_is_theirs(keys):
    assert follow(DEVICE, public(keys[0]), chain(keys)[::-1]) is None


def test_links_of_another_device_lead_nowhere(keys):
    assert follow("another", public(keys[0]), chain(keys)) is None


def test_a_key_that_did_not_sign_leads_nowhere(keys):
    first, second, stranger, _ = keys
    assert follow(DEVICE, public(first), [sign_link(link(first, second), stranger, second)]) is None


def test_nobody_can_make_a_device_take_a_key_he_has_not(keys):
    first, second, stranger, _ = keys
    assert follow(DEVICE, public(first), [sign_link(link(first, second), first, stranger)]) is None


def test_the_id_must_be_that_of_the_key(keys):
    first, second, *_ = keys
    wrong = link(first, second, key_id=key_id(b"another"))
    assert follow(DEVICE, public(first), [sign_link(wrong, first, second)]) is None


@pytest.mark.parametrize("field", ["last_seq", "last_head", "made_at", "epoch"])
def test_nothing_of_it_may_be_changed(keys, field):
    first, second, *_ = keys
    [signed] = chain([first, second])
    changed = {"last_seq": 99, "last_head": "1" * 64, "made_at": "2027", "epoch": 3}
    raw = canonical(link(first, second, **{field: changed[field]}).model_dump())
    forged = signed.model_copy(update={"link": b64(raw)})
    assert follow(DEVICE, public(first), [forged]) is None


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b"\xff", b'{"epoch": 1e999}', b"[" * 5000], ids=len
)
def test_what_is_no_link_leads_nowhere_even_if_signed(keys, raw):
    first, second, *_ = keys
    signed = SignedDeviceLink(
        link=b64(raw),
        signature=b64(first.sign(CONTEXT + raw).signature),
        countersignature=b64(second.sign(CONTEXT + raw).signature),
    )
    assert follow(DEVICE, public(first), [signed]) is None
