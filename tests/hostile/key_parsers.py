"""What reads the changes of a device's key, for `tests/hostile/test_parsers.py`."""

from nacl.signing import SigningKey
from pydantic import ValidationError

from sync import device_link
from sync.canonical import canonical
from sync.device_link import DeviceKeysBody, SignedDeviceLink, read_link
from sync.envelope import b64, key_id
from tests.hostile.parsers import DEVICE, KEY, KIOSK, KNOWN, MOMENT, PARCEL, of_json

NEXT_KEY = SigningKey(b"n" * 32)
LINK = {
    "device": DEVICE,
    "epoch": 2,
    "key": b64(bytes(NEXT_KEY.verify_key)),
    "key_id": key_id(bytes(NEXT_KEY.verify_key)),
    "former_key_id": KNOWN.key_id,
    "last_seq": 1,
    "last_head": PARCEL.signed.head,
    "made_at": MOMENT,
}


def signed(raw: bytes) -> SignedDeviceLink:
    """Signed by both keys, whatever it is."""
    former, new = (
        b64(key.sign(device_link.CONTEXT + raw).signature) for key in (KIOSK.key, NEXT_KEY)
    )
    return SignedDeviceLink(link=b64(raw), signature=former, countersignature=new)


def as_device_link(raw: bytes) -> object:
    return read_link(signed(raw), DEVICE, 1, KEY)


def as_device_keys(raw: bytes) -> object:
    try:
        body = DeviceKeysBody.model_validate_json(raw)
    except ValidationError:
        return None
    return device_link.follow(DEVICE, KEY, body.links)


GOOD = signed(canonical(LINK)).model_dump()
KEY_PARSERS = {
    "device link": of_json(as_device_link, LINK),
    "device keys": of_json(as_device_keys, {"device": DEVICE, "links": [GOOD]}),
}
