"""What travels between a kiosk and the centre: JSON bodies of the HTTP API, as pydantic models.

Bytes (header, signature, payload) travel as standard base64 text. Digests and heads are lower-case
hex of SHA-256. Times are RFC 3339 UTC. Endpoints, all under the centre's base address:

    GET  /v1/health      -> Health
    GET  /v1/keys        -> KeyLinks            (how the centre's keys followed each other)
    POST /v1/nonces      -> Nonce               (for control calls, valid once, 5 minutes)
    POST /v1/enrolments  EnrolmentBody  -> EnrolmentAnswer
    POST /v1/devices     RejoinBody     -> EnrolmentAnswer (`sync.device_link`)
    POST /v1/device-keys DeviceKeysBody -> EnrolmentAnswer (`sync.device_link`)
    POST /v1/dossiers    DossierBody    -> DossierAnswer   (200 also when it was there already)
    PATCH /v1/dossiers/{id}/attachments/{digest}   bytes -> PieceAnswer   (`sync.piece`)
    POST /v1/status      StatusBody     -> SignedStatus

A dossier with attachments is answered without a receipt until every one of them is there: then
`waiting` says from which offset each goes on, and the same dossier sent again brings the receipt.

Errors are RFC 9457 problem details (`Problem`), `application/problem+json`, with a `code` of
`PROBLEM_CODES`. Only a `Receipt` signed by the centre's pinned key counts as arrival, and only a
`StatusAnswer` signed by it for the nonce that was asked with can lead to a purge.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Hex64 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]*={0,2}$", max_length=6_000_000)]
DossierId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f-]{36}$")]
Reference = Annotated[str, StringConstraints(pattern=r"^[0-9]{11}$")]
# What a kiosk may be told of and keeps in its book, which holds no larger one.
Count = Annotated[int, Field(ge=0, le=2**53)]
KioskNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]

# A header beside a dossier: how many wait at the kiosk, told before the body is read, so that a
# centre with no place can give it a turn as long as its work.
QUEUE_LENGTH = "Queue-Length"

PROBLEM_CODES = (
    "bad_request",  # 400: does not parse
    "bad_signature",  # 403: header not signed by the device's key
    "unknown_device",  # 403
    "revoked_device",  # 403
    "wrong_centre",  # 403: sealed to a key this centre does not hold
    "bad_piece",  # 400: not the bytes its digest names, or the whole is not what the header names
    "conflict",  # 409: same id, other digest: quarantined
    "fork",  # 409: same sequence, other header: quarantined
    "settled",  # 409: an officer closed what was quarantined: another declaration is there
    "file_anew",  # 409: an officer closed what was quarantined: it is to be filed anew
    "other_offset",  # 409, with Upload-Offset: where the attachment goes on
    "unknown_attachment",  # 409: no header here names it
    "too_large",  # 413
    "unreadable",  # 422: unsealed text does not parse or does not match its header
    "busy",  # 429, with Retry-After; 503 while nothing can be written
    "used_code",  # 403: enrolment code wrong, used or expired
    "bad_nonce",  # 403
)


class Wire(BaseModel):
    """Frozen, and tolerant of keys a newer peer adds."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Health(Wire):
    """Liveness and who answers; `centre` is the id a kiosk pinned at enrolment."""

    service: Literal["ward-centre"] = "ward-centre"
    centre: str
    epoch: int


class Nonce(Wire):
    """One-time random text of the centre, base64url, for a signed control call."""

    nonce: str


class CentreKeys(Wire):
    """Public keys a kiosk pins: X25519 for sealing, Ed25519 for receipts; raw bytes as base64."""

    centre: str
    seal_key_id: str
    seal_key: Base64
    receipt_key_id: str
    receipt_key: Base64


class KeyLink(Wire):
    """The centre's keys number `number`, which took the place of those before."""

    number: int = Field(ge=1)
    keys: CentreKeys
    made_at: str


class SignedKeyLink(Wire):
    """`link` is the exact bytes (canonical JSON of a KeyLink), signed by the receipt key before."""

    link: Base64
    signature: Base64


class KeyLinks(Wire):
    """Every change of the centre's keys, in order."""

    links: list[SignedKeyLink] = Field(max_length=1000)


class EnrolmentFile(Wire):
    """What `central kiosks add` writes and `kiosk enrol --file` reads; `code` works once."""

    format: Literal[1] = 1
    url: str
    kiosk_number: KioskNumber
    code: str
    keys: CentreKeys
    ca_pem: str | None = None


class EnrolmentBody(Wire):
    """The device's own Ed25519 public key, signed together with the code by that key."""

    kiosk_number: KioskNumber
    code: str
    device_key: Base64
    signature: Base64


class EnrolmentAnswer(Wire):
    """The device id the centre gives; signed proof that the pinned centre answered."""

    device: str
    kiosk_number: KioskNumber
    device_key_id: str
    signature: Base64


class SequenceRange(Wire):
    """Sequence numbers the centre holds, both ends included."""

    first: int = Field(ge=1, le=2**53)
    last: int = Field(ge=1, le=2**53)


class Receipt(Wire):
    """Countersigned arrival: covers the header, and with it every digest in it."""

    id: DossierId
    device: str
    seq: int
    head: Hex64
    digest: Hex64
    received_at: str
    epoch: Count
    receipt_key_id: str


class SignedReceipt(Wire):
    """`receipt` is the exact bytes (canonical JSON of a Receipt) that `signature` covers."""

    receipt: Base64
    signature: Base64


class DossierBody(Wire):
    """One sealed dossier: exact header bytes, their signature, the sealed payload."""

    header: Base64
    signature: Base64
    payload: Base64
    queue_length: int = Field(default=0, ge=0)


class MissingAttachment(Wire):
    """An attachment of which the centre holds the first `offset` bytes."""

    digest: Hex64
    size: int = Field(ge=1)
    offset: int = Field(ge=0)


class DossierAnswer(Wire):
    """The receipt, and what the centre holds of this device.

    While attachments are missing there is no receipt: `acknowledgement` (a Receipt, signed in a
    context of its own) says that the header is here, `waiting` what is not.
    """

    receipt: SignedReceipt | None = None
    acknowledgement: SignedReceipt | None = None
    waiting: list[MissingAttachment] = []
    already_there: bool
    epoch: Count
    held: list[SequenceRange]


class StickDossier(Wire):
    """One dossier carried on a stick: what would be posted, and the signatures of its pieces.

    `pieces` has for each attachment the device's signature over every piece of it (`sync.piece`,
    all of the usual length but the last); the bytes lie beside it (`sync.stick`).
    """

    body: DossierBody
    pieces: dict[Hex64, list[Base64]] = {}


class Refusal(Wire):
    """Why the centre said no to a dossier that came on a stick."""

    id: DossierId
    device: str
    head: Hex64
    code: str


class SignedRefusal(Wire):
    """`refusal` is the exact bytes (canonical JSON of a Refusal) that `signature` covers."""

    refusal: Base64
    signature: Base64


class StickAnswer(Wire):
    """What the centre writes beside a dossier that came on a stick: one of the two."""

    answer: DossierAnswer | None = None
    refusal: SignedRefusal | None = None


class PieceAnswer(Wire):
    """So many bytes of the attachment, from its beginning, are durable at the centre."""

    offset: int = Field(ge=0)


class StatusBody(Wire):
    """Signed control call: `signature` by the device key over b"status:" + nonce + ":" + device."""

    device: str
    nonce: str
    signature: Base64
    references: list[Reference] = Field(max_length=200)


OfficialNumber = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z.-]{1,50}$")]


class StatusRow(Wire):
    """State at the desk: arrived, received, supplement, refused, result.

    `number` is the official one, once the province has given it.
    """

    reference: Reference
    state: Literal["arrived", "received", "supplement", "refused", "result"]
    as_of: str
    number: OfficialNumber | None = None


class StatusAnswer(Wire):
    """Rows the centre knows, what it holds of this device, and its clock, for one nonce."""

    device: str
    nonce: str
    epoch: Count
    held: list[SequenceRange]
    rows: list[StatusRow]
    now: str


class SignedStatus(Wire):
    """`answer` is the exact bytes (canonical JSON of a StatusAnswer) that `signature` covers."""

    answer: Base64
    signature: Base64


class Problem(Wire):
    """RFC 9457 problem details."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str = ""
