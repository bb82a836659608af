"""A stick that fails under the export at any of its writes, flushes and renames."""

import errno
import json
import shutil
import subprocess
import sys

import pytest

from sync.stick import DOSSIER, sticks_below
from sync.wire import StickDossier
from tests.kills.books import read_centre, read_queue
from tests.kills.shim import Fuse, compile_preload
from tests.stick.test_the_way import LARGE, plainer, save

EXPORTS = """
import os, sys
from typer.testing import CliRunner
from kiosk.cli import app

os.environ.update(KIOSK_DATA_DIR=sys.argv[1], KIOSK_DELIVERY_GRACE_S="86400")
print("ready", flush=True)
for line in sys.stdin:
    done = CliRunner().invoke(app, ["queue", "export", line.strip(), "--json"])
    print(done.stdout.splitlines()[-1], flush=True)
"""
SPREAD = 2
FAILING = [
    pytest.param(errno.EIO, "after", "stick_gone", id="pulled_out"),
    pytest.param(errno.EIO, "before", "stick_gone", id="one_error"),
    pytest.param(errno.ENOSPC, "after", "stick_full", id="full"),
]


@pytest.fixture(autouse=True)
def _procedures(monkeypatch):
    monkeypatch.setattr("tests.sync.dossiers.plain", plainer)


class Exporter:
    """A process that exports, and whose stick fails where it is told to."""

    def __init__(self, folder, kiosk_dir, stick):
        self.stick = stick
        self.fuse = Fuse(compile_preload(folder), folder / "fuse", folder=stick)
        command = (*self.fuse.prefix(), sys.executable, "-c", EXPORTS, str(kiosk_dir))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, text=True, **pipes)
        assert self.process.stdout.readline() == "ready\n"

    def export(self, at=0, when="before", error=0):
        self.fuse.arm(at, when, error)
        self.process.stdin.write(f"{self.stick}\n")
        self.process.stdin.flush()
        said = json.loads(self.process.stdout.readline())
        self.fuse.disarm()
        return said

    def close(self):
        self.process.communicate(timeout=30)
        self.fuse.close()


@pytest.fixture
def exporter(site, stick, tmp_path):
    made = Exporter(tmp_path, site.dir, stick)
    yield made
    made.close()


def some(kinds):
    """The first and the middle write, flush and rename."""
    chosen = set()
    for wanted in ("write", "sync", "rename"):
        numbers = [at for at, kind in enumerate(kinds, 1) if kind == wanted]
        chosen |= {numbers[(len(numbers) - 1) * n // SPREAD] for n in range(SPREAD)}
    return sorted(chosen)


def every(kinds):
    return range(1, len(kinds) + 1)


@pytest.fixture
def trip(site, stick, exporter, centre_import):
    """Two dossiers, one with pictures, by a stick that fails once; then the same stick again."""

    def go(told, at, when="before", error=0):
        save(site, LARGE, b"\xff\xd8\xff small")
        save(site)
        said = exporter.export(at, when, error)
        assert exporter.fuse.fired >= at
        assert said.get("error") == told
        assert [state for state, _ in site.states()][-2:] == ["queued"] * 2
        for one in sticks_below(stick):  # whole or not there
            for stem in one.stems(DOSSIER):
                StickDossier.model_validate_json(one.read(f"{stem}.dossier"))
        assert exporter.export()["dossiers"] == 2
        centre_import()
        assert site.queue("import", str(stick))[1]["delivered"] == 2
        shutil.rmtree(stick / "ward-kiosk")

    return go


@pytest.fixture
def play(site, exporter, centre_dir, trip):
    """Plays a trip for each of some operations of an export; each is there once in the end."""

    def at_each(chosen, error, when, told):
        trip(None, 0)
        kinds = [one.kind for one in exporter.fuse.operations()]
        for at in chosen(kinds):
            trip(told, at, when, error)
        centre, saved = read_centre(centre_dir), len(site.states())
        assert (centre.intake, centre.doubles, centre.quarantined) == (saved, 0, 0)
        assert {state for state, _ in site.states()} == {"delivered"}
        assert read_queue(site.dir).problems == ()

    return at_each


@pytest.mark.parametrize(("error", "when", "told"), FAILING)
def test_a_stick_that_fails_under_the_export_is_told_and_the_same_one_serves(
    play, error, when, told
):
    play(some, error, when, told)


@pytest.mark.soak
@pytest.mark.parametrize(("error", "when", "told"), FAILING)
def test_a_stick_may_fail_at_any_operation(play, error, when, told):
    play(every, error, when, told)
