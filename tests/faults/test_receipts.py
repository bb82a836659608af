"""What comes instead of the receipt: only the pinned centre's, for exactly this dossier, counts."""

import base64
import json

import pytest
from nacl.signing import SigningKey

from sync.envelope import b64, key_id, sign_receipt
from tests.faults.ground import ALL, End
from tests.faults.line import FOREVER
from tests.sync import faults


def of(answer):
    """The receipt's fields and its signature, from the bytes of an answer."""
    signed = json.loads(answer)["receipt"]
    return json.loads(base64.b64decode(signed["receipt"]))


def with_receipt(answer, raw, signature):
    body = json.loads(answer)
    body["receipt"] = {"receipt": b64(raw), "signature": b64(signature)}
    return json.dumps(body).encode()


def of_a_stranger(handler, commit):
    """Right in every field, signed by another key under its own name."""
    answer, key = commit(), SigningKey.generate()
    fields = of(answer) | {"receipt_key_id": key_id(bytes(key.verify_key))}
    handler.answer(200, with_receipt(answer, *sign_receipt(fields, key)), "application/json")


def unsigned(handler, commit):
    answer = commit()
    raw = base64.b64decode(json.loads(answer)["receipt"]["receipt"])
    handler.answer(200, with_receipt(answer, raw, bytes(64)), "application/json")


def of_the_status(handler, commit):
    """The centre's own signature, given for something else."""
    answer = json.loads(commit())
    answer["receipt"]["receipt"] = b64(b'{"held":[]}')
    handler.answer(200, json.dumps(answer).encode(), "application/json")


class Replayed:
    """The receipt of the dossier before, for this one."""

    def __init__(self):
        self.before = b""

    def keep(self, handler, commit):
        self.before = commit()
        handler.answer(200, self.before, "application/json")

    def give(self, handler, _commit):
        handler.answer(200, self.before, "application/json")

    def give_after_commit(self, handler, commit):
        commit()
        self.give(handler, commit)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        pytest.param(faults.wrong_signature, "wrong_signature", id="wrong_signature"),
        pytest.param(of_a_stranger, "wrong_signature", id="another_key"),
        pytest.param(unsigned, "wrong_signature", id="no_signature"),
        pytest.param(of_the_status, "wrong_signature", id="signature_of_something_else"),
    ],
)
def test_a_receipt_that_is_not_the_centres_is_not_believed(ground, fault, reason):
    ground.line.fail(fault, seq=1, times=FOREVER)
    assert ground.once().reason == reason
    assert ground.states()[1][0] == "queued"
    for _ in range(3):
        ground.clock.pass_time(700)
        ground.once()
    ground.check(End({1, 2, 3}, waits={1}))
    ground.line.heal()
    ground.until_quiet()
    ground.check(ALL)


@pytest.mark.parametrize(
    ("give", "there"),
    [
        pytest.param("give", {1, 3}, id="for_one_not_sent_on"),
        pytest.param("give_after_commit", {1, 2, 3}, id="for_one_that_arrived"),
    ],
)
def test_the_receipt_of_another_dossier_is_not_believed(bare, give, there):
    for _ in range(3):
        bare.save()
    replayed = Replayed()
    bare.line.fail(replayed.keep, seq=1)
    bare.line.fail(getattr(replayed, give), seq=2, times=FOREVER)
    assert bare.once().reason == "other_receipt"
    for _ in range(3):
        bare.clock.pass_time(700)
        bare.once()
    bare.check(End(there, waits={2}))
    bare.line.heal()
    bare.until_quiet()
    bare.check(ALL)


def test_an_acknowledgement_is_not_taken_for_a_receipt(bare):
    """The header with its picture is there, the picture is not: nothing says delivered."""

    def as_receipt(handler, commit):
        body = json.loads(commit())
        if body["receipt"] is None:
            body["receipt"], body["waiting"] = body["acknowledgement"], []
        handler.answer(200, json.dumps(body).encode(), "application/json")

    bare.save_three(first=b"\xff\xd8" * 900)
    bare.line.fail(as_receipt, seq=1, times=FOREVER)
    for _ in range(3):
        bare.clock.pass_time(700)
        bare.once()
    assert bare.states()[1][0] == "queued"
    bare.line.heal()
    bare.until_quiet()
    bare.check(ALL)
