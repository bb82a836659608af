"""What a centre must hold after each call, worked out from the rules alone. Pure."""

from dataclasses import dataclass, field
from itertools import pairwise

from sync.device_link import DeviceLink
from sync.envelope import SignedHeader
from sync.wire import SequenceRange


@dataclass
class Arriving:
    """An attachment: what it must be, and what has come of it."""

    sealed: bytes
    came: bytes = b""
    whole: bool = False

    def take(self, offset: int, data: bytes) -> tuple[str, int]:
        """What a piece of the right device is answered: a code, and where it goes on."""
        end = offset + len(data)
        if end > len(self.sealed):
            return "too_large", len(self.came)
        if self.whole or end <= len(self.came):
            return "taken", len(self.came)
        if offset != len(self.came):
            return "other_offset", len(self.came)
        self.came += data
        if end < len(self.sealed):
            return "taken", end
        if self.came != self.sealed:
            self.came = b""
            return "bad_piece", 0
        self.whole = True
        return "taken", end


@dataclass
class Held:
    """A dossier that was taken in."""

    signed: SignedHeader
    attachments: dict[str, Arriving]

    @property
    def complete(self) -> bool:
        return all(one.whole for one in self.attachments.values())


@dataclass
class Book:
    """Every dossier taken in, every one set aside, and who may not send any more."""

    held: dict[str, Held] = field(default_factory=dict)
    aside: set[tuple[str, str]] = field(default_factory=set)
    revoked: set[str] = field(default_factory=set)
    receipts: dict[str, str] = field(default_factory=dict)
    keys: dict[str, list[DeviceLink]] = field(default_factory=dict)

    def take(self, signed: SignedHeader, sealed: tuple[bytes, ...], flaw: str | None) -> str:
        """What a well-signed dossier is answered: a code, "new" or "again"."""
        if signed.header.device in self.revoked:
            return "revoked_device"
        said = self.judge(signed, flaw)
        if said in ("conflict", "fork", "unreadable"):
            self.aside.add((said, signed.head))
        if said == "new":
            named = signed.header.attachments
            come = {one.digest: Arriving(data) for one, data in zip(named, sealed, strict=True)}
            self.held[signed.header.id] = Held(signed, come)
        return said

    def judge(self, signed: SignedHeader, flaw: str | None) -> str:
        header, known = signed.header, self.held.get(signed.header.id)
        if self.is_after_its_key(signed):
            return "bad_signature"
        if known is not None and known.signed.head == signed.head:
            return "again"
        if known is not None and known.signed.header.payload_digest != header.payload_digest:
            return "conflict"
        if self.forks(signed) or self.meets_no_link(signed):
            return "fork"
        if known is not None:
            return "conflict"
        return "unreadable" if flaw else "new"

    def is_after_its_key(self, signed: SignedHeader) -> bool:
        """Whether a key of before signed what comes after the end of it."""
        links = self.keys.get(signed.header.device, [])[signed.header.epoch - 1 :]
        return bool(links) and signed.header.seq > links[0].last_seq

    def meets_no_link(self, signed: SignedHeader) -> bool:
        """Whether it is not where, or not what, the changes of the key say."""
        header, links = signed.header, self.keys.get(signed.header.device, [])
        before = links[header.epoch - 2] if header.epoch > 1 else None
        after = links[header.epoch - 1] if header.epoch <= len(links) else None
        if before is not None and header.seq <= before.last_seq:
            return True
        if before is not None and header.seq == before.last_seq + 1:
            return header.previous != before.last_head
        return after is not None and header.seq == after.last_seq and signed.head != after.last_head

    def forks(self, signed: SignedHeader) -> bool:
        """Whether one chain cannot hold this header and those that are here."""
        mine = {one.signed.header.seq: one.signed for one in self.of(signed.header.device)}
        chain = [mine.get(signed.header.seq - 1), signed, mine.get(signed.header.seq + 1)]
        links = [(a, b) for a, b in pairwise(chain) if a is not None and b is not None]
        return signed.header.seq in mine or any(b.header.previous != a.head for a, b in links)

    def of(self, device: str) -> list[Held]:
        return [one for one in self.held.values() if one.signed.header.device == device]

    def ranges(self, device: str) -> list[SequenceRange]:
        """Numbers of a device that are here with all that belongs to them."""
        found: list[SequenceRange] = []
        for seq in sorted(one.signed.header.seq for one in self.of(device) if one.complete):
            if found and found[-1].last == seq - 1:
                found[-1] = SequenceRange(first=found[-1].first, last=seq)
            else:
                found.append(SequenceRange(first=seq, last=seq))
        return found
