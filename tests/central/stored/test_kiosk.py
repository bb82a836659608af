"""A real kiosk's agent and a centre whose store is away for a time: each once, none lost."""

import json
from contextlib import closing

import pytest
from typer.testing import CliRunner

from central.tables import completion
from kiosk.cli import app
from tests.central.serving import run_command
from tests.central.stored.site import rested, unavailable, wholes
from tests.faults.ground import PICTURE, End, Ground
from tests.faults.line import FOREVER


@pytest.fixture
def ground(tmp_path, tables):
    made = Ground(tmp_path)
    made.tables = tables
    with closing(made):
        made.open().join()
        made.save(PICTURE)
        made.save()
        yield made


def test_texts_arrive_while_the_store_is_away_and_pictures_once_it_is_there(
    ground, line, bucket, gateway
):
    line.fail(unavailable, f"/{bucket}", times=FOREVER)
    ground.until_quiet(passes=3)
    states = {seq: state for seq, (state, _reason) in ground.states().items()}
    assert states == {1: "queued", 2: "delivered"}
    assert ground.rows(completion) == []

    line.heal()
    rested(ground.centre)
    ground.until_quiet()

    ground.check(End({1, 2}, half={1}))
    assert len(wholes(gateway, bucket)) == 1


def test_a_gateway_that_crashed_is_gone_on_with(ground, bucket, gateway):
    gateway.crash()
    ground.until_quiet(passes=2)
    assert {seq: state for seq, (state, _) in ground.states().items()}[1] == "queued"
    gateway.serve()
    rested(ground.centre)
    ground.until_quiet()

    ground.check(End({1, 2}, half={1}))
    assert len(wholes(gateway, bucket)) == 1


def test_a_stick_is_taken_in_while_the_store_is_away(
    ground, line, bucket, gateway, environ, tmp_path, monkeypatch
):
    """Texts behind the picture are receipted; the picture comes with the same stick later."""
    monkeypatch.setattr("kiosk.log.configure", lambda **_: None)
    stick = tmp_path / "usb"
    stick.mkdir()
    environment = {"KIOSK_DATA_DIR": str(ground.kiosk_dir)}
    exported = CliRunner().invoke(app, ["queue", "export", str(stick), "--json"], env=environment)
    assert exported.exit_code == 0, exported.output
    ground.stop_centre()
    line.fail(unavailable, f"/{bucket}", times=FOREVER)

    first = run_command(ground.centre_dir, "import", str(stick), "--json", **environ)
    assert first.returncode == 0, first.stdout
    line.heal()
    again = run_command(ground.centre_dir, "import", str(stick), "--json", **environ)

    told = json.loads(first.stdout.splitlines()[-1])
    assert (told["accepted"], told["waiting"]) == (1, 1)
    told = json.loads(again.stdout.splitlines()[-1])
    assert (told["already_there"], told["waiting"]) == (2, 0)
    assert len(wholes(gateway, bucket)) == 1
