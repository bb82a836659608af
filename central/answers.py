"""What the centre answers a kiosk, whichever way it asked: over the line or on a stick."""

import base64
import binascii

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from central.centre import Centre
from central.clock import stamp
from central.devices import Device, read_device
from central.held import held_of
from central.intake import Accepted
from central.statuses import statuses_of
from sync.envelope import b64, sign_status
from sync.wire import DossierAnswer, SignedReceipt, SignedStatus, StatusAnswer, StatusBody


def find_known(centre: Centre, device_id: str) -> Device | None:
    """Look a device up by its id."""
    return read_device(centre.database, device_id)


def dossier_answer(centre: Centre, accepted: Accepted) -> DossierAnswer:
    """A receipt; while pictures are missing only an acknowledgement, and where they go on."""
    statement = SignedReceipt(receipt=b64(accepted.receipt), signature=b64(accepted.signature))
    return DossierAnswer(
        receipt=None if accepted.missing else statement,
        acknowledgement=statement if accepted.missing else None,
        waiting=list(accepted.missing),
        already_there=accepted.already_there,
        epoch=centre.identity.epoch,
        held=accepted.held,
    )


def status_answer(centre: Centre, asked: StatusBody) -> SignedStatus:
    """What is held of the device that asks and what became of it; who asks was checked before."""
    with centre.database.reader.connect() as connection:
        answer = StatusAnswer(
            device=asked.device,
            nonce=asked.nonce,
            epoch=centre.identity.epoch,
            held=held_of(connection, asked.device),
            rows=statuses_of(connection, asked.device, asked.references),
            now=stamp(centre.clock()),
        )
    raw, signature = sign_status(answer.model_dump(), centre.keys.receipt)
    return SignedStatus(answer=b64(raw), signature=b64(signature))


def is_asked_by(asked: StatusBody, device: Device) -> bool:
    """Whether the device's own key signed this nonce."""
    signed = b"status:" + asked.nonce.encode() + b":" + asked.device.encode()
    try:
        signature = base64.b64decode(asked.signature, validate=True)
        VerifyKey(device.public_key).verify(signed, signature)
    except (binascii.Error, ValueError, BadSignatureError):
        return False
    return True
