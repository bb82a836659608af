"""The agent: the one process of a data folder that talks to the centre.

python -m sync --data-dir DIR

It ends cleanly on SIGTERM and SIGINT; killed at any other moment it loses and doubles nothing.
"""

import argparse
import os
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event
from types import FrameType

from sqlalchemy import Engine, func, select

from sync import tables
from sync.agent_lock import agent_lock
from sync.backoff import LINE
from sync.client import Client
from sync.clock import Clocks, machine_clocks, rfc3339
from sync.data_folder import path_of
from sync.database import checkpoint, open_database, read
from sync.enrolment import change_enrolment, is_allowed_address
from sync.errors import StoreError
from sync.identity import Identity, load_identity
from sync.judgement import pause_of
from sync.keys import drop_former_keys
from sync.log import Log, configure
from sync.news import fetch_news
from sync.outcome import Busy, NotOurCentre, Unreachable
from sync.registration import apply_enrol_requests
from sync.rekeying import change_device_key
from sync.station import Patience, Station
from sync.traffic import Traffic, read_hours
from sync.worker import Tally, Worker

LOOK_S = 1.0
NEWEST = select(
    select(func.coalesce(func.max(tables.header.c.seq), 0)).scalar_subquery(),
    select(func.coalesce(func.max(tables.request.c.id), 0)).scalar_subquery(),
)
REST_AFTER_STORE_ERROR_S = 5.0
NEWS_EVERY_S = 300.0
log = Log(__name__)


@dataclass(frozen=True, slots=True)
class Options:
    """What an agent may be told; `centre_url` overrides the enrolled address."""

    centre_url: str | None = None
    patience: Patience = field(default_factory=Patience)
    traffic: Traffic = field(default_factory=Traffic)


@dataclass(frozen=True, slots=True)
class AgentRunning:
    """Another agent works on this data folder; nothing was done."""


class Agent:
    """One enrolled kiosk's agent; the caller holds the lock of the data folder."""

    def __init__(self, station: Station, worker: Worker, data_dir: Path, stop: Event) -> None:
        """Do nothing yet; `stop` ends the run between two dossiers."""
        self._station = station
        self._worker = worker
        self._data_dir = data_dir
        self._stop = stop
        self._news_due_s = float("-inf")
        self._seen = (0, 0)

    def run(self) -> None:
        """Pass after pass, until told to stop; a store that fails is tried again."""
        sound = False
        while not self._stop.is_set():
            try:
                if not sound:
                    drop_former_keys(self._data_dir, self._station.identity.enrolment.epoch)
                    self._worker.start()
                    sound = True
                self.pass_once()
                self._rest()
            except StoreError as error:
                log.warning("the store failed", code=error.code)
                sound = False
                self._stop.wait(REST_AFTER_STORE_ERROR_S)

    def pass_once(self, *, waits: bool = True) -> Tally:
        """Apply requests, send what is due, ask for news; `waits=False` waits for nothing."""
        station = self._station
        self._seen = newest(station.engine)
        if self._worker.apply_requests() or not waits:
            station.forget_waits()
        tally = Tally()
        if station.wait_s() == 0:
            tally.reason = self._tell_keys()
        if station.wait_s() == 0:
            tally = self._worker.drain(waits=waits, stopping=self._stop.is_set)
        news_due = tally.delivered > 0 or station.clocks.boot_s() >= self._news_due_s
        if news_due and station.wait_s() == 0 and not self._stop.is_set():
            tally.reason = self._ask() or tally.reason
        checkpoint(station.engine, path_of(self._data_dir))
        return tally

    def _tell_keys(self) -> str | None:
        """Tell of a changed device key at once: the one before is good until the centre knows."""
        station = self._station
        if station.told_epoch == station.identity.enrolment.epoch:
            return None
        outcome = station.tell_keys()
        if station.is_led_on(outcome):
            outcome = station.tell_keys()
        if not isinstance(outcome, NotOurCentre | Unreachable | Busy):
            return None
        pause = pause_of(outcome)
        station.pause(pause)
        return pause.reason

    def _ask(self) -> str | None:
        reason = fetch_news(self._station)
        if reason is None:
            every_s = min(NEWS_EVERY_S, max(1.0, self._station.patience.grace_s))
            self._news_due_s = self._station.clocks.boot_s() + every_s
        return reason

    def _rest(self) -> None:
        """Wait until something is due, is new, or the agent is to stop."""
        now_s = self._station.clocks.boot_s
        due_s = now_s() + self._next_s()
        while now_s() < due_s and newest(self._station.engine) == self._seen:
            if self._stop.wait(min(LOOK_S, max(0.0, due_s - now_s()))):
                return

    def _next_s(self) -> float:
        """Seconds until the next pass is due by itself."""
        station, delivery = self._station, tables.delivery.c
        query = select(func.min(delivery.next_boot_s)).where(
            delivery.state == "queued", delivery.boot_id == station.clocks.boot_id
        )
        with read(station.engine) as connection:
            retry_s = connection.execute(query).scalar()
        due_s = self._news_due_s if retry_s is None else min(self._news_due_s, retry_s)
        return max(station.wait_s(), due_s - station.clocks.boot_s(), 0.0)


def newest(engine: Engine) -> tuple[int, int]:
    """Return the numbers of the last header and the last request, to see that there are new."""
    with read(engine) as connection:
        row = connection.execute(NEWEST).one()
    return int(row[0]), int(row[1])


def run_agent(
    data_dir: Path, options: Options, stop: Event, clocks: Clocks | None = None
) -> AgentRunning | None:
    """Work until `stop` is set; a kiosk that is not enrolled waits for its enrolment."""
    clocks = clocks or machine_clocks()
    with agent_lock(data_dir) as held:
        if not held:
            return AgentRunning()
        with closing_engine(data_dir) as engine:
            identity = await_identity(data_dir, engine, clocks, stop)
            if identity is not None:
                with open_station(data_dir, engine, identity, options, clocks) as station:
                    Agent(station, Worker(station), data_dir, stop).run()
    log.info("agent ends")
    return None


def run_once(
    data_dir: Path, options: Options, clocks: Clocks | None = None
) -> Tally | AgentRunning | None:
    """Make one pass that waits for nothing; None when this kiosk is not enrolled."""
    clocks = clocks or machine_clocks()
    with agent_lock(data_dir) as held:
        if not held:
            return AgentRunning()
        with closing_engine(data_dir) as engine:
            apply_enrol_requests(data_dir, engine, rfc3339(clocks.wall()))
            identity = load_identity(data_dir)
            if identity is None:
                return None
            with open_station(data_dir, engine, identity, options, clocks) as station:
                worker = Worker(station)
                worker.start()
                return Agent(station, worker, data_dir, Event()).pass_once(waits=False)


def await_identity(data_dir: Path, engine: Engine, clocks: Clocks, stop: Event) -> Identity | None:
    """Wait for an enrolment, by command or by request; None when told to stop before."""
    rest_s = LOOK_S
    while not stop.is_set():
        try:
            apply_enrol_requests(data_dir, engine, rfc3339(clocks.wall()))
            identity = load_identity(data_dir)
            if identity is not None:
                return identity
        except StoreError as error:
            log.warning("the store failed", code=error.code)
            rest_s = REST_AFTER_STORE_ERROR_S
        stop.wait(rest_s)
    return None


@contextmanager
def closing_engine(data_dir: Path) -> Iterator[Engine]:
    """Open the database for the block."""
    engine = open_database(data_dir)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def open_station(
    data_dir: Path, engine: Engine, identity: Identity, options: Options, clocks: Clocks
) -> Iterator[Station]:
    """Connect to the enrolled centre for the block."""
    enrolment = identity.enrolment
    with closing(Client(options.centre_url or enrolment.url, enrolment.ca_pem)) as client:
        station = Station(engine, client, identity, clocks, options.patience)
        station.keep, station.traffic = partial(change_enrolment, data_dir), options.traffic
        station.rekey = lambda connection, at: change_device_key(connection, data_dir, at)
        yield station


def stop_on_signals() -> Event:
    """Return an event that SIGTERM and SIGINT set."""
    stop = Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    return stop


def main(arguments: list[str] | None = None) -> int:
    """Run the agent of a data folder; 1 when there is one already."""
    parser = argparse.ArgumentParser(prog="python -m sync")
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--centre-url", default=os.environ.get("KIOSK_CENTRE_URL"))
    usual_s = os.environ.get("KIOSK_DELIVERY_GRACE_S", str(Patience().grace_s))
    parser.add_argument("--grace-s", type=float, default=usual_s)
    longest_s = os.environ.get("KIOSK_DELIVERY_LONGEST_WAIT_S", str(LINE.cap_s))
    parser.add_argument("--longest-wait-s", type=float, default=longest_s)
    parser.add_argument("--pictures-kb-s", type=float, default=0)
    parser.add_argument("--pictures-hours", type=read_hours, default=None)
    told = parser.parse_args(arguments)
    if told.centre_url is not None and not is_allowed_address(told.centre_url):
        parser.error("the centre's address is https, or http on this machine itself")
    configure()
    line = replace(LINE, cap_s=told.longest_wait_s)
    traffic = Traffic(told.pictures_kb_s * 1000 or None, told.pictures_hours)
    options = Options(told.centre_url, Patience(line=line, grace_s=told.grace_s), traffic)
    try:
        ended = run_agent(told.data_dir, options, stop_on_signals())
    except StoreError as error:
        log.error("the store cannot be used", code=error.code)  # noqa: TRY400 -- the code says it
        return 1
    if isinstance(ended, AgentRunning):
        log.warning("another agent works on this data folder")
        return 1
    return 0
