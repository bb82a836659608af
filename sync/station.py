"""What sending and asking share: whose kiosk, which centre, which clocks, what patience."""

import random as system_random
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine

from sync import site
from sync.backoff import DOSSIER, LINE, Backoff
from sync.client import Client
from sync.clock import PROGRAM_DATE, Clocks, correct, measure, recalled, rfc3339
from sync.database import read, write
from sync.delivery import Moment
from sync.enrolment import Enrolment, with_keys
from sync.errors import NotEnrolled
from sync.identity import Identity
from sync.judgement import Pause
from sync.kept_time import KEPT_TIME
from sync.key_link import follow
from sync.log import Log
from sync.outcome import Enrolled, KeysTold, NotOurCentre, SiteRefused, Trouble
from sync.traffic import Traffic

log = Log(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait after failures, and how long a delivered payload is kept (seconds)."""

    line: Backoff = LINE
    dossier: Backoff = DOSSIER
    grace_s: float = 30 * 86_400


@dataclass(slots=True)
class Line:
    """Whether the centre may be called now: failures in a row, and until when to wait."""

    failures: int = 0
    not_before_s: float = float("-inf")


@dataclass(slots=True, repr=False)
class Station:
    """One enrolled kiosk and its centre; `random` is uniform in [0, 1).

    `keep` writes an enrolment that changed to the disk, `rekey` changes the device key there.
    `told_epoch` is the device key that the centre knows of, as far as this station does.
    """

    engine: Engine
    client: Client
    identity: Identity
    clocks: Clocks
    patience: Patience = field(default_factory=Patience)
    random: Callable[[], float] = system_random.random
    line: Line = field(default_factory=Line)
    traffic: Traffic = field(default_factory=Traffic)
    keep: Callable[[Enrolment], None] = lambda _enrolment: None
    rekey: Callable[[Connection, str], Identity] | None = None
    told_epoch: int = 1
    sleep: Callable[[float], None] = time.sleep

    def lets_pictures_go(self) -> bool:
        """Whether this is an hour at which pictures may go."""
        if self.traffic.hours is None:
            return True
        with read(self.engine) as connection:
            row = connection.exec_driver_sql(KEPT_TIME).first()
        return self.traffic.is_open(correct(recalled(row), self.clocks, PROGRAM_DATE).now)

    def follow_keys(self) -> bool:
        """Ask for the centre's present keys and pin those that are proved; whether there are."""
        told = self.client.keys()
        enrolment = self.identity.enrolment
        followed = follow(enrolment.centre_keys, told.links) if isinstance(told, KeysTold) else []
        if not followed:
            return False
        enrolment = with_keys(enrolment, followed)
        self.keep(enrolment)
        self.identity = replace(self.identity, enrolment=enrolment)
        log.info("the centre's keys changed", receipt_key_id=enrolment.receipt_key_id)
        return True

    def is_led_on(self, outcome: object) -> bool:
        """Whether the same may be asked again now.

        By keys that followed the pinned, or because a centre that had forgotten this kiosk or its
        present key, put back from a copy of before, knows it again.
        """
        if outcome == SiteRefused("unknown_device"):
            return self.rejoin()
        if outcome == SiteRefused("bad_signature"):
            return isinstance(self.tell_keys(), Enrolled)
        return outcome == NotOurCentre("wrong_signature") and self.follow_keys()

    def rejoin(self) -> bool:
        """Show the centre its own answer of when this kiosk joined; whether it knows it now."""
        identity = self.identity
        if identity.enrolment.proof is None:
            return False
        joined = isinstance(self.client.rejoin(identity.enrolment, identity.key), Enrolled)
        log.info("the centre had forgotten this kiosk", joined_again=joined)
        return joined

    def change_key(self, connection: Connection, at: str) -> None:
        """Sign with a new key from now on, within a write transaction."""
        if self.rekey is None:
            raise NotEnrolled("there is no data folder to keep a key in")
        self.identity = self.rekey(connection, at)
        log.info("the device key changed", device_key_id=self.identity.enrolment.device_key_id)

    def tell_keys(self) -> Enrolled | Trouble | None:
        """Tell the centre how the device's key changed; None when it never did."""
        enrolment = self.identity.enrolment
        if not enrolment.key_links:
            return None
        outcome = self.client.tell_keys(enrolment)
        if outcome == NotOurCentre("wrong_signature") and self.follow_keys():
            outcome = self.client.tell_keys(self.identity.enrolment)
        if isinstance(outcome, Enrolled):
            self.told_epoch = enrolment.epoch
        log.info("told the centre of the device key", accepted=isinstance(outcome, Enrolled))
        return outcome

    def moment(self) -> Moment:
        """Return now."""
        return Moment(rfc3339(self.clocks.wall()), self.clocks.boot_s(), self.clocks.boot_id)

    def wait_s(self) -> float:
        """Return the seconds until the centre may be called again; 0 when it may be now."""
        return max(0.0, self.line.not_before_s - self.clocks.boot_s())

    def forget_waits(self) -> None:
        """Allow a call at once: the centre answered, or a person asked for it."""
        self.line.failures, self.line.not_before_s = 0, float("-inf")

    def pause(self, pause: Pause) -> None:
        """Call nobody for a while, and say why."""
        self.line.failures += 1
        wait_s = pause.wait_s
        if wait_s is None:
            wait_s = self.patience.line.delay_s(self.line.failures, self.random())
        self.line.not_before_s = self.clocks.boot_s() + wait_s
        with write(self.engine) as connection:
            site.note_pause(connection, pause.reason, self.moment().text)
        log.info("sending pauses", reason=pause.reason, wait_s=round(wait_s, 1))

    def dossier_wait_s(self, attempts: int) -> float:
        """Return how long one dossier waits after so many attempts."""
        return self.patience.dossier.delay_s(attempts, self.random())

    def again(self, moment: Moment, attempts: int) -> dict[str, Any]:
        """Say in delivery columns when a dossier is to be tried again."""
        wait_s = self.dossier_wait_s(attempts)
        return {"next_boot_s": moment.boot_s + wait_s, "boot_id": moment.boot_id}

    def keep_time(
        self, connection: Connection, centre_time: datetime | None, round_trip_s: float
    ) -> None:
        """Learn the time from an answer just received."""
        if centre_time is None:
            return
        measured = measure(centre_time, round_trip_s, self.clocks)
        if measured is not None:
            site.learn_time(connection, measured)
