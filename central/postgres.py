"""PostgreSQL as the centre's database: several nodes on one server, every commit on its disk."""

import threading
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError

from central.database import Database, DatabaseError
from central.servers import Line, Servers

DRIVER = "postgresql+psycopg"
OLDEST_SERVER = 150000
# A node that lost its line or hangs lets go of its locks, on both sides of the line.
SESSION = {
    "timezone": "UTC",
    "lock_timeout": "10s",
    "statement_timeout": "60s",
    "idle_in_transaction_session_timeout": "20s",
}
LINE: dict[str, Any] = {
    "application_name": "ward-centre",
    "client_encoding": "utf8",
    "connect_timeout": 2,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
    # Of several hosts in the URL, the one that writes: reading must see what was just written.
    "target_session_attrs": "read-write",
    "options": " ".join(f"-c {name}={value}" for name, value in SESSION.items()),
}
POOL_TIMEOUT_S = 10
ASKED = (
    "SELECT current_setting('server_version_num'), current_setting('server_encoding'),"
    " current_setting('fsync'), current_setting('synchronous_commit')"
)


def read_url(text: str) -> URL:
    """Read an address; DatabaseError, without its text, when it is none."""
    try:
        return make_url(text).set(drivername=DRIVER)
    except (ArgumentError, ValueError):
        message = "The address of the database does not parse"
        raise DatabaseError(message) from None


def open_postgres(text: str, passfile: Path | None) -> Database:
    """Open pools on the server; nothing is connected before it is needed."""
    url = read_url(text)
    line = dict(LINE) if passfile is None else {**LINE, "passfile": str(passfile)}
    return Database(
        reader=open_engine(url, line, 16),
        writer=open_engine(url, line, 1),
        locker=open_engine(url, line, 2, overflow=64, isolation_level="AUTOCOMMIT"),
    )


def open_engine(
    url: URL,
    line: dict[str, Any],
    pool_size: int,
    *,
    overflow: int = 0,
    isolation_level: Any = "READ COMMITTED",
) -> Engine:
    """Make an engine that notices dead connections, refuses careless servers and hides values."""
    engine = create_engine(
        url,
        pool_size=pool_size,
        max_overflow=overflow,
        pool_timeout=POOL_TIMEOUT_S,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level=isolation_level,
        connect_args=line,
    )

    @event.listens_for(engine, "connect")
    def look(connection: Any, _record: Any) -> None:
        with ExitStack() as unless_fit:
            unless_fit.callback(connection.close)
            cursor = connection.cursor()
            version, encoding, fsync, commit = cursor.execute(ASKED).fetchone()
            cursor.close()
            connection.rollback()
            flaws = flaws_of(int(version), encoding, fsync, commit)
            if flaws:
                message = f"The PostgreSQL server is not fit: {'; '.join(flaws)}"
                raise DatabaseError(message)
            unless_fit.pop_all()

    lead_to_the_one_that_writes(engine, line)
    let_go_when_closed(engine)
    return engine


def lead_to_the_one_that_writes(engine: Engine, line: dict[str, Any]) -> None:
    """Connect to whichever server writes, and leave one that another took over from."""
    _none, parameters = engine.dialect.create_connect_args(engine.url)
    servers = Servers({**parameters, **line})

    @event.listens_for(engine, "do_connect")
    def connect(*_asked: Any) -> Line:
        return Line.to(servers)

    @event.listens_for(engine, "checkout")
    def look(connection: Any, _record: Any, _proxy: Any) -> None:
        if isinstance(connection, Line) and connection.is_left:
            raise DisconnectionError


def let_go_when_closed(engine: Engine) -> None:
    """Close a connection that comes back after the pool was closed; nobody else would."""
    closed = threading.Event()

    @event.listens_for(engine, "engine_disposed")
    def note(_engine: Engine) -> None:
        closed.set()

    @event.listens_for(engine, "checkin")
    def look(connection: Any, _record: Any) -> None:
        if closed.is_set() and connection is not None:
            connection.close()


def flaws_of(version: int, encoding: str, fsync: str, commit: str) -> list[str]:
    """Why the server could lose what a kiosk holds a receipt for, or does not know our letters."""
    flaws = {
        f"it is version {version // 10_000}, 15 is the oldest that is taken": (
            version < OLDEST_SERVER
        ),
        f"the database is in {encoding}; it must be in UTF8": encoding != "UTF8",
        "it runs with fsync=off and loses receipted declarations in a power cut": fsync == "off",
        "it runs with synchronous_commit=off and loses receipted declarations when it stops": (
            commit == "off"
        ),
    }
    return [words for words, is_so in flaws.items() if is_so]
