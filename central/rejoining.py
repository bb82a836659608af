"""Knowing a kiosk again: the centre was put back from a copy of before the kiosk joined.

The proof is the centre's own: the answer it signed then. A code is not needed, and nobody has to go
there; what such kiosks saved since is sealed to this centre and would otherwise never be taken. Any
receipt key this centre ever had proves it, whichever reigns now.
"""

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from sqlalchemy import Connection, insert, select

from central import audit
from central.arrival import Refused
from central.clock import stamp
from central.devices import Device, find_device
from central.keys import Keys
from central.rekeying import add_links
from central.tables import device, kiosk
from sync.canonical import canonical
from sync.device_link import RejoinBody, SignedDeviceLink, follow
from sync.envelope import ENROL_CONTEXT, REJOIN_CONTEXT, key_id


def is_by(key: bytes, signed: bytes, signature: bytes) -> bool:
    """Whether this key signed these bytes."""
    try:
        VerifyKey(key).verify(signed, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def read_former(body: RejoinBody, keys: Keys) -> Device | Refused:
    """Check that this centre enrolled the device, and that it is the device that asks."""
    answer = body.answer
    try:
        public_key = base64.b64decode(body.device_key, validate=True)
        signature = base64.b64decode(body.signature, validate=True)
        proof = base64.b64decode(answer.signature, validate=True)
    except (binascii.Error, ValueError):
        return Refused("bad_request", "base64")
    links = follow(answer.device, public_key, body.links)
    if links is None:
        return Refused("bad_signature", "key_link")
    present = base64.b64decode(links[-1].key) if links else public_key
    own = is_by(present, REJOIN_CONTEXT + canonical(answer.model_dump()), signature)
    named = answer.model_dump(include={"device", "kiosk_number", "device_key_id"})
    signed = ENROL_CONTEXT + canonical(named)
    if not own or key_id(public_key) != answer.device_key_id:
        return Refused("bad_signature", "device")
    if not any(is_by(key, signed, proof) for key in keys.receipt_keys):
        return Refused("bad_signature", "proof")
    return Device(answer.device, answer.kiosk_number, public_key, answer.device_key_id, False)


def rejoin(
    connection: Connection, former: Device, links: Sequence[SignedDeviceLink], now: datetime
) -> Device | Refused:
    """Enter the device, and its kiosk if that is gone too; one that is known only gets its keys."""
    known = find_device(connection, former.id)
    if known is not None and known.revoked:
        return Refused("revoked_device", "")
    if known is None:
        enter(connection, former, now)
    return add_links(connection, known or former, links, now)


def enter(connection: Connection, former: Device, now: datetime) -> None:
    """Write the device as it was when it joined."""
    number = kiosk.c.number == former.kiosk_number
    if connection.execute(select(kiosk.c.number).where(number)).first() is None:
        name = {"number": former.kiosk_number, "name": former.kiosk_number}
        connection.execute(insert(kiosk).values(created_at=stamp(now), **name))
    connection.execute(
        insert(device).values(
            id=former.id,
            kiosk_number=former.kiosk_number,
            public_key=former.public_key,
            key_id=former.key_id,
            epoch=1,
            enrolled_at=stamp(now),
        )
    )
    audit.record(connection, now, audit.SYSTEM, "kiosk.rejoin", former.kiosk_number)
