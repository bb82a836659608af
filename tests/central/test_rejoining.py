"""A device that a copy of the centre does not know is known again by the centre's own word only."""

import httpx
import pytest
from nacl.signing import SigningKey

from central import rejoining
from central.arrival import Refused
from central.centre import initialise
from central.clock import now_utc
from central.devices import Device
from central.keys import KeysError, load_keys, rotate_keys
from central.kiosks import revoke_kiosk
from central.tables import device
from sync.canonical import canonical
from sync.device_link import RejoinBody
from sync.envelope import ENROL_CONTEXT, REJOIN_CONTEXT, b64, key_id


def body_of(named, proof, key):
    answer = {**named, "signature": proof}
    signature = key.sign(REJOIN_CONTEXT + canonical(answer)).signature
    return {
        "answer": answer,
        "device_key": b64(bytes(key.verify_key)),
        "signature": b64(signature),
    }


def named_of(kiosk, key):
    return {
        "device": "00000000-0000-4000-8000-00000000000a",
        "kiosk_number": kiosk.file.kiosk_number,
        "device_key_id": key_id(bytes(key.verify_key)),
    }


def signed(named, key):
    return b64(key.sign(ENROL_CONTEXT + canonical(named)).signature)


@pytest.fixture
def ask(centre):
    def post(body):
        answer = httpx.post(f"{centre.url}/v1/devices", json=body, timeout=20, trust_env=False)
        return answer.status_code, answer.json().get("code")

    return post


@pytest.fixture
def before(centre):
    return lambda: len(centre.rows(device))


def test_what_this_centre_signed_lets_the_device_in_once(centre, kiosk, ask, before):
    key = SigningKey.generate()
    named = named_of(kiosk, key)
    body = body_of(named, signed(named, centre.centre.keys.receipt), key)
    known = before()
    assert [ask(body), ask(body)] == [(200, None), (200, None)]
    assert before() == known + 1


def test_another_hand_under_the_proof_lets_nobody_in(kiosk, ask, before):
    key, stranger = SigningKey.generate(), SigningKey.generate()
    named, known = named_of(kiosk, key), before()
    assert ask(body_of(named, signed(named, stranger), key)) == (403, "bad_signature")
    assert before() == known


def test_the_proof_of_another_device_is_no_use(centre, kiosk, ask, before):
    key, thief = SigningKey.generate(), SigningKey.generate()
    named = named_of(kiosk, key)
    proof = signed(named, centre.centre.keys.receipt)
    known = before()
    assert ask(body_of(named, proof, thief)) == (403, "bad_signature")
    own = {**named, "device_key_id": key_id(bytes(thief.verify_key))}
    assert ask(body_of(own, proof, thief)) == (403, "bad_signature")
    assert before() == known


@pytest.mark.parametrize("field", ["device", "kiosk_number"])
def test_a_changed_field_is_not_what_was_signed(centre, kiosk, ask, field):
    key = SigningKey.generate()
    named = named_of(kiosk, key)
    proof = signed(named, centre.centre.keys.receipt)
    other = {"device": "00000000-0000-4000-8000-00000000000b", "kiosk_number": "0999"}
    body = body_of({**named, field: other[field]}, proof, key)
    assert ask(body) == (403, "bad_signature")


def test_a_revoked_device_stays_revoked(centre, kiosk, ask):
    key = SigningKey.generate()
    named = named_of(kiosk, key)
    body = body_of(named, signed(named, centre.centre.keys.receipt), key)
    ask(body)
    centre.centre.writer.submit(
        lambda connection: revoke_kiosk(connection, kiosk.file.kiosk_number, now_utc())
    ).result()
    assert ask(body) == (403, "revoked_device")


def test_after_changes_of_keys_the_proofs_of_each_before_are_known_and_no_others(tmp_path):
    data_dir = tmp_path / "central"
    initialise(data_dir, now_utc())
    keys = [load_keys(data_dir)]
    keys.extend(rotate_keys(data_dir, "centre", now_utc()) for _ in range(2))
    kiosk, stranger = SigningKey.generate(), SigningKey.generate()
    named = {
        "device": "00000000-0000-4000-8000-00000000000a",
        "kiosk_number": "0001",
        "device_key_id": key_id(bytes(kiosk.verify_key)),
    }

    def answered(hand):
        body = RejoinBody.model_validate(body_of(named, signed(named, hand), kiosk))
        return rejoining.read_former(body, load_keys(data_dir))

    assert [type(answered(one.receipt)) for one in keys] == [Device] * 3
    assert answered(stranger) == Refused("bad_signature", "proof")


def test_a_strangers_key_in_the_place_of_the_first_is_refused(tmp_path):
    initialise(tmp_path, now_utc())
    rotate_keys(tmp_path, "centre", now_utc())
    kept = tmp_path / "keys" / "receipt.pub"
    kept.write_bytes(bytes(SigningKey.generate().verify_key))
    with pytest.raises(KeysError, match="not the key that signed"):
        load_keys(tmp_path)
    kept.unlink()  # a centre that changed its keys before this was kept
    assert len(load_keys(tmp_path).receipt_keys) == 1
