"""The job that empties the outbox, in a thread of its own: nobody ever waits for the province."""

import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog
from sqlalchemy import Connection, Table

from central.adapters import outbox
from central.adapters.outbox import Entry, Failure
from central.adapters.port import Delivered, Later, Province, Refused
from central.adapters.reading import Closed, read_report
from central.adapters.status import ENDED, Standing
from central.centre import Centre
from central.clock import read_stamp
from central.faults import STORAGE
from central.log import log_defect

Said = TypeVar("Said")
IDLE_S = 60.0
STOP_S = 2.0
LOOK_UP_DAYS = 90


class Courier:
    """Sends what is due, one at a time, and asks for numbers that have not come."""

    def __init__(
        self,
        centre: Centre,
        province: Province,
        table: Table,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """`chance` spreads attempts, between 0 and 1."""
        self._centre = centre
        self._province = province
        self._table = table
        self._chance = chance
        self._patience = centre.settings.province
        self._bell = centre.outgoing.bell
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Begin nothing more; a call under way is left to its deadline, its row comes again."""
        self._stopping.set()
        self._bell.set()
        self._thread.join(STOP_S)

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self._bell.clear()
                self._bell.wait(self._round_if_possible())
        finally:
            self._province.close()

    def _round_if_possible(self) -> float:
        """Do one; while the database is away, and after a defect of ours, the rows wait."""
        try:
            return self.round()
        except STORAGE as error:
            structlog.get_logger(__name__).error("storage", kind=type(error).__name__)
        except Exception as error:  # noqa: BLE001 -- a courier that ended would send nothing more
            # While it stops, the writer takes nothing any more: a call outlasted the centre.
            if not self._stopping.is_set():
                log_defect(error)
        return IDLE_S

    def round(self) -> float:
        """Send until nothing is due or the province fails; how long until the next round."""
        while not self._stopping.is_set():
            entry, asked = self._next()
            if entry is None:
                return self._wait_s()
            fine = self._look_up(entry) if asked else self._send(entry)
            if not fine:
                return max(self._wait_s(), self._patience.retry_s)
        return 0.0

    def _next(self) -> tuple[Entry | None, bool]:
        now = self._centre.clock()
        with self._centre.database.reader.connect() as connection:
            entry = outbox.due(connection, self._table, now)
            if entry is not None:
                return entry, False
            return outbox.due_look_up(connection, self._table, now), True

    def _wait_s(self) -> float:
        with self._centre.database.reader.connect() as connection:
            moment = read_stamp(outbox.next_moment(connection, self._table) or "")
        if moment is None:
            return IDLE_S
        return min(IDLE_S, max(0.1, (moment - self._centre.clock()).total_seconds()))

    def _send(self, entry: Entry) -> bool:
        if not self._take(entry):
            return True
        try:
            outcome = self._deliver(entry)
        except Closed:
            self._fail(entry, Failure("closed", counts=False, wait=None))
            log("aside", entry, "closed")
            return True
        if isinstance(outcome, Delivered):
            now = self._centre.clock()
            self._write(partial(outbox.note_delivered, table=self._table, entry=entry, now=now))
            log("delivered", entry)
            return True
        return self._judge(entry, outcome)

    def _deliver(self, entry: Entry) -> Delivered | Later | Refused:
        centre = self._centre
        agency = centre.settings.province.agency or centre.settings.office.name
        with centre.database.reader.connect() as connection:
            known = (centre.keys, centre.procedures, entry, agency)
            report = said(partial(read_report, connection, *known))
        if isinstance(report, Later):
            return report
        return said(partial(self._province.deliver, report))

    def _judge(self, entry: Entry, outcome: Later | Refused) -> bool:
        """Note why it did not go; True when the next may be tried at once."""
        counts = isinstance(outcome, Refused) or outcome.reached
        last = counts and entry.refusals + 1 >= self._patience.tries
        failure = Failure(outcome.reason, counts, None if last else self._pause(entry.attempts))
        self._fail(entry, failure)
        log("aside" if last else "waits", entry, outcome.reason)
        return isinstance(outcome, Refused)

    def _look_up(self, entry: Entry) -> bool:
        if not self._take(entry):
            return True
        told = said(partial(self._province.look_up, entry.file_id))
        now = self._centre.clock()
        again = self._again(entry, told if isinstance(told, Standing) else Standing(), now)
        if not isinstance(told, Standing):
            wait = again - now if again else timedelta(days=LOOK_UP_DAYS)
            self._fail(entry, Failure(told.reason, counts=False, wait=wait))
            return isinstance(told, Refused)

        def keep(connection: Connection) -> None:
            outbox.note_standing(connection, self._table, entry, told, again)
            if told.status is not None and told.status != entry.status:
                outbox.note_status(connection, self._table, entry, told.status, now)

        self._write(keep)
        return True

    def _again(self, entry: Entry, said: Standing, now: datetime) -> datetime | None:
        """Say when to ask again: not once all has ended, nor for ever."""
        since = read_stamp(entry.delivered_at or "") or now
        ended = said.status in ENDED and (said.number or entry.number) is not None
        if ended or now - since > timedelta(days=LOOK_UP_DAYS):
            return None
        return now + timedelta(seconds=self._patience.look_up_s)

    def _take(self, entry: Entry) -> bool:
        # Long enough for every call of one attempt.
        until = self._centre.clock() + timedelta(seconds=12 * self._patience.total_s)
        work = partial(outbox.take, table=self._table, entry=entry, until=until)
        return self._centre.writer.submit(work).result()

    def _fail(self, entry: Entry, failure: Failure) -> None:
        now = self._centre.clock()
        self._write(
            partial(outbox.note_failure, table=self._table, entry=entry, failure=failure, now=now)
        )

    def _write(self, work: Callable[[Connection], None]) -> None:
        self._centre.writer.submit(work).result()

    def _pause(self, attempts: int) -> timedelta:
        longest = min(self._patience.retry_s * 2 ** min(attempts, 20), self._patience.longest_s)
        return timedelta(seconds=longest * (0.75 + self._chance() / 4))


def said(ask: Callable[[], Said]) -> Said | Later:
    """Give what comes of it; a defect is "later": one odd declaration must not stop the others."""
    try:
        return ask()
    except (Closed, *STORAGE):
        raise
    except Exception as error:  # noqa: BLE001 -- nobody foresees what is odd about it
        log_defect(error)
        return Later("defect", reached=True)


def log(event: str, entry: Entry, reason: str = "") -> None:
    """Write ids and codes, nothing else."""
    structlog.get_logger(__name__).info(
        "province", what=event, row=entry.row, id=entry.id, task=entry.task, reason=reason
    )
