"""A storm in earnest: each kiosk a thread with the real client, all against real nodes on loopback.

Each posts what it has, one after the other, waits as it is told, and gives up on an answer as the
real agent does. Bounded: so many kiosks, so many dossiers, and an end by the clock.
"""

import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from nacl.signing import SigningKey

from central.enrolment import Candidate, enrol
from sync.backoff import LINE
from sync.client import Client
from sync.enrolment import Enrolment, enrolment_from
from sync.outcome import Busy, Delivered, Unreachable
from sync.wire import EnrolmentAnswer
from tests.central.serving import Served
from tests.central.virtual_kiosk import Parcel, VirtualKiosk

STACK_BYTES = 256 * 1024


@dataclass
class Member:
    """One kiosk of the crowd and what it has to send."""

    client: Client
    enrolment: Enrolment
    parcels: list[Parcel]
    outcomes: Counter[str] = field(default_factory=Counter)
    wait_s: float = 0.0

    def drain(self, until_s: float, chance: random.Random) -> None:
        """Send all it has, or until the end."""
        began_s = time.monotonic()
        client, failures = self.client, 0
        try:
            for number, parcel in enumerate(self.parcels):
                left = len(self.parcels) - number
                while time.monotonic() < until_s:
                    outcome = client.send(parcel.signed, parcel.payload, left, self.enrolment)
                    self.outcomes[type(outcome).__name__] += 1
                    if isinstance(outcome, Delivered):
                        failures = 0
                        self.outcomes["repeated"] += outcome.already_there
                        break
                    failures += 1
                    time.sleep(wait_after(outcome, failures, chance))
        finally:
            client.close()
        self.wait_s = time.monotonic() - began_s


def wait_after(outcome: object, failures: int, chance: random.Random) -> float:
    """How long the agent would wait."""
    if isinstance(outcome, Busy):
        return outcome.retry_after_s
    assert isinstance(outcome, Unreachable), outcome
    return LINE.delay_s(failures, chance.random())


@dataclass(frozen=True)
class Report:
    """What came of it, as the kiosks saw it; `refusals` and `repeats` are of all together."""

    kiosks: int
    dossiers: int
    delivered: int
    took_s: float
    refusals: int
    silences: int
    repeats: int
    p99_wait_s: float

    @property
    def a_second(self) -> float:
        """Dossiers taken in a second, from the first call to the last receipt."""
        return self.delivered / self.took_s


def gather(node: Served, urls: Sequence[str], kiosks: int, dossiers: int) -> list[Member]:
    """Enrol so many kiosks, each with so many sealed dossiers; they are spread over the nodes."""
    return [member(node, urls[number % len(urls)], dossiers) for number in range(kiosks)]


def member(node: Served, url: str, dossiers: int) -> Member:
    """One of them, enrolled without the line: that is not what is tried."""
    file, key = node.add_kiosk(), SigningKey.generate()
    candidate = Candidate(file.kiosk_number, file.code, bytes(key.verify_key))
    made = node.centre.writer.submit(lambda c: enrol(c, candidate, node.clock())).result()
    answer = EnrolmentAnswer(
        device=made.id, kiosk_number=made.kiosk_number, device_key_id=made.key_id, signature=""
    )
    kiosk = VirtualKiosk(file, key, made.id)
    parcels = [kiosk.make() for _ in range(dossiers)]
    # Made before the storm: that takes longer than sending a dossier, and a kiosk has it ready.
    return Member(Client(url, None), enrolment_from(file, answer), parcels)


def storm(members: Sequence[Member], limit_s: float) -> Report:
    """Let all of them begin in the same moment; until the last is through, or the end."""
    start = threading.Barrier(len(members) + 1)
    until_s = time.monotonic() + limit_s

    def go(one: Member, seed: int) -> None:
        start.wait()
        one.drain(until_s, random.Random(seed))

    before = threading.stack_size(STACK_BYTES)
    try:
        threads = [
            threading.Thread(target=go, args=(one, seed)) for seed, one in enumerate(members)
        ]
        for thread in threads:
            thread.start()
    finally:
        threading.stack_size(before)
    began_s = time.monotonic()
    start.wait()
    for thread in threads:
        thread.join()
    return report_of(members, time.monotonic() - began_s)


def report_of(members: Sequence[Member], took_s: float) -> Report:
    """Add it all up."""
    total: Counter[str] = Counter()
    for one in members:
        total += one.outcomes
    waits = sorted(one.wait_s for one in members)
    return Report(
        kiosks=len(members),
        dossiers=sum(len(one.parcels) for one in members),
        delivered=total["Delivered"],
        took_s=took_s,
        refusals=total["Busy"],
        silences=total["Unreachable"],
        repeats=total["repeated"],
        p99_wait_s=waits[int(len(waits) * 0.99) - 1],
    )
