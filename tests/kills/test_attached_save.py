"""Killed at a write or flush of a save with pictures: all of it is there, or nothing."""

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sync.chain import verify_queue
from sync.data_folder import DATABASE
from sync.database import open_database
from sync.enrolment import read_enrolment_file
from sync.identity import load_identity
from sync.outbox import Outbox
from sync.registration import register
from tests.kills.rounds import spread
from tests.kills.setting import both
from tests.kills.shim import Fuse, When, compile_preload
from tests.sync.dossiers import plain, rows
from tests.sync.fault_server import MiniCentre

SAVE = """
import sys
from pathlib import Path
from sync.outbox import Outbox
from tests.sync.dossiers import save_with_pictures

outbox = Outbox.open(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
saved = save_with_pictures(outbox, b"a" * 90_000, b"b" * 90_000)
print(saved.reference, flush=True)
"""
ROUNDS = 12


class Site:
    """A joined kiosk, and a process of it that saves one dossier with two pictures."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.kiosk_dir = folder, folder / "kiosk"
        self.fuse = Fuse(compile_preload(folder), folder / "fuse", both(self.kiosk_dir / DATABASE))
        with MiniCentre() as centre:
            register(self.kiosk_dir, read_enrolment_file(centre.enrolment_file()))
        with closing(Outbox.open(self.kiosk_dir)) as outbox:
            outbox.save(plain)

    def save(self, at: int, when: When) -> str:
        """Save, to be killed at an operation; what the process told."""
        command = (*self.fuse.prefix(), sys.executable, "-c", SAVE, str(self.kiosk_dir))
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout.readline() == "ready\n"
            self.fuse.arm(at, when)
            told, _ = process.communicate("\n", timeout=60)
        assert process.returncode == (-signal.SIGKILL if at else 0)
        return told.strip()

    def kept(self) -> tuple[int, int, int]:
        """Headers, payloads and pictures in the file, all of them sound."""
        engine = open_database(self.kiosk_dir)
        assert verify_queue(engine, load_identity(self.kiosk_dir)).problems == ()
        count = "SELECT (SELECT count(*) FROM {}), (SELECT count(*) FROM {}), count(*) FROM {}"
        found = rows(engine, count.format("header", "payload", "attachment"))
        engine.dispose()
        return found[0]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    made = Site(tmp_path_factory.mktemp("attached"))
    yield made
    made.fuse.close()


@pytest.fixture(scope="module")
def length(site):
    """How many operations a save makes."""
    site.save(0, "before")
    assert {one.kind for one in site.fuse.operations()} >= {"write", "sync"}
    return site.fuse.count


@pytest.mark.timeout(300)
@pytest.mark.parametrize("number", range(ROUNDS))
def test_all_of_it_is_there_or_nothing(site, length, number):
    at, when = spread(length, ROUNDS)[number]
    killed(site, at, when)


@pytest.mark.soak
@pytest.mark.timeout(2400)
def test_at_every_operation_all_of_it_is_there_or_nothing(site, length):
    for at in range(1, length + 1):
        killed(site, at, "before")
    killed(site, length, "after")


def killed(site: Site, at: int, when: When) -> None:
    before = site.kept()

    told = site.save(at, when)

    whole = tuple(old + new for old, new in zip(before, (1, 1, 2), strict=True))
    assert site.kept() in ({whole} if told else {before, whole})
    with closing(Outbox.open(site.kiosk_dir)) as outbox:
        outbox.save(plain)
