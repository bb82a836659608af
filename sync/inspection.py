"""Is a saved dossier still what was signed? Asked before each sending. Pure."""

from sync.delivery import Parcel
from sync.envelope import EnvelopeError, SignedHeader, check_payload, verify
from sync.judgement import Verdict


def inspect(
    parcel: Parcel, sealed: bytes | None, device_key: bytes
) -> tuple[SignedHeader, bytes] | Verdict:
    """Return the verified header and payload, or why the dossier must not be sent."""
    if sealed is None:
        return damaged("payload_missing")
    try:
        signed = verify(parcel.raw, parcel.signature, device_key)
        header = signed.header
        check_payload(header, sealed)
    except EnvelopeError as error:
        return damaged(error.code)
    columns = (parcel.seq, parcel.id, parcel.reference, parcel.head, parcel.previous)
    if columns != (header.seq, header.id, header.reference, signed.head, header.previous):
        return damaged("bad_columns")
    if parcel.head_seen != signed.head:
        return Verdict("held", "other_head", reason="other_head", made=False)
    return signed, sealed


def damaged(code: str) -> Verdict:
    """Judge a dossier that is not what was signed: it stays, and is never sent."""
    return Verdict("damaged", code, reason=code, made=False)
