"""The kiosk's disk takes no more, or fails, under a save or the agent.

At some writes and flushes; under `make soak` at every one, and at every unlink and truncation.
"""

import errno
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.data_folder import DATABASE
from sync.errors import DiskFull
from sync.outbox import Outbox, new_id
from tests.faults.ground import ALL, PICTURE, End, Ground
from tests.kills.setting import both
from tests.kills.shim import Fuse, When, compile_preload
from tests.sync.dossiers import plain

WORKER = """
import sys
from contextlib import closing
from pathlib import Path
from sync.agent import Options, run_once
from sync.errors import StoreError
from sync.outbox import Outbox
from tests.faults.ground import PICTURE
from tests.sync.dossiers import plain

folder = Path(sys.argv[1])
print("ready", flush=True)

def save(dossier_id, name, pictured):
    with closing(Outbox.open(folder)) as outbox:
        tray = outbox.tray()
        handles = [tray.add(PICTURE)] if pictured else []
        named = [
            {"paper": "birth_proof", "page": 1, "media_type": "image/jpeg", "digest": handle}
            for handle in handles
        ]
        own = {"procedure": {"code": "1.001193", "version": "1"}, "answers": {"name": name}}
        own["attachments"] = named
        attached = tray.take(handles)
        outbox.save(lambda draft: plain(draft) | own, dossier_id=dossier_id, attached=attached)

def once(url):
    run_once(folder, Options(url))

for line in sys.stdin:
    what, *rest = line.removesuffix("\\n").split("\\t")
    try:
        {"save": save, "once": once}[what](*rest)
        print("ok", flush=True)
    except StoreError as error:
        print(error.code, flush=True)
"""
PLACES = 4


class Worker:
    """A process of the product on one kiosk's folder, whose disk can be made to fail."""

    def __init__(self, folder: Path, kiosk_dir: Path) -> None:
        library = compile_preload(folder)
        self.fuse = Fuse(library, folder / "fuse", both(kiosk_dir / DATABASE))
        command = (*self.fuse.prefix(), sys.executable, "-c", WORKER, str(kiosk_dir))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self._process = subprocess.Popen(command, text=True, **pipes)
        assert self._process.stdout.readline() == "ready\n"

    def do(self, *words: str, at: int = 0, when: When = "before", error: int = 0) -> str:
        """Let it work while the `at`-th operation fails; what it says of it."""
        self.fuse.arm(at, when, error)
        self._process.stdin.write("\t".join(words) + "\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline().strip()
        self.fuse.disarm()
        return said

    def close(self) -> None:
        self._process.communicate(timeout=30)
        self.fuse.close()


@pytest.fixture(scope="module")
def site(joined, tmp_path_factory) -> Iterator[Ground]:
    made = joined.copied(tmp_path_factory.mktemp("disk"))
    try:
        yield made.open()
    finally:
        made.close()


@pytest.fixture(scope="module")
def worker(site, tmp_path_factory) -> Iterator[Worker]:
    made = Worker(tmp_path_factory.mktemp("fuse"), site.kiosk_dir)
    yield made
    made.close()


def places(fuse: Fuse) -> list[int]:
    """Some writes and some flushes, from the first to the last, spread evenly."""
    kinds = [one.kind for one in fuse.operations()]
    chosen = set()
    for wanted in ("write", "sync"):
        numbers = [at for at, kind in enumerate(kinds, 1) if kind == wanted]
        chosen |= {numbers[(len(numbers) - 1) * n // (PLACES - 1)] for n in range(PLACES)}
    return sorted(chosen)


FAILING = [
    pytest.param(errno.EIO, "before", "disk_failed", id="one_error"),
    pytest.param(errno.EIO, "after", "disk_failed", id="errors_from_then_on"),
    pytest.param(errno.ENOSPC, "before", "disk_full", id="full_for_a_moment"),
    pytest.param(errno.ENOSPC, "after", "disk_full", id="full_from_then_on"),
    pytest.param(errno.EROFS, "after", "disk_failed", id="read_only_from_then_on"),
]
FAILING_WITH_A_PICTURE = [
    pytest.param(errno.EIO, "before", "disk_failed", id="one_error_with_a_picture"),
    pytest.param(errno.ENOSPC, "before", "disk_full", id="full_for_a_moment_with_a_picture"),
    pytest.param(errno.ENOSPC, "after", "disk_full", id="full_from_then_on_with_a_picture"),
]


def every(fuse: Fuse) -> list[int]:
    """All of them, and what else was counted."""
    return list(range(1, fuse.count + 1))


def is_told(worker: Worker, said: str, at: int, code: str) -> None:
    """A disk without room is said to be full wherever that is what a write was told."""
    assert worker.fuse.fired
    kind = worker.fuse.operations()[at - 1].kind
    assert said in ({code} if kind == "write" else {code, "disk_failed"})


def save_at_each(site: Ground, worker: Worker, chosen, pictured: str, error, when, code) -> None:
    """Under the same id: whether or not something of the first try is found later."""
    site.save(PICTURE)

    def save(at=0, **failing) -> str:
        name = f"Người khai {len(site.saved) + 1}"
        dossier_id = new_id(site.clock.wall)
        said = worker.do("save", dossier_id, name, pictured, at=at, **failing)
        if said != "ok":
            is_told(worker, said, at, code)
            assert worker.do("save", dossier_id, name, pictured) == "ok"
        picture = PICTURE if pictured else None
        with closing(Outbox.open(site.kiosk_dir)) as outbox:
            site.saved[outbox.known(dossier_id).seq] = (dossier_id, name, picture)
        return said

    save()
    told = [save(at, when=when, error=error) for at in chosen(worker.fuse)]
    assert code in told
    site.until_quiet()
    site.check(End(set(site.saved)))


def agent_at_each(site: Ground, worker: Worker, chosen, error, when, code) -> None:
    def load():
        for picture in (None, PICTURE, None):
            site.save(picture)

    load()
    assert worker.do("once", site.line.url) == "ok"
    told = []
    for at in chosen(worker.fuse):
        load()
        told.append(worker.do("once", site.line.url, at=at, when=when, error=error))
        if told[-1] != "ok":
            is_told(worker, told[-1], at, code)
    assert code in told
    site.until_quiet()
    site.check(End(set(site.saved)))


@pytest.mark.parametrize(("error", "when", "code"), FAILING)
def test_a_save_that_the_disk_does_not_take_is_told_and_can_be_tried_again(
    site, worker, error, when, code
):
    save_at_each(site, worker, places, "", error, when, code)


@pytest.mark.parametrize(("error", "when", "code"), FAILING_WITH_A_PICTURE)
def test_a_save_with_a_picture_is_told_and_can_be_tried_again(site, worker, error, when, code):
    save_at_each(site, worker, places, "pictured", error, when, code)


@pytest.mark.parametrize(("error", "when", "code"), FAILING)
def test_an_agent_whose_disk_fails_goes_on_afterwards(site, worker, error, when, code):
    agent_at_each(site, worker, places, error, when, code)


@pytest.mark.soak
def test_a_save_may_fail_at_any_operation(site, worker):
    for one in FAILING:
        for pictured in ("", "pictured"):
            save_at_each(site, worker, every, pictured, *one.values)


@pytest.mark.soak
def test_an_agent_may_fail_at_any_operation(site, worker):
    for one in FAILING:
        agent_at_each(site, worker, every, *one.values)


def test_a_file_that_may_not_grow_any_more(ground):
    """What is there is sent; the next person is told at once."""
    with closing(Outbox.open(ground.kiosk_dir, ground.clock.clocks())) as outbox:
        connection = outbox._saver._connected()
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        text = {"procedure": {"code": "1.001193", "version": "1"}, "note": "x" * 100_000}
        with pytest.raises(DiskFull):
            outbox.save(lambda draft: plain(draft) | text)
    ground.until_quiet()
    ground.check(ALL)
    ground.save()
    ground.until_quiet()
    ground.check(End({1, 2, 3, 4}))
