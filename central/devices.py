"""Devices the centre knows: one key each, made on the kiosk, bound to a kiosk number."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from central.tables import device

FIND = select(device).where(device.c.id == bindparam("of_id"))


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled device; `public_key` is 32 raw bytes of Ed25519."""

    id: str
    kiosk_number: str
    public_key: bytes
    key_id: str
    revoked: bool


def find_device(connection: Connection, device_id: str) -> Device | None:
    """Give the device with this id, revoked or not."""
    row = connection.execute(FIND, {"of_id": device_id}).first()
    if row is None:
        return None
    return Device(
        id=row.id,
        kiosk_number=row.kiosk_number,
        public_key=row.public_key,
        key_id=row.key_id,
        revoked=row.revoked_at is not None,
    )
