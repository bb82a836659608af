"""Devices the centre knows: one key each, made on the kiosk, bound to a kiosk number."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from central.tables import device, kiosk
from central.turns import is_shared

FIND = (
    select(device, kiosk.c.ward)
    .select_from(device.join(kiosk))
    .where(device.c.id == bindparam("of_id"))
)
# Not the stronger FOR UPDATE: rows that only refer to a device need not wait.
LOCK = select(device.c.id).where(device.c.id == bindparam("of_id")).with_for_update(key_share=True)


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled device; `public_key` is 32 raw bytes of Ed25519, `ward` its kiosk's code."""

    id: str
    kiosk_number: str
    public_key: bytes
    key_id: str
    revoked: bool
    ward: str | None = None


def lock_device(connection: Connection, device_id: str) -> None:
    """Let no other node decide about this device until the end of the transaction."""
    if is_shared(connection):
        connection.execute(LOCK, {"of_id": device_id})


def find_device(connection: Connection, device_id: str) -> Device | None:
    """Give the device with this id, revoked or not."""
    if "\x00" in device_id:  # a server refuses the question itself
        return None
    row = connection.execute(FIND, {"of_id": device_id}).first()
    if row is None:
        return None
    return Device(
        id=row.id,
        kiosk_number=row.kiosk_number,
        public_key=row.public_key,
        key_id=row.key_id,
        revoked=row.revoked_at is not None,
        ward=row.ward,
    )
