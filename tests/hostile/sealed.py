"""Sealing what the kiosk itself would never write: any bytes, under a header that is right."""

from dataclasses import replace

from nacl.public import PublicKey, SealedBox

from sync.canonical import digest
from tests.central.virtual_kiosk import Parcel, VirtualKiosk


def sealed_bytes(kiosk: VirtualKiosk, plain: bytes) -> Parcel:
    """The next dossier of a kiosk, with exactly these bytes under the seal."""
    payload = SealedBox(PublicKey(kiosk.seal_key())).encrypt(plain)
    parcel = kiosk.make(payload_size=len(payload), payload_digest=digest(payload))
    return replace(parcel, payload=payload)


def next_named(kiosk: VirtualKiosk) -> dict[str, object]:
    """What the sealed text of the next dossier must repeat of its header."""
    header = replace(kiosk).make().signed.header
    names = ("id", "device", "seq", "reference", "created_at")
    return {name: getattr(header, name) for name in names}
