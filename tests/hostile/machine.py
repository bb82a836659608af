"""Kiosks, honest and not, against a real centre; after each step its books are the model's."""

import base64
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import httpx
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from nacl.signing import SigningKey

from central.keys import rotate_keys
from central.kiosks import revoke_kiosk
from sync.attachment import seal_attachment
from sync.device_link import DeviceLink, SignedDeviceLink, sign_link
from sync.envelope import (
    GENESIS,
    EnvelopeError,
    b64,
    key_id,
    verify_acknowledgement,
    verify_receipt,
)
from sync.key_link import follow
from sync.uuid7 import uuid7
from sync.wire import QUEUE_LENGTH, DossierAnswer, KeyLinks
from tests.central.serving import Served, client, served
from tests.central.virtual_kiosk import Parcel, VirtualKiosk
from tests.hostile.model import Book

MOST_KIOSKS = 3
LIES = ("0", "1", "", "-1", "9e99", "999999999", str(2**63), "9" * 400)
BESIDE = ("same id", "same number", "other past", "far ahead")
DAMAGED = ("signature", "payload", "header", "stranger")
PICTURE = b"\xff\xd8\xff" + bytes(range(256)) * 4


def code_of(answer: httpx.Response) -> str:
    """The code of a problem; nothing else says no."""
    assert 400 <= answer.status_code < 500, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["code"])


@dataclass(frozen=True)
class Sent:
    """A dossier somebody made, with its sealed pictures; `flaw`: its seal holds something else."""

    kiosk: int
    parcel: Parcel
    sealed: tuple[bytes, ...] = ()
    flaw: str | None = None


class Posting(RuleBasedStateMachine):
    """Joining and sending dossiers, as strangers, thieves and honest kiosks do it."""

    # What was expected, over all runs: it shows that everything was tried.
    seen: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.data_dir = Path(self.folder.name) / "central"
        self.book = Book()
        self.kiosks: list[VirtualKiosk] = []
        self.made: list[Sent] = []
        self.spent: list[str] = []
        self.receipt_keys: list[bytes] = []
        self.links: dict[str, list[SignedDeviceLink]] = {}
        self.ids = 0
        self.start()
        self.enrol()

    @initialize(start=st.integers(0, 2**32))
    def begin(self, start: int) -> None:
        """Even chances of what is taken; what Hypothesis draws itself is mostly the first."""
        self.chance = Random(start)

    # The centre

    def start(self) -> None:
        self.stack = ExitStack()
        self.centre: Served = self.stack.enter_context(served(self.data_dir))
        self.http: httpx.Client = self.stack.enter_context(client(self.centre.url))
        self.receipt_keys.insert(0, bytes(self.centre.centre.keys.receipt.verify_key))

    def teardown(self) -> None:
        self.stack.close()
        self.folder.cleanup()

    @rule(rotate=st.booleans())
    def restart(self, rotate: bool) -> None:
        """Stop the centre and start it on the same folder, sometimes with other keys."""
        if self.chance.random() < 0.6:
            return  # it takes as long as thirty other steps
        identity = self.centre.centre.identity
        self.stack.close()
        if rotate and len(self.receipt_keys) < 8:
            rotate_keys(self.data_dir, identity.centre, self.centre.clock())
        self.start()

    @rule()
    def follow_keys(self) -> None:
        """A kiosk follows the keys; until then it seals to those it knows."""
        at = self.chance.randrange(len(self.kiosks))
        known = self.kiosks[at].file.keys
        links = KeyLinks.model_validate_json(self.http.get("/v1/keys").content).links
        followed = follow(known, links)
        if followed:
            assert b64(self.receipt_keys[0]) == followed[-1].receipt_key
            self.kiosks[at].file = self.kiosks[at].file.model_copy(update={"keys": followed[-1]})

    # Joining

    @precondition(lambda self: len(self.kiosks) < MOST_KIOSKS)
    @rule()
    def enrol(self) -> None:
        """A kiosk joins; its code does nothing for anyone else, and nothing new for itself."""
        kiosk = VirtualKiosk(self.centre.add_kiosk())
        body, thief = kiosk.enrolment_body(), VirtualKiosk(kiosk.file, SigningKey.generate())
        answer = self.http.post("/v1/enrolments", json=body)
        again = self.http.post("/v1/enrolments", json=body)
        stolen = self.http.post("/v1/enrolments", json=thief.enrolment_body())
        assert (answer.status_code, again.json()) == (200, answer.json())
        assert (stolen.status_code, code_of(stolen)) == (403, "used_code")
        kiosk.device = answer.json()["device"]
        self.kiosks.append(kiosk)

    @precondition(lambda self: len(self.kiosks) > 1)
    @rule()
    def revoke(self) -> None:
        """Never the first: else soon nothing is left to be tried."""
        kiosk = self.chance.choice(self.kiosks[1:])
        number, now = kiosk.file.kiosk_number, self.centre.clock()
        self.centre.centre.writer.submit(lambda c: revoke_kiosk(c, number, now)).result()
        self.book.revoked.add(kiosk.device)

    @rule(forged=st.booleans())
    def change_key(self, forged: bool) -> None:
        """A kiosk signs with another key from now on, and tells; nobody else can do it for him."""
        at = self.chance.randrange(len(self.kiosks))
        kiosk, new = self.kiosks[at], SigningKey.generate()
        links = self.book.keys.setdefault(kiosk.device, [])
        link = DeviceLink(
            device=kiosk.device,
            epoch=len(links) + 2,
            key=b64(bytes(new.verify_key)),
            key_id=key_id(bytes(new.verify_key)),
            former_key_id=key_id(bytes(kiosk.key.verify_key)),
            last_seq=kiosk.seq,
            last_head=kiosk.previous,
            made_at="2026-12-01T00:00:00.000Z",
        )
        signed = sign_link(link, SigningKey.generate() if forged else kiosk.key, new)
        told = [*self.links.get(kiosk.device, ()), signed]
        body = {"device": kiosk.device, "links": [one.model_dump() for one in told]}
        answer = self.http.post("/v1/device-keys", json=body)
        if forged or kiosk.device in self.book.revoked:
            assert code_of(answer) in {"bad_signature", "revoked_device"}
            return
        assert answer.json()["device_key_id"] == link.key_id
        links.append(link)
        self.links[kiosk.device], kiosk.key = told, new
        self.seen.add("key changed")

    # Dossiers

    def fresh_id(self) -> str:
        self.ids += 1
        return uuid7(1_790_000_000_000 + self.ids, self.ids.to_bytes(10, "big"))

    def make(self, at: int, kiosk: VirtualKiosk, pictures: int = 0, **header: Any) -> Sent:
        """Have a kiosk make its next dossier; a copy of it makes one beside its own book."""
        own = [
            seal_attachment(PICTURE + bytes([n]), kiosk.seal_key(), kiosk.device)
            for n in range(pictures)
        ]
        plain = {"attachments": [{"digest": one.digest, "page": 1} for one in own]}
        named = tuple(one.named for one in own)
        epoch = len(self.book.keys.get(kiosk.device, ())) + 1
        header = {"id": self.fresh_id(), "attachments": named, "epoch": epoch, **header}
        sent = Sent(at, kiosk.make(plain, **header), tuple(one.sealed for one in own))
        self.made.append(sent)
        return sent

    @rule(pictures=st.integers(0, 2), lost=st.booleans())
    def save(self, pictures: int, lost: bool) -> None:
        """An honest kiosk saves one, and sends it unless it is left for later: a gap."""
        at = self.chance.randrange(len(self.kiosks))
        sent = self.make(at, self.kiosks[at], pictures)
        if not lost:
            self.post(sent)

    @precondition(lambda self: self.made)
    @rule(lie=st.sampled_from(LIES))
    def send_any(self, lie: str) -> None:
        """Any dossier that was ever made, once more or late, with any length of the queue."""
        length = int(lie) if lie.isdecimal() else 0
        self.post(self.chance.choice(self.made), {QUEUE_LENGTH: lie}, queue_length=length)

    @precondition(lambda self: self.made)
    @rule(way=st.sampled_from(BESIDE))
    def send_beside_the_book(self, way: str) -> None:
        """What a kiosk that was copied, or put back, sends: it is of no one chain."""
        old = self.chance.choice(self.made)
        kiosk = replace(self.kiosks[old.kiosk])
        header = old.parcel.signed.header
        if way == "same id":
            sent = self.make(old.kiosk, kiosk, id=header.id)
        elif way == "same number":
            kiosk.previous = header.previous
            sent = self.make(old.kiosk, kiosk, seq=header.seq)
        elif way == "other past":
            kiosk.previous = self.chance.choice((GENESIS, old.parcel.signed.head))
            sent = self.make(old.kiosk, kiosk)
        else:
            sent = self.make(old.kiosk, kiosk, seq=90_000 + self.chance.randrange(3))
        self.post(sent)

    @precondition(lambda self: self.made and len(self.kiosks) > 1)
    @rule(same_id=st.booleans())
    def steal(self, same_id: bool) -> None:
        """A device signs the sealed text of another as its own."""
        old = self.chance.choice([one for one in self.made if not one.flaw])
        at = self.chance.choice([n for n in range(len(self.kiosks)) if n != old.kiosk])
        stolen = old.parcel.signed.header
        changes: dict[str, Any] = {
            "payload_size": stolen.payload_size,
            "payload_digest": stolen.payload_digest,
            "centre_key_id": stolen.centre_key_id,
        }
        if same_id:
            changes["id"] = stolen.id
        own = self.make(at, replace(self.kiosks[at]), **changes)
        parcel = replace(own.parcel, payload=old.parcel.payload)
        self.made[-1] = replace(own, parcel=parcel, flaw="device")
        self.post(self.made[-1])

    @precondition(lambda self: self.made)
    @rule(what=st.sampled_from(DAMAGED))
    def send_damaged(self, what: str) -> None:
        """Nothing of it is kept, not even set aside: it is nobody's."""
        old = self.chance.choice(self.made)
        body = old.parcel.body()
        if what == "stranger":
            body = VirtualKiosk(self.kiosks[0].file, device=self.kiosks[0].device).make().body()
        else:
            raw = bytearray(base64.b64decode(body[what]))
            raw[self.chance.randrange(len(raw))] ^= 1 << self.chance.randrange(8)
            body[what] = b64(bytes(raw))
        answer = self.http.post("/v1/dossiers", json=body)
        assert code_of(answer) in {
            "bad_signature",
            "bad_request",
            "unknown_device",
            "revoked_device",
        }

    def post(self, sent: Sent, headers: dict[str, str] | None = None, **changes: Any) -> None:
        expected = self.book.take(sent.parcel.signed, sent.sealed, sent.flaw)
        self.seen.add(expected)
        answer = self.http.post("/v1/dossiers", json=sent.parcel.body(**changes), headers=headers)
        if expected in ("new", "again"):
            assert answer.status_code == 200, (expected, answer.text)
            said = DossierAnswer.model_validate_json(answer.content)
            assert said.already_there is (expected == "again")
            self.check_answer(sent, said)
        else:
            code = code_of(answer) if answer.status_code != 200 else "taken"
            assert code == expected, f"{code} instead of {expected}"

    def check_answer(self, sent: Sent, said: DossierAnswer) -> None:
        """A receipt exactly when all is here, for exactly this header; and what is held."""
        held = self.book.held[sent.parcel.id]
        assert list(said.held) == self.book.ranges(sent.parcel.signed.header.device)
        assert {one.digest: one.offset for one in said.waiting} == {
            digest: len(one.came) for digest, one in held.attachments.items() if not one.whole
        }, "other pictures are waited for"
        verify = verify_receipt if held.complete else verify_acknowledgement
        statement = said.receipt if held.complete else said.acknowledgement
        assert (said.receipt is not None, statement is not None) == (held.complete, True)
        raw = base64.b64decode(statement.receipt)
        told = self.verified(verify, raw, base64.b64decode(statement.signature))
        assert (told["id"], told["head"]) == (sent.parcel.id, sent.parcel.signed.head)
        if held.complete:
            assert self.book.receipts.setdefault(sent.parcel.id, b64(raw)) == b64(raw)

    def verified(self, verify: Any, raw: bytes, signature: bytes) -> dict[str, Any]:
        for key in self.receipt_keys:
            try:
                return verify(raw, signature, key)
            except EnvelopeError:
                continue
        raise AssertionError("no key of this centre signed it")
