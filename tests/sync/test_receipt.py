import base64
import json

import pytest
from nacl.signing import SigningKey

from sync.database import open_database
from sync.envelope import b64, sign_receipt, verify
from sync.identity import load_identity
from sync.outcome import Answered, Delivered, NotOurCentre
from sync.receipt import check_answer, check_status
from sync.wire import StatusAnswer
from tests.sync.dossiers import plain, rows


@pytest.fixture
def sent(outbox, enrolled):
    outbox.save(plain)
    engine = open_database(enrolled)
    ((raw, signature),) = rows(engine, "SELECT raw, signature FROM header")
    engine.dispose()
    return verify(raw, signature, bytes(load_identity(enrolled).key.verify_key))


@pytest.fixture
def checked(centre, enrolled, sent):
    def check(signed_receipt, **changes):
        answer = centre.dossier_answer(signed_receipt, already_there=False) | changes
        answered = Answered(json.dumps(answer).encode(), None, 0.1)
        return check_answer(answered, sent, load_identity(enrolled).enrolment)

    return check


def test_the_receipt_for_this_dossier_counts(centre, checked, sent):
    found = checked(centre.receipt_for(sent))
    assert isinstance(found, Delivered)
    assert found.receipt.head == sent.head


@pytest.mark.parametrize(
    "change",
    [
        {"id": "00000000-0000-7000-8000-000000000099"},
        {"device": "another"},
        {"seq": 2},
        {"head": "0" * 64},
        {"digest": "0" * 64},
    ],
)
def test_a_receipt_for_anything_else_does_not(centre, checked, sent, change):
    assert checked(centre.receipt_for(sent, **change)) == NotOurCentre("other_receipt")


def test_a_receipt_by_another_key_does_not(centre, checked, sent):
    centre.receipt_key = SigningKey.generate()
    assert checked(centre.receipt_for(sent)) == NotOurCentre("wrong_signature")


def test_a_receipt_that_names_another_key_does_not(centre, checked, sent):
    found = checked(centre.receipt_for(sent, receipt_key_id="0" * 16))
    assert found == NotOurCentre("wrong_signature")


@pytest.mark.parametrize("change", [{"seq": "x"}, {"epoch": None}, {"head": "short"}])
def test_a_signed_receipt_of_the_wrong_shape_does_not(centre, checked, sent, change):
    assert checked(centre.receipt_for(sent, **change)) == NotOurCentre("wrong_signature")


def test_signed_bytes_that_are_no_receipt_do_not(centre, checked):
    raw, signature = sign_receipt({"hello": 1}, centre.receipt_key)
    found = checked({"receipt": b64(raw), "signature": b64(signature)})
    assert found == NotOurCentre("wrong_signature")


@pytest.mark.parametrize("change", [{"receipt": 1}, {"epoch": "x"}, {"held": [{"first": 0}]}])
def test_an_answer_of_the_wrong_shape_is_not_the_centres(centre, checked, sent, change):
    found = checked(centre.receipt_for(sent), **change)
    assert found == NotOurCentre("other_answer")


@pytest.fixture
def told(enrolled):
    def check(body):
        answered = Answered(json.dumps(body).encode(), None, 0.1)
        return check_status(answered, "asked", load_identity(enrolled).enrolment)

    return check


@pytest.fixture
def device(enrolled):
    return load_identity(enrolled).enrolment.device


def test_a_status_signed_for_this_device_and_question_counts(centre, told, device):
    found = told(centre.signed_status(device=device, nonce="asked"))
    assert isinstance(found, StatusAnswer)


@pytest.mark.parametrize("change", [{"nonce": "asked before"}, {"device": "another"}, {"held": 1}])
def test_a_status_for_anything_else_does_not(centre, told, device, change):
    found = told(centre.signed_status(**{"device": device, "nonce": "asked"} | change))
    assert found == NotOurCentre("wrong_signature")


def test_a_status_by_another_key_does_not(centre, told, device):
    centre.receipt_key = SigningKey.generate()
    found = told(centre.signed_status(device=device, nonce="asked"))
    assert found == NotOurCentre("wrong_signature")


def test_a_receipts_signature_is_none_for_a_status(centre, told, device):
    status = centre.signed_status(device=device, nonce="asked")
    raw = base64.b64decode(status["answer"])
    signature = sign_receipt(json.loads(raw), centre.receipt_key)[1]
    assert told(status | {"signature": b64(signature)}) == NotOurCentre("wrong_signature")


def test_an_unsigned_status_is_not_the_centres(told):
    unsigned = {"epoch": 1, "held": [], "rows": [], "now": "2026-11-24T09:00:00Z"}
    assert told(unsigned) == NotOurCentre("other_answer")
