"""Everything that reads bytes of strangers, each as a call that must answer, never fail."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey
from pydantic import ValidationError

from central.api.pieces import read_headers
from central.api.problems import ProblemError
from central.arrival import Arrival, Refused, read_arrival
from central.devices import Device
from central.enrolment import Candidate, read_candidate
from central.keys import Keys
from sync import envelope
from sync.attachment import open_attachment, seal_attachment
from sync.canonical import canonical, digest
from sync.enrolment import Enrolment, NotAnEnrolment, read_enrolment_file
from sync.envelope import EnvelopeError, b64, key_id
from sync.key_link import follow
from sync.outcome import Answered, Delivered, NotOurCentre, Waiting
from sync.piece import CONTENT_DIGEST, OFFSET, SIGNATURE, Piece
from sync.receipt import check_answer, check_status
from sync.returned import read_answer
from sync.wire import (
    PROBLEM_CODES,
    CentreKeys,
    DossierBody,
    EnrolmentBody,
    EnrolmentFile,
    KeyLinks,
    StatusAnswer,
    StickDossier,
)
from tests.central.virtual_kiosk import VirtualKiosk
from tests.hostile.junk import TOKENS, each_place, junk

CENTRE = Keys(PrivateKey(b"s" * 32), SigningKey(b"r" * 32))
DEVICE = "00000000-0000-4000-8000-000000000001"
MOMENT = "2026-11-24T01:05:00.000Z"


def kiosk() -> VirtualKiosk:
    keys = CENTRE.public("00000000-0000-4000-8000-000000000002")
    file = EnrolmentFile(url="http://127.0.0.1:1", kiosk_number="0001", code="x", keys=keys)
    return VirtualKiosk(file, SigningKey(b"d" * 32), DEVICE)


def signed(context: bytes, raw: bytes) -> dict[str, str]:
    """What the centre would have signed, whatever it is."""
    return {"raw": b64(raw), "signature": b64(CENTRE.receipt.sign(context + raw).signature)}


def statement(context: bytes, raw: bytes) -> dict[str, str]:
    own = signed(context, raw)
    return {"receipt": own["raw"], "signature": own["signature"]}


KIOSK = kiosk()
KEY = bytes(KIOSK.key.verify_key)
KNOWN = Device(DEVICE, "0001", KEY, key_id(KEY), revoked=False)
PARCEL = kiosk().make()
HEADER = PARCEL.signed.header
ENROLMENT = Enrolment(
    device=DEVICE,
    kiosk_number="0001",
    device_key_id=KNOWN.key_id,
    epoch=1,
    url="http://127.0.0.1:1",
    centre=KIOSK.file.keys.centre,
    seal_key=bytes(CENTRE.seal.public_key),
    seal_key_id=CENTRE.seal_key_id,
    receipt_key=bytes(CENTRE.receipt.verify_key),
    receipt_key_id=CENTRE.receipt_key_id,
    ca_pem=None,
)
RECEIPT = {
    "id": HEADER.id,
    "device": DEVICE,
    "seq": 1,
    "head": PARCEL.signed.head,
    "digest": HEADER.payload_digest,
    "received_at": MOMENT,
    "epoch": 1,
    "receipt_key_id": CENTRE.receipt_key_id,
}
STATUS = {
    "device": DEVICE,
    "nonce": "n",
    "epoch": 1,
    "held": [{"first": 1, "last": 1}],
    "rows": [{"reference": HEADER.reference, "state": "arrived", "as_of": MOMENT, "number": "1"}],
    "now": MOMENT,
}
REFUSAL = {"id": HEADER.id, "device": DEVICE, "head": PARCEL.signed.head, "code": "fork"}
LINK = {"number": 1, "keys": KIOSK.file.keys.model_dump(), "made_at": MOMENT}
MISSING = {"digest": "a" * 64, "size": 5, "offset": 0}
ANSWER = {
    "receipt": statement(envelope.RECEIPT_CONTEXT, canonical(RECEIPT)),
    "acknowledgement": None,
    "waiting": [MISSING],
    "already_there": False,
    "epoch": 1,
    "held": STATUS["held"],
}


def as_header(raw: bytes) -> object:
    """The signer is right: only the header is not."""
    signature = KIOSK.key.sign(envelope.HEADER_CONTEXT + raw).signature
    body = DossierBody(header=b64(raw), signature=b64(signature), payload=b64(PARCEL.payload))
    return judged(read_arrival(body, lambda name: KNOWN if name == DEVICE else None, CENTRE))


def as_sealed(plain: bytes) -> object:
    payload = SealedBox(PublicKey(KIOSK.seal_key())).encrypt(plain)
    parcel = kiosk().make(payload_size=len(payload), payload_digest=digest(payload))
    body = DossierBody.model_validate({**parcel.body(), "payload": b64(payload)})
    return judged(read_arrival(body, lambda _name: KNOWN, CENTRE))


def as_body(raw: bytes) -> object:
    try:
        body = DossierBody.model_validate_json(raw)
    except ValidationError:
        return None
    return judged(read_arrival(body, lambda name: KNOWN if name == DEVICE else None, CENTRE))


def judged(outcome: Arrival | Refused) -> object:
    assert isinstance(outcome, Arrival) or outcome.code in PROBLEM_CODES
    return outcome


def as_enrolment_body(raw: bytes) -> object:
    try:
        outcome = read_candidate(EnrolmentBody.model_validate_json(raw))
    except ValidationError:
        return None
    assert isinstance(outcome, Candidate) or outcome.code in PROBLEM_CODES
    return outcome


def as_answer(raw: bytes) -> object:
    """An answer over the line."""
    outcome = check_answer(Answered(raw, None, 0.0), PARCEL.signed, ENROLMENT)
    assert isinstance(outcome, Delivered | Waiting | NotOurCentre)
    return outcome


def as_receipt(raw: bytes) -> object:
    """The centre itself signed it, and nothing else is wrong."""
    found = []
    for part, context in (
        ("receipt", envelope.RECEIPT_CONTEXT),
        ("acknowledgement", envelope.ACKNOWLEDGE_CONTEXT),
    ):
        body = {**ANSWER, "receipt": None, part: statement(context, raw)}
        found.append(as_answer(canonical(body)))
    return found


def as_status(raw: bytes) -> object:
    own = signed(envelope.STATUS_CONTEXT, raw)
    body = canonical({"answer": own["raw"], "signature": own["signature"]})
    outcome = check_status(Answered(body, None, 0.0), "n", ENROLMENT)
    assert isinstance(outcome, StatusAnswer | NotOurCentre)
    return outcome


def as_link(raw: bytes) -> object:
    own = signed(envelope.KEY_LINK_CONTEXT, raw)
    body = {"links": [{"link": own["raw"], "signature": own["signature"]}] * 2}
    known = KIOSK.file.keys
    followed = follow(known, KeyLinks.model_validate(body).links)
    assert all(isinstance(one, CentreKeys) and one.centre == known.centre for one in followed)
    return followed


def as_links(raw: bytes) -> object:
    try:
        links = KeyLinks.model_validate_json(raw).links
    except ValidationError:
        return None
    return follow(KIOSK.file.keys, links)


def as_refusal(raw: bytes) -> object:
    own = signed(envelope.REFUSAL_CONTEXT, raw)
    body = canonical({"refusal": {"refusal": own["raw"], "signature": own["signature"]}})
    return read_answer(body.decode(), PARCEL.signed, ENROLMENT)


def as_stick_answer(raw: bytes) -> object:
    return read_answer(raw.decode("utf-8", "replace"), PARCEL.signed, ENROLMENT)


def as_stick_dossier(raw: bytes) -> object:
    try:
        return StickDossier.model_validate_json(raw)
    except ValidationError:
        return None


def as_enrolment_file(raw: bytes) -> object:
    outcome = read_enrolment_file(raw)
    assert isinstance(outcome, EnrolmentFile | NotAnEnrolment)
    return outcome


def as_piece(headers: dict[str, str]) -> object:
    try:
        offset, signature = read_headers(SimpleNamespace(headers=headers))
        Piece(HEADER.id, "a" * 64, offset, b"x").verify(signature, KEY)
    except (ProblemError, EnvelopeError) as error:
        code = error.code
    else:
        return offset
    assert code in PROBLEM_CODES
    return code


def as_attachment(sealed: bytes) -> object:
    try:
        return sum(len(part) for part in open_attachment(sealed, bytes(CENTRE.seal), DEVICE))
    except EnvelopeError as error:
        return error.code


PICTURE = seal_attachment(b"x" * 100_000, KIOSK.seal_key(), DEVICE).sealed
HEADERS = st.dictionaries(
    st.sampled_from((OFFSET, CONTENT_DIGEST, SIGNATURE)),
    st.sampled_from(("0", "131072", "9" * 12, "A" * 86 + "==")) | TOKENS | st.text(max_size=90),
)
CUTS = st.integers(0, len(PICTURE)).map(lambda end: PICTURE[:end])
FLIPS = st.integers(0, len(PICTURE) - 1).map(
    lambda at: PICTURE[:at] + bytes([PICTURE[at] ^ 1]) + PICTURE[at + 1 :]
)
STICK = {"body": PARCEL.body(), "pieces": {"a" * 64: ["AA=="]}}


@dataclass(frozen=True)
class Parser:
    """One reader, what is thrown at it, and something good that it must take.

    `known` are the bad things that are always thrown: every odd value at every place of the good.
    """

    read: Callable[[Any], object]
    bad: st.SearchStrategy[Any]
    good: Any
    known: Callable[[], Iterable[Any]] = tuple


def of_json(read: Callable[[bytes], object], good: Any, deepest: int = 3) -> Parser:
    return Parser(read, junk(good), canonical(good), lambda: each_place(good, deepest))


FIELDS = {
    **json.loads(PARCEL.signed.raw),
    "attachments": [{"digest": "a" * 64, "size": 1}],
}
PLAIN = envelope.unseal(PARCEL.payload, bytes(CENTRE.seal))
PARSERS = {
    "header": of_json(as_header, FIELDS),
    "sealed text": of_json(as_sealed, PLAIN, deepest=1),
    "dossier": of_json(as_body, PARCEL.body()),
    "enrolment": of_json(as_enrolment_body, KIOSK.enrolment_body()),
    "answer": of_json(as_answer, ANSWER),
    "receipt": of_json(as_receipt, RECEIPT),
    "status": of_json(as_status, STATUS),
    "link": of_json(as_link, LINK),
    "links": of_json(as_links, {"links": [{"link": "AA==", "signature": "AA=="}]}),
    "refusal": of_json(as_refusal, REFUSAL),
    "stick answer": of_json(as_stick_answer, {"answer": ANSWER, "refusal": None}),
    "stick dossier": of_json(as_stick_dossier, STICK),
    "enrolment file": of_json(as_enrolment_file, {**KIOSK.file.model_dump(), "ca_pem": None}),
    "piece": Parser(as_piece, HEADERS, Piece(HEADER.id, "a" * 64, 0, b"x").headers(KIOSK.key)),
    "attachment": Parser(as_attachment, CUTS | FLIPS | st.binary(max_size=300), PICTURE),
}
