"""What the centre signs about a dossier: that its header is here, and that all of it is."""

from dataclasses import dataclass

from nacl.signing import SigningKey

from central.keys import Keys
from sync.envelope import sign_acknowledgement, sign_receipt
from sync.wire import Receipt


@dataclass(frozen=True, slots=True)
class Taken:
    """What a receipt names of a header."""

    id: str
    device: str
    seq: int
    head: str
    digest: str


class Receipts:
    """Signs with the centre's key, in its present epoch."""

    def __init__(self, keys: Keys, epoch: int) -> None:
        """`epoch` is the centre's own."""
        self._key: SigningKey = keys.receipt
        self._key_id = keys.receipt_key_id
        self._epoch = epoch

    def receipt(self, taken: Taken, at: str) -> tuple[bytes, bytes]:
        """Exact bytes and signature: header and every attachment of it are here."""
        return sign_receipt(self._statement(taken, at), self._key)

    def acknowledgement(self, taken: Taken, at: str) -> tuple[bytes, bytes]:
        """Exact bytes and signature: the header is here, attachments are not."""
        return sign_acknowledgement(self._statement(taken, at), self._key)

    def _statement(self, taken: Taken, at: str) -> dict[str, object]:
        return Receipt(
            id=taken.id,
            device=taken.device,
            seq=taken.seq,
            head=taken.head,
            digest=taken.digest,
            received_at=at,
            epoch=self._epoch,
            receipt_key_id=self._key_id,
        ).model_dump()
