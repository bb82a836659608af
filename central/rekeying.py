"""Learning that a device signs with another key: links signed by the key before, nothing else."""

import base64
import binascii
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from central import audit
from central.arrival import Refused
from central.clock import stamp
from central.devices import Device, find_device, lock_device
from central.tables import device, device_key
from sync.device_link import DeviceKeysBody, DeviceLink, SignedDeviceLink, read_link


def learn_keys(connection: Connection, body: DeviceKeysBody, now: datetime) -> Device | Refused:
    """Take over what is new in the links; those that are known must be the same ones."""
    lock_device(connection, body.device)
    known = find_device(connection, body.device)
    if known is None:
        return Refused("unknown_device", "")
    if known.revoked:
        return Refused("revoked_device", "")
    return add_links(connection, known, body.links, now)


def add_links(
    connection: Connection, known: Device, links: Sequence[SignedDeviceLink], now: datetime
) -> Device | Refused:
    """Write the keys that follow those the centre knows; the device as it is then."""
    told = [bytes_of(signed) for signed in links]
    if None in told or told[: known.epoch - 1] != links_of(connection, known):
        return Refused("bad_signature", "key_link")
    for signed in links[known.epoch - 1 :]:
        link = read_link(signed, known.id, known.epoch, known.public_key)
        if link is None:
            return Refused("bad_signature", "key_link")
        retire(connection, known, link, signed, now)
        known = find_device(connection, known.id) or known
    return known


def links_of(connection: Connection, known: Device) -> list[bytes]:
    """Give the links that led to the present key, as they were signed."""
    query = select(device_key.c.link).where(device_key.c.device == known.id)
    return list(connection.execute(query.order_by(device_key.c.epoch)).scalars())


def bytes_of(signed: SignedDeviceLink) -> bytes | None:
    """Give a link's own bytes; None for what is no base64."""
    try:
        return base64.b64decode(signed.link, validate=True)
    except binascii.Error:
        return None


def retire(
    connection: Connection,
    known: Device,
    link: DeviceLink,
    signed: SignedDeviceLink,
    now: datetime,
) -> None:
    """Put the next key in the place of the present one, which is kept for what it signed."""
    connection.execute(
        insert(device_key).values(
            device=known.id,
            epoch=known.epoch,
            key_id=known.key_id,
            public_key=known.public_key,
            last_seq=link.last_seq,
            last_head=link.last_head,
            link=base64.b64decode(signed.link),
            signature=base64.b64decode(signed.signature),
            countersignature=base64.b64decode(signed.countersignature),
            retired_at=stamp(now),
        )
    )
    new = {"public_key": base64.b64decode(link.key), "key_id": link.key_id, "epoch": link.epoch}
    connection.execute(update(device).where(device.c.id == known.id).values(**new))
    audit.record(connection, now, audit.SYSTEM, "kiosk.key", known.kiosk_number)
