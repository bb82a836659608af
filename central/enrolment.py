"""Joining a kiosk: a one-time code on one side, a key made on the kiosk on the other."""

import base64
import binascii
import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey
from sqlalchemy import Connection, insert, select, update

from central import audit
from central.arrival import Refused
from central.clock import stamp
from central.devices import Device, find_device
from central.tables import device, enrolment_code
from sync.canonical import canonical
from sync.envelope import ENROL_CONTEXT, b64, key_id
from sync.wire import EnrolmentAnswer, EnrolmentBody

CODE_BYTES = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """A well-signed wish to enrol."""

    kiosk_number: str
    code: str
    public_key: bytes


def hash_code(code: str) -> str:
    """Hash a code as it is stored; it is random and long, so a plain hash keeps it."""
    return hashlib.sha256(code.encode()).hexdigest()


def make_code(connection: Connection, kiosk_number: str, now: datetime, ttl_s: int) -> str:
    """Make a new one-time code for a kiosk; only its hash stays here."""
    code = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()
    connection.execute(
        insert(enrolment_code).values(
            hash=hash_code(code),
            kiosk_number=kiosk_number,
            expires_at=stamp(now + timedelta(seconds=ttl_s)),
        )
    )
    return code


def read_candidate(body: EnrolmentBody) -> Candidate | Refused:
    """Check that whoever sends the key also holds its private half."""
    try:
        public_key = base64.b64decode(body.device_key, validate=True)
        signature = base64.b64decode(body.signature, validate=True)
        signed = ENROL_CONTEXT + body.code.encode() + body.kiosk_number.encode()
        VerifyKey(public_key).verify(signed, signature)
    except (binascii.Error, ValueError):
        return Refused("bad_request", "device_key")
    except BadSignatureError:
        return Refused("bad_signature", "")
    return Candidate(body.kiosk_number, body.code, public_key)


def enrol(connection: Connection, candidate: Candidate, now: datetime) -> Device | Refused:
    """Use up the code and make the device; the same key with the same code gets the same device."""
    code = connection.execute(
        select(enrolment_code)
        .where(enrolment_code.c.hash == hash_code(candidate.code))
        .with_for_update()
    ).first()
    if code is None or code.kiosk_number != candidate.kiosk_number:
        return Refused("used_code", "unknown")
    if code.used_at is not None:
        return repeat(connection, code.device, candidate)
    if code.expires_at <= stamp(now):
        return Refused("used_code", "expired")
    made = Device(
        id=str(uuid.uuid4()),
        kiosk_number=candidate.kiosk_number,
        public_key=candidate.public_key,
        key_id=key_id(candidate.public_key),
        revoked=False,
    )
    connection.execute(
        insert(device).values(
            id=made.id,
            kiosk_number=made.kiosk_number,
            public_key=made.public_key,
            key_id=made.key_id,
            epoch=1,
            enrolled_at=stamp(now),
        )
    )
    connection.execute(
        update(enrolment_code)
        .where(enrolment_code.c.hash == code.hash)
        .values(used_at=stamp(now), device=made.id)
    )
    audit.record(connection, now, audit.SYSTEM, "kiosk.enrol", made.kiosk_number)
    return made


def repeat(connection: Connection, device_id: str | None, candidate: Candidate) -> Device | Refused:
    """Give the answer again, to the same key only: it may have been lost on the way."""
    made = find_device(connection, device_id) if device_id else None
    if made is None or made.revoked or made.public_key != candidate.public_key:
        return Refused("used_code", "used")
    return made


def signed_answer(made: Device, key: SigningKey) -> EnrolmentAnswer:
    """Give the device id, signed so that the kiosk knows its pinned centre gave it."""
    fields = {
        "device": made.id,
        "kiosk_number": made.kiosk_number,
        "device_key_id": made.key_id,
    }
    signature = key.sign(ENROL_CONTEXT + canonical(fields)).signature
    return EnrolmentAnswer(**fields, signature=b64(signature))
