"""Sends what is queued: claims, records the attempt, sends, keeps what came of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from sync import delivery, request, site, tables
from sync.database import read, write
from sync.delivery import AttemptRows, Attempts, Parcel, Turn
from sync.errors import StoreError
from sync.inspection import inspect
from sync.judgement import NOT_MADE, Verdict, judge
from sync.log import Log
from sync.outcome import Waiting
from sync.retention import purge_due
from sync.returned import Taker
from sync.station import Station
from sync.uploading import Uploading

log = Log(__name__)


@dataclass(slots=True)
class Tally:
    """What one drain did; `reason` is why it stopped before the end, if it did."""

    sent: int = 0
    delivered: int = 0
    held: int = 0
    reason: str | None = None

    def count(self, verdicts: Iterable[Verdict]) -> None:
        """Add what came of one batch."""
        for verdict in verdicts:
            self.sent += verdict.made
            self.delivered += verdict.state == "delivered"
            self.held += verdict.state in {"held", "damaged"}
            if verdict.pause is not None:
                self.reason = verdict.pause.reason


class Worker:
    """Sends for one station; use it from one thread, one worker a data folder."""

    def __init__(self, station: Station, attempts: Attempts | None = None) -> None:
        """Take the station; `attempts` records attempts, by default as rows."""
        self._station = station
        self._attempts: Attempts = AttemptRows() if attempts is None else attempts

    def start(self) -> None:
        """Take up whatever an agent before this one left behind."""
        with write(self._station.engine) as connection:
            interrupted = delivery.recover(connection)
            at = self._station.moment().text
            fresh = delivery.take_up(connection, at, look_for_gaps=True)
        log.info("queue taken up", interrupted=interrupted, fresh=fresh)

    def apply_requests(self) -> bool:
        """Apply what the screens and commands asked; whether waiting is to end at once."""
        station = self._station
        with read(station.engine) as connection:
            if not request.open_requests(connection):
                return False
        with write(station.engine) as connection:
            taker = taker_of(station)
            delivery.take_up(connection, taker.moment.text)
            ends_waiting = request.apply(connection, taker)
        purge_due(station.engine, taker.due, taker.moment.text)
        return ends_waiting

    def drain(self, *, waits: bool = True, stopping: Callable[[], bool] = lambda: False) -> Tally:
        """Send what is due until nothing is, the site has to wait, or `stopping` says so.

        `waits=False` tries every queued dossier once, whatever it waits for.
        """
        tally = Tally()
        failed: list[int] = []
        limit = 1
        uploading = Uploading(self._station, lambda: stopping() or self._has_fresh())
        while tally.reason is None and not stopping():
            parcels = self._claim(failed, limit, waits=waits)
            if not parcels:
                break
            verdicts = self._send(parcels, stopping, uploading)
            self._settle(verdicts)
            tally.count(verdicts.values())
            failed += [seq for seq, v in verdicts.items() if v.state == "queued" and not v.goes_on]
            limit = delivery.BATCH
        return tally

    def _claim(self, skip: list[int], limit: int, *, waits: bool) -> list[Parcel]:
        moment = self._station.moment()
        pictures = not waits or self._station.lets_pictures_go()
        with write(self._station.engine) as connection:
            delivery.take_up(connection, moment.text)
            turn = Turn(skip, limit, waits, pictures)
            return delivery.claim(connection, self._attempts, moment, turn)

    def _has_fresh(self) -> bool:
        with read(self._station.engine) as connection:
            return delivery.has_fresh(connection)

    def _send(
        self, parcels: list[Parcel], stopping: Callable[[], bool], uploading: Uploading
    ) -> dict[int, Verdict]:
        """Send one after the other; after a pause or a stop the rest is not tried."""
        waiting = self._waiting()
        verdicts: dict[int, Verdict] = {}
        go_on = True
        for parcel in parcels:
            verdict = self._deliver(parcel, waiting, uploading) if go_on else NOT_MADE
            verdicts[parcel.seq] = verdict
            go_on = go_on and verdict.pause is None and not stopping()
        return verdicts

    def _deliver(self, parcel: Parcel, waiting: int, uploading: Uploading) -> Verdict:
        try:
            return self._attempt(parcel, waiting, uploading)
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001 -- one bad dossier must never stop the others
            # No traceback: it may quote what was read.
            log.warning("dossier could not be sent", seq=parcel.seq, error=type(error).__name__)
            wait_s = self._station.dossier_wait_s(parcel.attempts)
            return Verdict("queued", "unexpected", reason="unexpected", wait_s=wait_s)

    def _attempt(self, parcel: Parcel, waiting: int, uploading: Uploading) -> Verdict:
        station = self._station
        with read(station.engine) as connection:
            sealed = delivery.sealed_of(connection, parcel.seq)
        checked = inspect(parcel, sealed, station.identity.key_at(parcel.seq))
        if isinstance(checked, Verdict):
            return checked
        signed, payload = checked
        outcome = station.client.send(signed, payload, waiting, station.identity.enrolment)
        if station.is_led_on(outcome):
            outcome = station.client.send(signed, payload, waiting, station.identity.enrolment)
        if isinstance(outcome, Waiting) and parcel.uploading:
            return uploading.go_on(signed, outcome, parcel.attempts)
        if isinstance(outcome, Waiting):
            uploading.begin(signed, outcome)
        return judge(outcome, parcel.attempts, station.patience.dossier, station.random())

    def _settle(self, verdicts: dict[int, Verdict]) -> None:
        station, moment = self._station, self._station.moment()
        arrived = [v.delivered for v in verdicts.values() if v.delivered is not None]
        pauses = [v.pause for v in verdicts.values() if v.pause is not None]
        with write(station.engine) as connection:
            delivery.settle(connection, self._attempts, verdicts, moment)
            if arrived:
                site.note_answer(connection, moment.text, arrived[-1].epoch)
        if arrived:
            station.forget_waits()
        for pause in pauses:
            station.pause(pause)
        for seq, verdict in verdicts.items():
            log.info("dossier", seq=seq, state=verdict.state, outcome=verdict.outcome)

    def _waiting(self) -> int:
        states = tables.delivery.c.state
        query = select(func.count()).where(states.in_(("queued", "sending")))
        with read(self._station.engine) as connection:
            return int(connection.execute(query).scalar_one())


def taker_of(station: Station) -> Taker:
    """Give what a station lends to whoever judges what came back on a stick."""
    moment = station.moment()
    return Taker(
        identity=station.identity,
        moment=moment,
        grace_s=station.patience.grace_s,
        again=lambda attempts: station.again(moment, attempts),
        change_key=lambda connection: station.change_key(connection, moment.text),
    )
