"""Kiosks that send without pause while machines die, and what they were told."""

import itertools
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from nacl.signing import SigningKey

from central.audit import first_broken_row
from central.database import open_database
from sync.client import Client
from sync.enrolment import Enrolment, enrolment_from
from sync.outcome import Delivered, Enrolled
from sync.wire import EnrolmentFile
from tests.central.cluster import source_of
from tests.central.virtual_kiosk import VirtualKiosk
from tests.growth.site import NODES, Site, central

# Shorter than a kiosk's own, so that what is measured is the centre.
PAUSE_S = 0.1


@dataclass(frozen=True)
class Told:
    """A receipt a kiosk holds, and when it came (monotonic, seconds)."""

    receipt: bytes
    at_s: float


@dataclass
class Sender:
    """One kiosk, with the real client, over TLS, through the proxy."""

    kiosk: VirtualKiosk
    enrolment: Enrolment
    told: dict[str, Told] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)
    strange: list[object] = field(default_factory=list)
    repeated: int = 0

    def send_until(self, stop: threading.Event) -> None:
        """One after the other, each until its receipt is here; the last one too."""
        with closing(Client(self.enrolment.url, self.enrolment.ca_pem)) as client:
            while not stop.is_set():
                self.deliver(client)

    def deliver(self, client: Client) -> None:
        parcel = self.kiosk.make()
        give_up_s = time.monotonic() + 300
        while time.monotonic() < give_up_s:
            outcome = client.send(parcel.signed, parcel.payload, 1, self.enrolment)
            self.outcomes[type(outcome).__name__] += 1
            if isinstance(outcome, Delivered):
                self.told[parcel.id] = Told(outcome.receipt_raw, time.monotonic())
                self.repeated += outcome.already_there
                return
            if type(outcome).__name__ not in {"Busy", "Unreachable"}:
                self.strange.append(outcome)
            time.sleep(PAUSE_S)
        raise AssertionError(f"five minutes without a receipt: {self.outcomes}")


@dataclass(frozen=True)
class Verdict:
    """What the books say when all is over; `waits` are the longest, in seconds."""

    acknowledged: int
    lost: int
    changed: int
    doubled: int
    repeated: int
    longest_wait_s: float
    broken_row: int | None


@dataclass
class Crowd:
    """All senders of a test."""

    site: Site
    senders: list[Sender]

    @property
    def told(self) -> dict[str, Told]:
        return {id_: told for one in self.senders for id_, told in list(one.told.items())}

    def count(self) -> int:
        return sum(len(one.told) for one in self.senders)

    @contextmanager
    def sending(self) -> Iterator[None]:
        """All send during the block; each has its last receipt at the end."""
        stop = threading.Event()
        failures: list[BaseException] = []

        def run(one: Sender) -> None:
            try:
                one.send_until(stop)
            except AssertionError as error:
                failures.append(error)

        threads = [threading.Thread(target=run, args=(one,)) for one in self.senders]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        assert failures == []

    def longest_wait_s(self, since_s: float) -> float:
        """The longest time in which no kiosk was told anything, from a moment on."""
        times = sorted(told.at_s for told in self.told.values() if told.at_s >= since_s)
        times.insert(0, since_s)
        return max(b - a for a, b in itertools.pairwise(times))

    def verdict(self, since_s: float) -> Verdict:
        told = self.told
        with self.site.line(database="trung_tam") as line:
            rows = dict(line.execute("SELECT id, receipt FROM intake").fetchall())
            places = line.execute("SELECT count(DISTINCT (device, seq)) FROM intake").fetchone()
            kept = [
                line.execute(f"SELECT count(*) FROM {t}").fetchone() for t in ("dossier", "payload")
            ]
        assert [one[0] for one in kept] == [len(rows)] * 2
        database = open_database(self.site.folder, source_of(address(self.site)))
        with closing(database), database.reader.connect() as connection:
            broken = first_broken_row(connection)
        return Verdict(
            acknowledged=len(told),
            lost=len(set(told) - set(rows)),
            changed=sum(id_ in rows and rows[id_] != one.receipt for id_, one in told.items()),
            doubled=len(rows) - places[0],
            repeated=sum(one.repeated for one in self.senders),
            longest_wait_s=self.longest_wait_s(since_s),
            broken_row=broken,
        )


def address(site: Site) -> str:
    """The database as a node is told it, with the password."""
    hosts = ",".join(one.address for one in site.servers.values())
    return f"postgresql://trung_tam:{site.password}@/trung_tam?host={hosts}&sslmode=require"


def crowd(site: Site, size: int) -> Crowd:
    """Enrol so many, as an officer and a technician would."""
    return Crowd(site, [joined(site, number) for number in range(size)])


def joined(site: Site, number: int) -> Sender:
    node = site.nodes[next(iter(NODES))]
    path = node.fitting.root / f"kiosk-{number}-{len(list(node.fitting.root.glob('kiosk-*')))}.json"
    central(node, site.program, "kiosks", "add", f"Sảnh {number}", "-o", str(path))
    file, key = EnrolmentFile.model_validate(json.loads(path.read_text())), SigningKey.generate()
    with closing(Client(file.url, file.ca_pem)) as client:
        joining = client.enrol(file, key)
    assert isinstance(joining, Enrolled), joining
    enrolment = enrolment_from(file, joining.answer)
    return Sender(VirtualKiosk(file, key, enrolment.device), enrolment)
