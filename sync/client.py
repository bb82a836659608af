"""The agent's hand on the centre: one kept connection, one method an endpoint, typed outcomes."""

import base64
import binascii
import ssl
import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

import httpx
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey
from pydantic import BaseModel, ValidationError

from sync.answer import classify
from sync.canonical import canonical
from sync.device_link import DeviceKeysBody, RejoinBody
from sync.enrolment import Enrolment, is_allowed_address
from sync.envelope import ENROL_CONTEXT, REJOIN_CONTEXT, SignedHeader, b64, key_id
from sync.outcome import (
    Alive,
    Answered,
    Delivered,
    Enrolled,
    KeysTold,
    NotOurCentre,
    PieceTaken,
    StatusKnown,
    Trouble,
    Unreachable,
    Waiting,
)
from sync.piece import Piece
from sync.receipt import check_answer, check_status
from sync.transport import Deadline, DeadlineTransport, tls_context
from sync.wire import (
    QUEUE_LENGTH,
    DossierBody,
    EnrolmentAnswer,
    EnrolmentBody,
    EnrolmentFile,
    Health,
    KeyLinks,
    Nonce,
    PieceAnswer,
    StatusBody,
)

LARGEST_ANSWER_BYTES = 1_000_000
SLOWEST_LINE_BYTES_A_S = 16_000
Model = TypeVar("Model", bound=BaseModel)
HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "ward-kiosk"}


class Client:
    """Talks to one address; http only on this machine, https with the pinned authority.

    Use it from one thread. `total_s` bounds a whole call, its answer included, and `wait_s` each
    single wait within it, both beside what a body takes on a slow line: the machine may take all of
    a body at once, and the wait for the answer is then the wait until the line has carried it.
    """

    def __init__(
        self, url: str, ca_pem: str | None, total_s: float = 30, wait_s: float = 10
    ) -> None:
        """Connect to nothing yet; ValueError for an address that may not be a centre's."""
        if not is_allowed_address(url):
            raise ValueError("a centre's address is https, or http on this machine itself")
        self._total_s = total_s
        self._wait_s = wait_s
        self._deadline = Deadline()
        self._http = httpx.Client(
            base_url=url,
            transport=DeadlineTransport(self._deadline, tls_context(ca_pem)),
            headers=HEADERS,
            follow_redirects=False,
            trust_env=False,
        )

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def health(self) -> Alive | Trouble:
        """Ask whether something that calls itself a centre is there."""
        answered = self._ask("GET", "v1/health")
        if not isinstance(answered, Answered):
            return answered
        health = read(Health, answered)
        return health if isinstance(health, NotOurCentre) else Alive(health)

    def keys(self) -> KeysTold | Trouble:
        """Ask how the centre's keys followed each other; nothing of it is believed yet."""
        answered = self._ask("GET", "v1/keys")
        if not isinstance(answered, Answered):
            return answered
        told = read(KeyLinks, answered)
        return told if isinstance(told, NotOurCentre) else KeysTold(tuple(told.links))

    def enrol(self, file: EnrolmentFile, key: SigningKey) -> Enrolled | Trouble:
        """Give the centre the device's public key for the code; its answer must be signed."""
        signed = ENROL_CONTEXT + file.code.encode() + file.kiosk_number.encode()
        public_key = bytes(key.verify_key)
        body = EnrolmentBody(
            kiosk_number=file.kiosk_number,
            code=file.code,
            device_key=b64(public_key),
            signature=b64(key.sign(signed).signature),
        )
        answered = self._ask("POST", "v1/enrolments", body)
        if not isinstance(answered, Answered):
            return answered
        answer = read(EnrolmentAnswer, answered)
        if isinstance(answer, NotOurCentre):
            return answer
        same = (answer.kiosk_number, answer.device_key_id) == (
            file.kiosk_number,
            key_id(public_key),
        )
        genuine = same and is_signed(answer, base64.b64decode(file.keys.receipt_key))
        return Enrolled(answer) if genuine else NotOurCentre("wrong_signature")

    def rejoin(self, enrolment: Enrolment, key: SigningKey) -> Enrolled | Trouble:
        """Show a centre that forgot this device what it answered when the device joined."""
        joined_key = enrolment.joined_key or bytes(key.verify_key)
        answer = EnrolmentAnswer(
            device=enrolment.device,
            kiosk_number=enrolment.kiosk_number,
            device_key_id=key_id(joined_key),
            signature=b64(enrolment.proof or b""),
        )
        body = RejoinBody(
            answer=answer,
            device_key=b64(joined_key),
            signature=b64(key.sign(REJOIN_CONTEXT + canonical(answer.model_dump())).signature),
            links=list(enrolment.key_links),
        )
        return self._be_known("v1/devices", body, enrolment)

    def tell_keys(self, enrolment: Enrolment) -> Enrolled | Trouble:
        """Show the centre how this device's keys followed each other."""
        body = DeviceKeysBody(device=enrolment.device, links=list(enrolment.key_links))
        return self._be_known("v1/device-keys", body, enrolment)

    def _be_known(self, path: str, body: BaseModel, enrolment: Enrolment) -> Enrolled | Trouble:
        answered = self._ask("POST", path, body)
        if not isinstance(answered, Answered):
            return answered
        known = read(EnrolmentAnswer, answered)
        if isinstance(known, NotOurCentre):
            return known
        named = (known.device, known.device_key_id)
        genuine = named == (enrolment.device, enrolment.device_key_id) and is_signed(
            known, enrolment.receipt_key
        )
        return Enrolled(known) if genuine else NotOurCentre("wrong_signature")

    def send(
        self, sent: SignedHeader, payload: bytes, queue_length: int, enrolment: Enrolment
    ) -> Delivered | Waiting | Trouble:
        """Send one sealed dossier; Delivered only with the pinned centre's receipt for it."""
        body = DossierBody.model_construct(
            header=b64(sent.raw),
            signature=b64(sent.signature),
            payload=b64(payload),
            queue_length=queue_length,
        )
        answered = self._ask("POST", "v1/dossiers", body, {QUEUE_LENGTH: str(queue_length)})
        if not isinstance(answered, Answered):
            return answered
        return check_answer(answered, sent, enrolment)

    def send_piece(self, piece: Piece, key: SigningKey) -> PieceTaken | Trouble:
        """Send one piece of an attachment; what it means for the dossier the centre says there."""
        answered = self._call("PATCH", piece.path, piece.data, piece.headers(key))
        if not isinstance(answered, Answered):
            return answered
        answer = read(PieceAnswer, answered)
        return answer if isinstance(answer, NotOurCentre) else PieceTaken(answer.offset)

    def status(
        self, references: list[str], enrolment: Enrolment, key: SigningKey
    ) -> StatusKnown | Trouble:
        """Ask what became of these references (at most 200) and what the centre holds."""
        asked = self._ask("POST", "v1/nonces")
        nonce = read(Nonce, asked) if isinstance(asked, Answered) else asked
        if not isinstance(nonce, Nonce):
            return nonce
        signed = b"status:" + nonce.nonce.encode() + b":" + enrolment.device.encode()
        body = StatusBody(
            device=enrolment.device,
            nonce=nonce.nonce,
            signature=b64(key.sign(signed).signature),
            references=references,
        )
        answered = self._ask("POST", "v1/status", body)
        if not isinstance(answered, Answered):
            return answered
        answer = check_status(answered, nonce.nonce, enrolment)
        return answer if isinstance(answer, NotOurCentre) else StatusKnown(answer, answered)

    def _ask(
        self,
        method: str,
        path: str,
        body: BaseModel | None = None,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> Answered | Trouble:
        if body is None:
            return self._call(method, path, None, {})
        content = body.model_dump_json().encode()
        return self._call(method, path, content, {"Content-Type": "application/json", **headers})

    def _call(
        self, method: str, path: str, content: bytes | None, headers: dict[str, str]
    ) -> Answered | Trouble:
        carried_s = len(content or b"") / SLOWEST_LINE_BYTES_A_S
        self._deadline.start(self._total_s + carried_s)
        waits = httpx.Timeout(self._wait_s + carried_s, connect=self._wait_s)
        started_s = time.monotonic()
        try:
            with self._http.stream(
                method, path, content=content, headers=headers, timeout=waits
            ) as response:
                taken = bytearray()
                for chunk in response.iter_raw():
                    taken += chunk
                    if len(taken) > LARGEST_ANSWER_BYTES:
                        return NotOurCentre("endless_answer")
            spent_s = time.monotonic() - started_s
            return classify(response.status_code, response.headers, bytes(taken), spent_s)
        except httpx.HTTPError as error:
            return silence(error)
        finally:
            self._http.cookies.clear()


def silence(error: httpx.HTTPError) -> NotOurCentre | Unreachable:
    """Say what a call that brought no answer means."""
    if isinstance(error, httpx.ConnectError):
        return NotOurCentre("bad_tls") if is_bad_tls(error) else Unreachable("no_line", sent=False)
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout | httpx.UnsupportedProtocol):
        return Unreachable("no_line", sent=False)
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError) and is_other(error):
        return NotOurCentre("other_answer")
    return Unreachable("no_answer", sent=True)


def is_bad_tls(error: BaseException) -> bool:
    """Whether something answered, but not with the TLS of the pinned authority."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return False
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def is_other(error: httpx.HTTPError) -> bool:
    """Whether what came is no HTTP at all, rather than HTTP cut short."""
    return "disconnected" not in str(error) and "closed connection" not in str(error)


def read(model: type[Model], answered: Answered) -> Model | NotOurCentre:
    """Read a body; what does not parse is not from our centre."""
    try:
        return model.model_validate_json(answered.body)
    except ValidationError:
        return NotOurCentre("other_answer")


def is_signed(answer: EnrolmentAnswer, receipt_key: bytes) -> bool:
    """Whether the pinned key signed the device id this answer gives."""
    fields = answer.model_dump(include={"device", "kiosk_number", "device_key_id"})
    try:
        signature = base64.b64decode(answer.signature, validate=True)
        VerifyKey(receipt_key).verify(ENROL_CONTEXT + canonical(fields), signature)
    except (BadSignatureError, binascii.Error, ValueError):
        return False
    return True
