"""A real centre on loopback, served from a thread of the test, or as its own process."""

import asyncio
import functools
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import structlog
from argon2 import PasswordHasher
from granian.server.embed import Server
from typer.testing import CliRunner

from central.app import create_app
from central.centre import Centre, build_centre, initialise
from central.cli import app
from central.clock import now_utc
from central.config import Settings
from central.content import NoProcedures
from central.database import FILE, Database, open_database, open_file
from central.declaration import Procedures
from central.enrolment import make_code
from central.kiosks import add_kiosk
from central.migration import upgrade
from central.objects_choice import open_objects
from central.places import reserve_port
from central.reach import EVERYTHING, Reach, Ward
from central.register import Register
from central.server import listening, make_server
from central.staff import add_staff
from sync.wire import EnrolmentFile

PASSWORD = "mat-khau-de-thu"
# As cheap as argon2 can be, so that tests are quick; what checks it is the same.
STORED_PASSWORD = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@dataclass
class HandClock:
    """The centre's clock, moved by hand."""

    now: datetime = field(default_factory=now_utc)

    def __call__(self) -> datetime:
        return self.now

    def pass_s(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Served:
    """A running centre and how to reach it."""

    url: str
    centre: Centre
    clock: HandClock

    def add_kiosk(self, name: str = "Sảnh chính", place: Ward | None = None) -> EnrolmentFile:
        def make(connection):
            number = add_kiosk(connection, name, self.clock(), place)
            code = make_code(connection, number, self.clock(), 3600)
            keys = self.centre.keys.public(self.centre.identity.centre)
            return EnrolmentFile(url=self.url, kiosk_number=number, code=code, keys=keys)

        return self.centre.writer.submit(make).result()

    def add_staff(self, name: str = "lan", reach: Reach = EVERYTHING) -> None:
        self.centre.writer.submit(
            lambda connection: add_staff(connection, name, STORED_PASSWORD, self.clock(), reach)
        ).result()

    def rows(self, table):
        with self.centre.database.reader.connect() as connection:
            return connection.execute(table.select()).all()


@contextmanager
def served(
    data_dir: Path,
    *,
    settings: Settings | None = None,
    register: Register | None = None,
    procedures: Procedures | None = None,
    clock: HandClock | None = None,
    claimed: bool = False,
) -> Iterator[Served]:
    """Serve from a thread until the end of the block; `claimed`: `init` was run before."""
    settings = settings or settings_for(data_dir)
    clock = clock or HandClock()
    if not claimed:
        lay_schema(data_dir, settings)
        initialise(data_dir, clock(), settings.database, open_objects(settings))
    centre = build_centre(
        settings,
        procedures or NoProcedures(),
        clock=clock,
        register=register,
    )
    with reserve_port(settings.host, 0) as port:
        server = make_server(settings, create_app(centre), port)
        with in_thread(server, settings.host, port):
            yield Served(f"{settings.scheme}://{settings.host}:{port}", centre, clock)


@functools.cache
def migrated() -> bytes:
    """A file at the current schema, without a row; making one takes a quarter of a second."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_file(Path(folder))
        upgrade(database.writer)
        database.close()
        return (Path(folder) / FILE).read_bytes()


def lay_schema(data_dir: Path, settings: Settings) -> None:
    """Begin a centre's file, where it will have one, from one that is ready."""
    file = data_dir / FILE
    if settings.database.url is None and not file.exists():
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_bytes(migrated())


@contextmanager
def in_thread(server: Server, host: str, port: int) -> Iterator[None]:
    """Run a server on a loop in its own thread, from when it answers until it has stopped."""
    started = threading.Event()
    loops = []

    async def main() -> None:
        loops.append(asyncio.get_running_loop())
        serving = asyncio.create_task(server.serve())
        assert await listening(host, port, serving)
        started.set()
        await serving

    thread = threading.Thread(target=asyncio.run, args=(main(),))
    thread.start()
    assert started.wait(30)
    try:
        yield
    finally:
        loops[0].call_soon_threadsafe(server.stop)
        thread.join(30)
        assert not thread.is_alive()


def open_for(data_dir: Path) -> Database:
    """The database a centre of this folder would open."""
    return open_database(data_dir, settings_for(data_dir).database)


def settings_for(data_dir: Path, **tables: object) -> Settings:
    url = os.environ.get("CENTRAL_DATABASE_URL")
    own = {"data": {"dir": data_dir}, "database": {"url": url}, "port": 0}
    folder = {"attachments": {"dir": data_dir / "attachments"}}
    return Settings.model_validate({**own, **folder, **tables})


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str = ""


def run_command(data_dir: Path, *arguments: str, stdin: str = "", **environ: str) -> Done:
    """The `central` command in this process: starting a new one each time takes seconds."""
    umask = os.umask(0o022)
    try:
        done = CliRunner().invoke(
            app, list(arguments), input=stdin, env={"CENTRAL_DATA_DIR": str(data_dir), **environ}
        )
    finally:
        os.umask(umask)
        structlog.reset_defaults()
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Done(done.exit_code, done.stdout, done.stderr)


def command_json(data_dir: Path, *arguments: str, **environ: str):
    """What a command answers with --json; it must succeed."""
    done = run_command(data_dir, *arguments, "--json", **environ)
    assert done.returncode == 0, done.stdout
    return json.loads(done.stdout.splitlines()[-1])


def run_process(data_dir: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The `central` command as a process of its own, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "central.cli", *arguments],
        env=environment(data_dir),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "CENTRAL_DATA_DIR": str(data_dir), **more}


@dataclass
class Process:
    """`central run` as its own process."""

    popen: subprocess.Popen[str]
    url: str

    def kill(self) -> None:
        self.popen.kill()
        self.popen.communicate(timeout=20)

    def stop(self) -> tuple[int, str]:
        """SIGTERM; its exit code and all it logged."""
        self.popen.send_signal(signal.SIGTERM)
        _out, err = self.popen.communicate(timeout=20)
        return self.popen.returncode, err


@contextmanager
def running(data_dir: Path, *arguments: str, **environ: str) -> Iterator[Process]:
    """Run the command on a free port until the end of the block."""
    popen = subprocess.Popen(
        [sys.executable, "-m", "central.cli", "run", "--port", "0", "--json", *arguments],
        env=environment(data_dir, **environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = popen.stdout.readline()
        if not line:
            raise AssertionError(popen.communicate(timeout=20)[1])
        yield Process(popen, json.loads(line)["url"])
    finally:
        if popen.poll() is None:
            popen.kill()
        popen.communicate(timeout=20)


def wait_until(check: Callable[[], object], what: str) -> None:
    """Wait for a condition; the limit is only there to end a broken test."""
    pause = threading.Event()
    for _ in range(2000):
        if check():
            return
        pause.wait(0.01)
    raise AssertionError(f"never happened: {what}")


def client(url: str) -> httpx.Client:
    return httpx.Client(base_url=url, timeout=20, trust_env=False, verify=False)  # loopback, no TLS
