"""The centre as one object: everything a request needs, built once and closed in order."""

import asyncio
import secrets
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import structlog

from central.adapters.outgoing import Outgoing
from central.admission import Admission
from central.clock import Clock, now_utc
from central.config import Database as Source
from central.config import Intake as Limits
from central.config import Settings
from central.database import FILE, Database, open_database
from central.declaration import Procedures
from central.devices import KnownDevices, read_device
from central.identity import Identity, create_identity, find_identity
from central.intake import Intake
from central.keys import FOLDER, Keys, KeysError, create_keys, load_keys
from central.landmark import FolderError
from central.metrics import Metrics
from central.migration import has_schema, upgrade
from central.months import prepare_months
from central.nonces import Nonces, nonce_secret
from central.objects import AwayError, KeepsVersionsError, Objects
from central.objects_choice import open_objects
from central.piece_places import PiecePlaces
from central.reading_places import PIECES, PIECES_BYTES, WORDS, WORDS_BYTES, ReadingPlaces
from central.readings import Readings
from central.receipts import Receipts
from central.register import Register
from central.throttle import Throttle
from central.unfinished import is_begun, refuse_folder, refuse_server
from central.upload import Uploads
from central.writer import Writer

# Wrong passwords before one has to wait. A whole office can stand behind one address.
NAME_FAILURES = 5
ADDRESS_FAILURES = 30
# Each takes 64 MiB and most of a core for a moment.
HASHING_AT_ONCE = 2
# What only a kiosk's data folder holds; private keys of the centre never go below one.
KIOSK_FILES = ("kiosk.db", "enrolment.json")


class NotInitialised(Exception):  # noqa: N818 -- says what is so
    """`central init` has not been run for this data folder."""


class InsideKiosk(Exception):  # noqa: N818 -- says what is so
    """The data folder lies in a kiosk's data folder, where the private keys must never be."""


@dataclass(frozen=True, slots=True)
class Centre:
    """The parts of a running centre."""

    settings: Settings
    identity: Identity
    keys: Keys
    database: Database
    writer: Writer
    devices: KnownDevices
    intake: Intake
    objects: Objects
    uploads: Uploads
    pieces: PiecePlaces
    bodies: ReadingPlaces
    piece_bodies: ReadingPlaces
    nonces: Nonces
    admission: Admission
    by_name: Throttle
    by_address: Throttle
    hashing: asyncio.Semaphore
    procedures: Procedures
    clock: Clock
    outgoing: Outgoing
    metrics: Metrics

    def close(self) -> None:
        """Finish what is being written, then let go of the file."""
        self.pieces.close()
        self.writer.close()
        self.database.close()


def is_initialised(data_dir: Path, source: Source) -> bool:
    """Whether there is a database to open, or here the keys that go with the one on a server.

    Where a restore was cut short there is one too: opening it says so.
    """
    there = (data_dir / (FILE if source.url is None else FOLDER)).exists()
    return there or is_begun(data_dir, source)


def refuse_kiosk(data_dir: Path) -> None:
    """InsideKiosk where a kiosk keeps its data, or below."""
    folder = data_dir.resolve()
    if any(
        (parent / name).exists() for parent in (folder, *folder.parents) for name in KIOSK_FILES
    ):
        raise InsideKiosk


def initialise(
    data_dir: Path, now: datetime, source: Source | None = None, objects: Objects | None = None
) -> bool:
    """Make folder, keys, schema and identity where missing; True when anything was made.

    A further node on a server's database makes nothing there, and needs the keys of the first.
    """
    source = source or Source()
    refuse_kiosk(data_dir)
    fresh = not is_initialised(data_dir, source)
    database = open_finished(data_dir, source)
    try:
        upgrade(database.writer)
        with database.reader.connect() as connection:
            known = find_identity(connection)
        if known is not None and known.seal_key_id and not (data_dir / FOLDER).exists():
            message = f"This database has a centre: copy its keys to {data_dir / FOLDER} first"
            raise KeysError(message)
        made = create_keys(data_dir)
        keys = load_keys(data_dir)
        with database.writer.begin() as connection:
            identity = create_identity(connection, keys, now)
            if objects is not None:
                objects.claim(identity.centre, fresh=known is None)
        own_keys(data_dir, identity)
    finally:
        database.close()
    data_dir.chmod(0o700)
    return made or fresh


def open_finished(data_dir: Path, source: Source) -> Database:
    """Open the database; UnfinishedRestore, with nothing changed, where one was cut short."""
    refuse_folder(data_dir, source)
    with ExitStack() as unless_finished:
        database = open_database(data_dir, source)
        unless_finished.callback(database.close)
        if source.url is not None:
            refuse_server(data_dir, database)
        unless_finished.pop_all()
    return database


def open_initialised(data_dir: Path, source: Source | None = None) -> tuple[Database, Identity]:
    """Open the database at the current schema; NotInitialised before `init`."""
    source = source or Source()
    if not is_initialised(data_dir, source):
        raise NotInitialised
    with ExitStack() as unless_opened:
        database = open_finished(data_dir, source)
        unless_opened.callback(database.close)
        if not has_schema(database.reader):
            raise NotInitialised
        upgrade(database.writer)
        with database.reader.connect() as connection:
            identity = find_identity(connection)
        if identity is None:
            raise NotInitialised
        unless_opened.pop_all()
    return database, identity


def own_keys(data_dir: Path, identity: Identity) -> Keys:
    """Load the keys; KeysError when they are those of another centre."""
    keys = load_keys(data_dir)
    if not identity.owns(keys):
        message = f"The keys in {data_dir / FOLDER} are not those of the centre in this database"
        raise KeysError(message)
    return keys


def checked_objects(settings: Settings, identity: Identity) -> Objects:
    """FolderError where they are another's, or nothing could be erased in them.

    A store that is away is looked at when it is needed.
    """
    objects = open_objects(settings)
    try:
        objects.check(identity.centre)
        objects.refuse_versions()
    except KeepsVersionsError as error:
        message = f"Attachments cannot be kept here: {error}"
        raise FolderError(message) from None
    except AwayError as error:
        structlog.get_logger(__name__).error("store", kind=str(error))
    return objects


def start_writer(database: Database, now: datetime, unless_fit: ExitStack) -> Writer:
    """Start the thread that writes; what it will need of months is there when this returns."""
    writer = Writer(database.writer)
    unless_fit.callback(writer.close)
    writer.submit(partial(prepare_months, now=now)).result()
    return writer


def make_places(limits: Limits) -> tuple[Admission, ReadingPlaces, ReadingPlaces]:
    """Make places for work, for bodies of words, and for pieces of pictures."""
    deadline_s = limits.body_deadline_s
    return (
        Admission(limits.in_flight, secrets.SystemRandom().random, time.monotonic),
        ReadingPlaces(WORDS, WORDS_BYTES, deadline_s, time.monotonic),
        ReadingPlaces(PIECES, PIECES_BYTES, deadline_s, time.monotonic),
    )


def build_centre(
    settings: Settings,
    procedures: Procedures,
    *,
    clock: Clock = now_utc,
    register: Register | None = None,
) -> Centre:
    """Open an initialised centre. `register` is the id check; tests may pass another."""
    database, identity = open_initialised(settings.data_dir, settings.database)
    with ExitStack() as unless_fit:
        unless_fit.callback(database.close)
        keys = own_keys(settings.data_dir, identity)
        objects = checked_objects(settings, identity)
        writer = start_writer(database, clock(), unless_fit)
        unless_fit.pop_all()
    receipts = Receipts(keys, identity.epoch)
    admission, bodies, piece_bodies = make_places(settings.intake)
    return Centre(
        settings=settings,
        identity=identity,
        keys=keys,
        database=database,
        writer=writer,
        devices=KnownDevices(partial(read_device, database)),
        intake=Intake(receipts, register or Register()),
        objects=objects,
        uploads=Uploads(database, writer, objects, keys, receipts, clock),
        pieces=PiecePlaces(max(1, settings.intake.in_flight // 2)),
        bodies=bodies,
        piece_bodies=piece_bodies,
        nonces=Nonces(nonce_secret(keys), clock, secrets.token_bytes),
        admission=admission,
        by_name=Throttle("name", NAME_FAILURES),
        by_address=Throttle("address", ADDRESS_FAILURES),
        hashing=asyncio.Semaphore(HASHING_AT_ONCE),
        procedures=procedures,
        clock=clock,
        outgoing=Outgoing(settings.province.kind),
        metrics=Metrics(admission, (bodies, piece_bodies), Readings(database, clock), objects),
    )
