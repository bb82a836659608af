"""A PostgreSQL server of the tests' own, in a temporary folder, on a socket only."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, create_engine, text

from central.config import Database as Source
from central.database import open_database
from central.migration import upgrade
from tests import warden
from tests.central.serving import wait_until

WARDEN = [sys.executable, "-S", "-E", str(Path(warden.__file__))]
PROGRAMS = Path("/usr/lib/postgresql/15/bin")
# Kept in memory where there is some: a disk is never cut off here, only the server is.
MEMORY = Path("/dev/shm")
OWNER = "centre"
TEMPLATE = "prepared"
# PostgreSQL refuses to run as root; Debian's package makes this user.
USER_FOR_ROOT = "postgres"
OPTIONS = {
    "listen_addresses": "''",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "max_wal_size": "256MB",
    "autovacuum": "off",
    "deadlock_timeout": "200ms",
}


@dataclass
class Cluster:
    """A server in `folder`; its superuser is `centre`, trusted on the socket."""

    folder: Path
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    running: "subprocess.Popen[bytes] | None" = None

    def url(self, database: str) -> str:
        return f"postgresql://{OWNER}@/{database}?host={self.folder}"

    def run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user(), str(PROGRAMS / program), *arguments]
        log = self.folder / "commands.log"
        with log.open("ab") as file:
            done = subprocess.run(
                command, stdout=file, stderr=file, cwd=self.folder, timeout=60, check=False
            )
        assert done.returncode == 0, (program, log.read_text()[-2000:])

    def _as_user(self) -> list[str]:
        if os.geteuid() != 0:
            return []
        return ["setpriv", "--reuid", USER_FOR_ROOT, "--regid", USER_FOR_ROOT, "--clear-groups"]

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def make(self) -> None:
        if os.geteuid() == 0:
            user = pwd.getpwnam(USER_FOR_ROOT)
            os.chown(self.folder, user.pw_uid, user.pw_gid)
        self.run(
            "initdb", "-D", str(self.data), "-U", OWNER, "--auth=trust", "--no-sync",
            "--encoding=UTF8", "--locale=C",
        )  # fmt: skip
        lines = [f"{name} = {value}" for name, value in OPTIONS.items()]
        lines.append(f"unix_socket_directories = '{self.folder}'")
        with (self.data / "postgresql.conf").open("a") as file:
            file.write("\n".join(lines) + "\n")

    def start(self) -> None:
        """Start it; however the test run ends, the server ends too, and its folder is deleted."""
        server = [*self._as_user(), str(PROGRAMS / "postgres"), "-D", str(self.data)]
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen(
                [*WARDEN, str(self.folder), *server],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )
        wait_until(self._answers, f"a server in {self.folder}")

    def _answers(self) -> bool:
        assert self.running is not None
        assert self.running.poll() is None, (self.folder / "log").read_text()[-2000:]
        ready = subprocess.run(
            [str(PROGRAMS / "pg_isready"), "-q", "-h", str(self.folder)], check=False, timeout=60
        )
        return ready.returncode == 0

    def stop(self, mode: str = "immediate") -> None:
        """Stop it; "immediate" is a crash, from which the next start recovers."""
        self.run("pg_ctl", "stop", "-w", "-m", mode, "-D", str(self.data))
        assert self.running is not None
        self.running.wait(timeout=60)
        assert self.running.stdin is not None
        self.running.stdin.close()

    def prepare(self) -> None:
        """Make the database that others are copied from: the schema is there, no row is."""
        self.create(TEMPLATE)
        database = open_database(self.folder, source_of(self.url(TEMPLATE)))
        upgrade(database.writer)
        database.close()

    def create(self, name: str, template: str = "template0") -> str:
        with self.administrator() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        return self.url(name)

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The address of a new database at the current schema, until the end of the block."""
        name = f"test_{next(self.numbers)}"
        yield self.create(name, TEMPLATE)
        with self.administrator() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))

    @contextmanager
    def administrator(self):
        engine: Engine = create_engine(
            self.url("postgres").replace("postgresql:", "postgresql+psycopg:"),
            isolation_level="AUTOCOMMIT",
        )
        with engine.connect() as connection:
            yield connection
        engine.dispose()


def source_of(url: str) -> Source:
    return Source.model_validate({"url": url})


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A server until the end of the block."""
    if not (PROGRAMS / "initdb").exists():
        raise AssertionError(f"{PROGRAMS} is missing: `make setup` installs postgresql")
    folder = Path(tempfile.mkdtemp(prefix="centre-pg-", dir=MEMORY if MEMORY.is_dir() else None))
    cluster = Cluster(folder)
    try:
        cluster.make()
        cluster.start()
        cluster.prepare()
        yield cluster
    finally:
        if (cluster.data / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def stopped(cluster: Cluster) -> Iterator[None]:
    """Crashed during the block."""
    cluster.stop()
    try:
        yield
    finally:
        cluster.start()
