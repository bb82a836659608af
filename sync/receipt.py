"""Only what the pinned centre signed for exactly this dossier or this question counts. Pure."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from sync.enrolment import Enrolment
from sync.envelope import (
    EnvelopeError,
    SignedHeader,
    key_id,
    verify_acknowledgement,
    verify_receipt,
    verify_status,
)
from sync.outcome import Answered, Delivered, NotOurCentre, Waiting
from sync.wire import DossierAnswer, Receipt, SignedStatus, StatusAnswer

# Verifies exact bytes by a signature and a key, and gives their fields.
Verify = Callable[[bytes, bytes, bytes], dict[str, Any]]


def check_answer(
    answered: Answered, sent: SignedHeader, enrolment: Enrolment
) -> Delivered | Waiting | NotOurCentre:
    """Check an answer to a dossier that was sent; every field of its receipt must be right."""
    try:
        answer = DossierAnswer.model_validate_json(answered.body)
        statement = answer.receipt or answer.acknowledgement
        if statement is None:
            return NotOurCentre("other_answer")
        raw = base64.b64decode(statement.receipt, validate=True)
        signature = base64.b64decode(statement.signature, validate=True)
    except (ValidationError, binascii.Error):
        return NotOurCentre("other_answer")
    if answer.receipt is None:
        acknowledged = check_receipt(raw, signature, sent, enrolment, verify_acknowledgement)
        if isinstance(acknowledged, NotOurCentre):
            return acknowledged
        return check_missing(answer, sent)
    receipt = check_receipt(raw, signature, sent, enrolment)
    if isinstance(receipt, NotOurCentre):
        return receipt
    return Delivered(
        receipt=receipt,
        receipt_raw=raw,
        receipt_signature=signature,
        already_there=answer.already_there,
        epoch=answer.epoch,
        held=tuple(answer.held),
        answered=answered,
    )


def check_missing(answer: DossierAnswer, sent: SignedHeader) -> Waiting | NotOurCentre:
    """Check that what the centre waits for are attachments of this header, each once."""
    missing = answer.waiting
    named = {(one.digest, one.size) for one in sent.header.attachments}
    asked = [(one.digest, one.size) for one in missing if one.offset < one.size]
    sound = len(set(asked)) == len(missing) and named.issuperset(asked)
    if not missing or not sound:
        return NotOurCentre("other_answer")
    return Waiting(tuple(missing), answer.epoch)


def check_receipt(
    raw: bytes,
    signature: bytes,
    sent: SignedHeader,
    enrolment: Enrolment,
    verify: Verify = verify_receipt,
) -> Receipt | NotOurCentre:
    """Check a receipt's signature by the pinned key, and that it is for this header.

    A key that was pinned before counts too: the centre gives a receipt of then again as it was.
    Nothing is purged by a receipt alone.
    """
    for key in enrolment.receipt_keys:
        try:
            receipt = Receipt.model_validate(verify(raw, signature, key))
        except (EnvelopeError, ValidationError):
            continue
        if receipt.receipt_key_id == key_id(key):
            return receipt if is_for(receipt, sent) else NotOurCentre("other_receipt")
    return NotOurCentre("wrong_signature")


def is_for(receipt: Receipt, sent: SignedHeader) -> bool:
    """Whether a receipt names exactly this header."""
    header = sent.header
    named = (receipt.id, receipt.device, receipt.seq, receipt.head, receipt.digest)
    return named == (header.id, header.device, header.seq, sent.head, header.payload_digest)


def check_status(
    answered: Answered, nonce: str, enrolment: Enrolment
) -> StatusAnswer | NotOurCentre:
    """Check an answer about states and held numbers: signed, for this device and this nonce."""
    try:
        sent = SignedStatus.model_validate_json(answered.body)
        raw = base64.b64decode(sent.answer, validate=True)
        signature = base64.b64decode(sent.signature, validate=True)
    except (ValidationError, binascii.Error):
        return NotOurCentre("other_answer")
    try:
        fields = verify_status(raw, signature, enrolment.receipt_key)
        answer = StatusAnswer.model_validate(fields)
    except (EnvelopeError, ValidationError):
        return NotOurCentre("wrong_signature")
    if (answer.device, answer.nonce) != (enrolment.device, nonce):
        return NotOurCentre("wrong_signature")
    return answer
