"""Devices the centre knows: made on the kiosk, bound to a kiosk number, one key at a time."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import ARRAY, Connection, String, any_, bindparam, select

from central.database import Database
from central.tables import device, device_key, kiosk
from central.turns import is_shared
from sync.envelope import SignedHeader

FIND = (
    select(device, kiosk.c.ward)
    .select_from(device.join(kiosk))
    .where(device.c.id == bindparam("of_id"))
)
MOST_KNOWN = 50_000
FORMER = (
    select(
        device_key.c.epoch,
        device_key.c.public_key,
        device_key.c.key_id,
        device_key.c.last_seq,
        device_key.c.last_head,
    )
    .where(device_key.c.device == bindparam("of_id"))
    .order_by(device_key.c.epoch)
)
STANDS = (
    select(device.c.id, device.c.epoch, device.c.revoked_at, kiosk.c.ward)
    .select_from(device.join(kiosk))
    .order_by(device.c.id)
)
STAND = STANDS.where(device.c.id.in_(bindparam("of_ids", expanding=True)))
# Not the stronger FOR UPDATE: rows that only refer to a device need not wait.
LOCK = STANDS.where(device.c.id == any_(bindparam("of_ids", type_=ARRAY(String)))).with_for_update(
    key_share=True, of=device
)


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A key that signed headers up to `last_seq`, the last of which has that head."""

    epoch: int
    public_key: bytes
    key_id: str
    last_seq: int
    last_head: str


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled device.

    `public_key` is 32 raw bytes of Ed25519, its key number `epoch`; `ward` its kiosk's code.
    """

    id: str
    kiosk_number: str
    public_key: bytes
    key_id: str
    revoked: bool
    ward: str | None = None
    epoch: int = 1
    former: tuple[FormerKey, ...] = ()

    @property
    def public_keys(self) -> list[bytes]:
        """Every key it has had, the present one first."""
        return [self.public_key, *(one.public_key for one in self.former)]

    def former_key(self, epoch: int) -> FormerKey | None:
        """Give the key of this number, if it is one of before."""
        return next((one for one in self.former if one.epoch == epoch), None)

    def is_of_its_time(self, signed: SignedHeader) -> bool:
        """Whether a header has its place in the chain where its key was the one in use."""
        header = signed.header
        before, own = self.former_key(header.epoch - 1), self.former_key(header.epoch)
        if before is not None and header.seq <= before.last_seq:
            return False
        if before is not None and header.seq == before.last_seq + 1:
            return header.previous == before.last_head
        return own is None or header.seq != own.last_seq or signed.head == own.last_head


def lock_device(connection: Connection, device_id: str) -> None:
    """Let no other node decide about this device until the end of the transaction."""
    lock_devices(connection, [device_id])


@dataclass(frozen=True, slots=True)
class Stand:
    """What of a device may have changed since it was read."""

    epoch: int
    ward: str | None
    revoked: bool

    def is_that_of(self, known: Device) -> bool:
        """Whether all that a decision rests on is still so."""
        return (self.epoch, self.ward) == (known.epoch, known.ward)


def lock_devices(connection: Connection, ids: Collection[str]) -> dict[str, Stand]:
    """Do so for several; how each stands now."""
    query = LOCK if is_shared(connection) else STAND
    rows = connection.execute(query, {"of_ids": list(ids)})
    return {row.id: Stand(row.epoch, row.ward, row.revoked_at is not None) for row in rows}


def find_device(connection: Connection, device_id: str) -> Device | None:
    """Give the device with this id, revoked or not."""
    if "\x00" in device_id:  # a server refuses the question itself
        return None
    row = connection.execute(FIND, {"of_id": device_id}).first()
    if row is None:
        return None
    former = connection.execute(FORMER, {"of_id": device_id}).all() if row.epoch > 1 else ()
    return Device(
        id=row.id,
        kiosk_number=row.kiosk_number,
        public_key=row.public_key,
        key_id=row.key_id,
        revoked=row.revoked_at is not None,
        ward=row.ward,
        epoch=row.epoch,
        former=tuple(FormerKey(*one) for one in former),
    )


def read_device(database: Database, device_id: str) -> Device | None:
    """Give the device with this id in a look of its own."""
    with database.reader.connect() as connection:
        return find_device(connection, device_id)


class KnownDevices:
    """Devices as they were last read: who sends a dossier is looked up once, not each time.

    What is decided in a transaction is held against the database there.
    """

    def __init__(self, find: Callable[[str], Device | None]) -> None:
        """`find` reads one from the database."""
        self._find = find
        self._known: dict[str, Device] = {}

    def recall(self, device_id: str) -> Device | None:
        """Give a device, from memory where it is known."""
        return self._known.get(device_id) or self.look_up(device_id)

    def look_up(self, device_id: str) -> Device | None:
        """Read a device anew."""
        found = self._find(device_id)
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        if found is None or found.revoked:
            self._known.pop(device_id, None)
        else:
            self._known[device_id] = found
        return found
