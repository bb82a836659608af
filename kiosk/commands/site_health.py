"""Checks of `kiosk doctor` on what is saved here and on the way to the centre."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine

from kiosk.commands.moment import VIETNAM
from kiosk.devices.status import Health, Language
from kiosk.doctor.words import duration, health, moment
from sync.agent_lock import is_agent_running
from sync.chain import verify_queue
from sync.clock import Clocks, machine_clocks, parse_time
from sync.data_folder import path_of
from sync.database import open_database, read
from sync.errors import StoreError
from sync.identity import load_identity
from sync.listing import Overview, overview
from sync.outbox import Outbox
from sync.reasons import in_words

WELL_WITHIN_S = 60.0
NOTHING = Overview(0, 0, 0, 0, None, None, None)


@contextmanager
def existing_database(data_dir: Path) -> Iterator[Engine | None]:
    """Open kiosk.db for the block; None where there is none, and none is made."""
    if not path_of(data_dir).exists():
        yield None
        return
    engine = open_database(data_dir)
    try:
        yield engine
    finally:
        engine.dispose()


def in_trouble(name: str, error: StoreError | OSError, language: Language) -> Health:
    """Say that the store itself cannot be used."""
    if isinstance(error, StoreError):
        return Health(name, ok=False, message=in_words(error.code, language), advice="")
    return health(name, "unreadable", language, ok=False)


def keys_health(data_dir: Path, language: Language) -> Health:
    """Say whether this kiosk is enrolled and its key belongs to the enrolment."""
    try:
        identity = load_identity(data_dir)
    except (StoreError, OSError) as error:
        return in_trouble("keys", error, language)
    if identity is None:
        return health("keys", "not_enrolled", language, ok=False)
    known = identity.enrolment
    return health(
        "keys", "ready", language, ok=True, number=known.kiosk_number, key=known.device_key_id
    )


def database_health(data_dir: Path, language: Language) -> Health:
    """Say whether kiosk.db opens, is sound, and holds every entry as it was written."""
    try:
        with existing_database(data_dir) as engine:
            if engine is None:
                return health("database", "new", language, ok=True)
            return _book_health(data_dir, engine, language)
    except (StoreError, OSError) as error:
        return in_trouble("database", error, language)


def _book_health(data_dir: Path, engine: Engine, language: Language) -> Health:
    with read(engine) as connection:
        sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if sound != "ok":
        return health("database", "unsound", language, ok=False)
    identity = load_identity(data_dir)
    if identity is None:
        return health("database", "new", language, ok=True)
    checked = verify_queue(engine, identity)
    if checked.problems:
        first = checked.problems[0]
        words = in_words(first.code, language)
        return health("database", "changed", language, ok=False, seq=first.seq, words=words)
    return health("database", "ready", language, ok=True, rows=checked.rows)


def clock_health(data_dir: Path, language: Language, clocks: Clocks | None = None) -> Health:
    """Say whether the machine's clock agrees with the centre's, as far as that is known."""
    clocks = clocks or machine_clocks()
    if not path_of(data_dir).exists():
        return health("clock", "unsure", language, ok=True)
    try:
        with closing(Outbox.open(data_dir, clocks)) as outbox:
            time = outbox.time()
    except (StoreError, OSError) as error:
        return in_trouble("clock", error, language)
    off = duration(time.offset_s, language)
    if abs(time.offset_s) >= WELL_WITHIN_S:
        return health("clock", "wrong", language, ok=False, off=off)
    code = "exact" if time.certain else "unsure"
    return health("clock", code, language, ok=True, off=off)


def agent_health(data_dir: Path, language: Language) -> Health:
    """Say whether the agent is at work, when the centre last answered, what is held."""
    try:
        running = is_agent_running(data_dir)
        with existing_database(data_dir) as engine:
            found = NOTHING if engine is None else overview(engine)
    except (StoreError, OSError) as error:
        return in_trouble("agent", error, language)
    stuck = found.held + found.damaged
    answered = parse_time(found.answered_at or "")
    if not running:
        return health("agent", "stopped", language, ok=False, waiting=found.waiting)
    if stuck:
        return health("agent", "held", language, ok=False, stuck=stuck, waiting=found.waiting)
    if answered is None:
        return health("agent", "unanswered", language, ok=True, waiting=found.waiting)
    at = moment(answered.astimezone(VIETNAM), language)
    return health("agent", "ready", language, ok=True, at=at, waiting=found.waiting)
