"""One warm site for many rounds: a real centre, a tapped line, an enrolled kiosk, a real agent."""

import http.client
import random
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import func, select

from central.centre import initialise, open_initialised
from central.clock import now_utc
from central.database import FILE
from central.enrolment import make_code
from central.keys import load_keys
from central.kiosks import add_kiosk
from sync import tables
from sync.data_folder import DATABASE
from sync.database import open_database, read
from sync.outbox import Outbox
from sync.registration import Registered, register
from sync.wire import EnrolmentFile
from tests.kills.shim import Fuse, compile_preload
from tests.kills.tap import Tap
from tests.kills.victims import Victim, wait_for

GRACE_S = 1
# Below the range from which outgoing connections take theirs: a port must stay free while the
# centre is down.
PORTS = range(20_000, 32_000)


class Setting:
    """Everything a round needs; the two data folders outlive every process."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs until it is entered; `folder` is made."""
        folder.mkdir(parents=True)
        self.folder = folder
        self.is_sound = True
        self.kiosk_dir, self.centre_dir = folder / "kiosk", folder / "central"
        self.library = compile_preload(folder)
        self.port = port = free_port()
        self.tap = Tap(port)
        self.centre = Victim(
            (sys.executable, "-m", "central.cli", "run", "--port", str(port)),
            self.fuse("centre", both(self.centre_dir / FILE), port),
            folder / "centre.log",
            {"CENTRAL_DATA_DIR": str(self.centre_dir)},
        )
        self.agent = Victim(
            (
                *(sys.executable, "-m", "sync", "--data-dir", str(self.kiosk_dir)),
                *("--centre-url", self.tap.address, "--grace-s", str(GRACE_S)),
            ),
            self.fuse("agent", both(self.kiosk_dir / DATABASE), self.tap.port),
            folder / "agent.log",
        )

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            stack.enter_context(self.tap)
            file = enrolment_file(self.centre_dir, self.tap.address)
            stack.callback(self.centre.stop)
            self.start_centre()
            assert isinstance(register(self.kiosk_dir, file), Registered)
            self._engine = open_database(self.kiosk_dir)
            stack.callback(self._engine.dispose)
            self.outbox = stack.enter_context(closing(Outbox.open(self.kiosk_dir)))
            stack.callback(self.agent.stop)
            self.agent.start()
            self._ends = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    @contextmanager
    def playing(self) -> Iterator[None]:
        """A round; one that fails shows the logs, and leaves the setting unfit for another."""
        self.is_sound = False
        try:
            yield
            self.is_sound = True
        finally:
            if not self.is_sound:
                print(self.agent.said(), self.centre.said(), sep="\n", file=sys.stderr)

    def fuse(self, name: str, files: Sequence[Path], *ports: int) -> Fuse:
        """A fuse for one process."""
        return Fuse(self.library, self.folder / f"{name}.fuse", files, ports)

    def start_centre(self) -> None:
        """Start the centre and wait until it answers."""
        self.centre.start()

        def answers() -> bool:
            assert not self.centre.has_ended, self.centre.said()
            return is_healthy(self.port)

        wait_for(answers, "the centre answers")

    @property
    def unpurged(self) -> int:
        """How many saved dossiers are not yet delivered and purged."""
        header, delivery = tables.header, tables.delivery
        joined = header.outerjoin(delivery, delivery.c.seq == header.c.seq)
        query = select(func.count()).select_from(joined).where(delivery.c.purged_at.is_(None))
        with read(self._engine) as connection:
            return int(connection.execute(query).scalar_one())


def both(database: Path) -> tuple[Path, Path]:
    """A database and its log."""
    return database, database.with_name(f"{database.name}-wal")


def enrolment_file(centre_dir: Path, url: str) -> EnrolmentFile:
    """Make the centre's folder, and a code for one kiosk."""
    initialise(centre_dir, now_utc())
    database, identity = open_initialised(centre_dir)
    try:
        with database.writer.begin() as connection:
            number = add_kiosk(connection, "Máy thử", now_utc())
            code = make_code(connection, number, now_utc(), 3600)
    finally:
        database.close()
    keys = load_keys(centre_dir).public(identity.centre)
    return EnrolmentFile(url=url, kiosk_number=number, code=code, keys=keys)


def is_healthy(port: int) -> bool:
    """Whether a centre answers on this port."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request("GET", "/v1/health")
        return line.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def free_port() -> int:
    """A port nobody listens on and no outgoing connection will take."""
    while True:
        port = random.choice(PORTS)
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        return port
