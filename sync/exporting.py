"""Writing what is not at the centre yet onto a stick; nothing here changes where it stands.

The line may come back at any time and deliver the same: the centre takes each once, whichever way
it comes first. That they were exported is asked of the agent as a request, before the first byte.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nacl.signing import SigningKey
from sqlalchemy import Engine, and_, func, or_, select

from sync import delivery, news, tables
from sync.canonical import digest
from sync.database import read, read_large
from sync.delivery import Parcel
from sync.device_link import DeviceKeysBody
from sync.enrolment import Enrolment
from sync.envelope import SignedHeader, b64
from sync.identity import Identity
from sync.inspection import inspect
from sync.judgement import Verdict
from sync.piece import PIECE_BYTES, Piece
from sync.stick import KEYS, NONCE_PREFIX, QUESTIONS, Stick, StickGone, stem_of, stick_errors
from sync.wire import DossierBody, StatusBody, StickDossier

header, sent, attachment = tables.header.c, tables.delivery.c, tables.attachment.c
# Base64, the names and what a file system adds.
OVERHEAD = 1.5


@dataclass(frozen=True, slots=True)
class Left:
    """One that was not written, and why: a key of `sync.reasons`."""

    seq: int
    code: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What is on the stick now, and what could not be put there."""

    seqs: tuple[int, ...]
    pictures: int
    left: tuple[Left, ...]


def exportable(engine: Engine) -> list[int]:
    """List what a stick may carry: all that is not at the centre and not kept back by staff."""
    staff = and_(sent.state == "held", sent.reason == "held_by_staff")
    open_state = or_(sent.state.is_(None), sent.state.in_(("queued", "sending", "held")))
    rows = select(header.seq).select_from(
        tables.header.outerjoin(tables.delivery, sent.seq == header.seq)
    )
    with read(engine) as connection:
        query = rows.where(open_state, or_(sent.state.is_(None), ~staff)).order_by(header.seq)
        return [int(seq) for seq in connection.execute(query).scalars()]


def needed_bytes(engine: Engine, seqs: list[int]) -> int:
    """Say how much room these take on a stick, at the most."""
    total = 0
    with read(engine) as connection:
        for table in (tables.payload, tables.attachment):
            size = select(func.coalesce(func.sum(func.length(table.c.sealed)), 0))
            total += int(connection.execute(size.where(table.c.seq.in_(seqs))).scalar_one())
    return int(total * OVERHEAD) + 8192 * len(seqs)


def export(
    engine: Engine,
    identity: Identity,
    root: Path,
    seqs: list[int],
    wrote: Callable[[int], None] = lambda _seq: None,
) -> Exported:
    """Write these dossiers, their pictures and the kiosk's questions; `wrote` tells of each.

    Raises StickGone where there is no stick, no room, or it was pulled out: what is whole on it
    then is good, and the rest is written the next time.
    """
    stick = Stick.of(root, identity.enrolment.device)
    with stick_errors():
        if shutil.disk_usage(root).free < needed_bytes(engine, seqs):
            raise StickGone("stick_full")
    done, left, pictures = [], [], 0
    for seq in seqs:
        checked = checked_dossier(engine, identity, seq)
        if isinstance(checked, Verdict):
            left.append(Left(seq, checked.outcome))
            continue
        signed, _payload = checked
        signatures = write_pictures(engine, identity.key, stick, signed)
        if signatures is None:
            left.append(Left(seq, "bad_attachment"))
            continue
        stick.write(f"{stem_of(seq, signed.header.id)}.dossier", body_of(checked, signatures))
        pictures += len(signatures)
        done.append(seq)
        wrote(seq)
    enrolment = identity.enrolment
    if enrolment.key_links:
        stick.write(KEYS, own_keys(enrolment))
    stick.write(QUESTIONS, questions(engine, identity))
    return Exported(tuple(done), pictures, tuple(left))


def checked_dossier(
    engine: Engine, identity: Identity, seq: int
) -> tuple[SignedHeader, bytes] | Verdict:
    """Read one dossier, verified as before a sending."""
    seen = func.coalesce(tables.heads.c.head, header.head).label("head_seen")
    book = tables.header.outerjoin(tables.heads, tables.heads.c.seq == header.seq)
    query = select(*tables.HEADER, seen).select_from(book).where(header.seq == seq)
    with read(engine) as connection:
        row = connection.execute(query).mappings().one()
        sealed = delivery.sealed_of(connection, seq)
    parcel = Parcel(**row, attempts=0)
    return inspect(parcel, sealed, identity.key_at(seq))


def write_pictures(
    engine: Engine, key: SigningKey, stick: Stick, signed: SignedHeader
) -> dict[str, list[str]] | None:
    """Write every attachment of a dossier; the signatures of their pieces, None if one is bad."""
    signatures = {}
    for position, named in enumerate(signed.header.attachments):
        query = select(tables.as_bytes(attachment.sealed)).where(
            attachment.seq == signed.header.seq, attachment.position == position
        )
        with read(engine) as connection:
            sealed = read_large(connection, query)
        if sealed is None or digest(sealed) != named.digest:
            return None
        stick.write(f"{named.digest}.picture", sealed)
        pieces = pieces_of(signed.header.id, named.digest, sealed)
        signatures[named.digest] = [b64(key.sign(one.signed_bytes).signature) for one in pieces]
    return signatures


def pieces_of(dossier_id: str, name: str, sealed: bytes) -> Iterator[Piece]:
    """Cut an attachment as the line would."""
    for offset in range(0, len(sealed), PIECE_BYTES):
        yield Piece(dossier_id, name, offset, sealed[offset : offset + PIECE_BYTES])


def body_of(checked: tuple[SignedHeader, bytes], signatures: dict[str, list[str]]) -> bytes:
    """What would be posted, as a file."""
    signed, payload = checked
    body = DossierBody(
        header=b64(signed.raw), signature=b64(signed.signature), payload=b64(payload)
    )
    return StickDossier(body=body, pieces=signatures).model_dump_json().encode()


def own_keys(enrolment: Enrolment) -> bytes:
    """How the device's keys followed each other, as a file."""
    body = DeviceKeysBody(device=enrolment.device, links=list(enrolment.key_links))
    return body.model_dump_json().encode()


def questions(engine: Engine, identity: Identity) -> bytes:
    """Ask what the centre holds and what became of what is there, with a nonce of our own."""
    device, nonce = identity.enrolment.device, NONCE_PREFIX + os.urandom(12).hex()
    with read(engine) as connection:
        references = news.unfinished(connection)
    signed = b"status:" + nonce.encode() + b":" + device.encode()
    return (
        StatusBody(
            device=device,
            nonce=nonce,
            signature=b64(identity.key.sign(signed).signature),
            references=references,
        )
        .model_dump_json()
        .encode()
    )
