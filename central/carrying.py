"""Taking in what came on a stick: the same checks and the same intake as over the line.

    DIR/ward-kiosk/<device>/…     (`sync.stick`)

Beside each dossier the answer is written that its kiosk takes back. The stick is hostile until
parsed: only names of the known form are opened, no link is followed, sizes are bounded.
"""

import base64
import binascii
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import structlog
from pydantic import ValidationError

from central.answers import dossier_answer, find_known, is_asked_by, status_answer
from central.arrival import Refused
from central.centre import Centre
from central.intake import Accepted, Stale
from central.objects import AwayError
from central.rekeying import learn_keys
from central.taking import read, read_anew, submit
from sync.attachment import LARGEST_BYTES
from sync.device_link import DeviceKeysBody
from sync.envelope import EnvelopeError, b64, head_of, parse_header, sign_refusal
from sync.piece import PIECE_BYTES, Piece
from sync.stick import ANSWERS, DOSSIER, KEYS, NONCE_PREFIX, QUESTIONS, Stick
from sync.wire import (
    MissingAttachment,
    Refusal,
    SignedRefusal,
    SignedStatus,
    StatusBody,
    StickAnswer,
    StickDossier,
)


@dataclass(slots=True)
class Carried:
    """What came of one kiosk's folder: how many were taken in, and what was said no to."""

    device: str
    counts: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[str, str]] = field(default_factory=list)


def take_stick(centre: Centre, stick: Stick, took: Callable[[str], None]) -> Carried:
    """Take in every dossier of a folder, oldest first; `took` tells of each by its file's stem."""
    carried = Carried(stick.device)
    learn_from(centre, stick)
    for stem in stick.stems(DOSSIER):
        dossier = read_dossier(stick, stem)
        if dossier is None:
            carried.counts["unreadable_file"] += 1
            carried.refused.append((stem, "bad_request"))
            continue
        outcome = take_dossier(centre, stick, dossier)
        count(carried, stem, outcome)
        answer = answer_of(centre, dossier, outcome)
        if answer is not None:
            stick.write(f"{stem}.answer", answer.model_dump_json().encode())
        took(stem)
    status = status_of(centre, stick)
    if status is not None:
        stick.write(ANSWERS, status.model_dump_json().encode())
    return carried


def learn_from(centre: Centre, stick: Stick) -> None:
    """Learn how the device's keys changed; what is no proof is left."""
    try:
        body = DeviceKeysBody.model_validate_json(stick.read(KEYS) or b"")
    except ValidationError:
        return
    work = partial(learn_keys, body=body, now=centre.clock())
    centre.writer.submit(work, order=body.device).result()


def read_dossier(stick: Stick, stem: str) -> StickDossier | None:
    """Read one file; None for what is no dossier."""
    data = stick.read(f"{stem}.dossier")
    try:
        return None if data is None else StickDossier.model_validate_json(data)
    except ValidationError:
        return None


def take_dossier(centre: Centre, stick: Stick, dossier: StickDossier) -> Accepted | Refused:
    """Take one in, with as many of its pictures as lie here whole."""
    outcome = accept(centre, dossier)
    if isinstance(outcome, Refused) or not outcome.missing:
        return outcome
    already_there = outcome.already_there
    try:
        take_pictures(centre, stick, dossier, outcome.missing)
    except AwayError as error:  # texts go on; the same stick, or the line, brings them again
        structlog.get_logger(__name__).error("store", kind=str(error))
    again = accept(centre, dossier)
    if isinstance(again, Refused):
        return again
    return Accepted(again.receipt, again.signature, already_there, again.held, again.missing)


def take_pictures(
    centre: Centre, stick: Stick, dossier: StickDossier, missing: Sequence[MissingAttachment]
) -> None:
    """Take what lies here of each picture; AwayError when their store does not answer."""
    for one in missing:
        for piece, signature in pieces_on(stick, dossier, one.digest):
            if not isinstance(centre.uploads.take(piece, signature), int):
                break


def accept(centre: Centre, dossier: StickDossier) -> Accepted | Refused:
    """Check and take in, as what is posted is."""
    for reading in (read, read_anew):
        arrival = reading(centre, dossier.body)
        if isinstance(arrival, Refused):
            return arrival
        outcome = submit(centre, arrival).result()
        if not isinstance(outcome, Stale):
            return outcome
    return Refused("busy", "key")


def pieces_on(stick: Stick, dossier: StickDossier, name: str) -> Iterator[tuple[Piece, bytes]]:
    """Cut a picture into the pieces that its device signed."""
    sealed = stick.read(f"{name}.picture", LARGEST_BYTES) or b""
    header = parse_header(base64.b64decode(dossier.body.header))
    for number, text in enumerate(dossier.pieces.get(name, ())):
        data = sealed[number * PIECE_BYTES : (number + 1) * PIECE_BYTES]
        if not data:
            return
        try:
            signature = base64.b64decode(text, validate=True)
        except binascii.Error:
            return
        yield Piece(header.id, name, number * PIECE_BYTES, data), signature


def count(carried: Carried, stem: str, outcome: Accepted | Refused) -> None:
    """Count one."""
    if isinstance(outcome, Refused):
        carried.counts["refused"] += 1
        carried.refused.append((stem, outcome.code))
    elif outcome.missing:
        carried.counts["waiting"] += 1
    else:
        carried.counts["already_there" if outcome.already_there else "accepted"] += 1


def answer_of(
    centre: Centre, dossier: StickDossier, outcome: Accepted | Refused
) -> StickAnswer | None:
    """What the kiosk takes back; None where there is no header that could be named."""
    if isinstance(outcome, Refused):
        return refusal_of(centre, dossier, outcome)
    return StickAnswer(answer=dossier_answer(centre, outcome))


def refusal_of(centre: Centre, dossier: StickDossier, refused: Refused) -> StickAnswer | None:
    """Sign a no."""
    try:
        raw = base64.b64decode(dossier.body.header, validate=True)
        header = parse_header(raw)
        head = head_of(raw, base64.b64decode(dossier.body.signature, validate=True))
        refusal = Refusal(id=header.id, device=header.device, head=head, code=refused.code)
    except (binascii.Error, EnvelopeError, ValidationError):
        return None
    signed, signature = sign_refusal(refusal.model_dump(), centre.keys.receipt)
    return StickAnswer(refusal=SignedRefusal(refusal=b64(signed), signature=b64(signature)))


def status_of(centre: Centre, stick: Stick) -> SignedStatus | None:
    """Answer the kiosk's questions; None where there are none of a kiosk that may ask."""
    try:
        asked = StatusBody.model_validate_json(stick.read(QUESTIONS) or b"")
    except ValidationError:
        return None
    found = find_known(centre, asked.device)
    if found is None or found.revoked or not asked.nonce.startswith(NONCE_PREFIX):
        return None
    return status_answer(centre, asked) if is_asked_by(asked, found) else None
