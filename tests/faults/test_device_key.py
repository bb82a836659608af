"""The kiosk's own key is changed while it has things to send."""

from contextlib import closing

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from sync.device_link import MOST
from sync.enrolment import load_enrolment
from sync.keys import key_path
from sync.outbox import Outbox
from tests.faults.copies import back_up, put_back
from tests.faults.ground import PICTURE, End, Ground
from tests.faults.line import FOREVER
from tests.sync import faults

FOUR = End({1, 2, 3, 4})
PIECE, KEYS = "/v1/dossiers/", "/v1/device-keys"


def change(ground, times=1):
    """Ask the agent for another key, as the technician does; it is in the book until it comes."""
    with closing(Outbox.open(ground.kiosk_dir, ground.clock.clocks())) as outbox:
        for _ in range(times):
            outbox.put_request("device_key", {})


def test_the_key_changes_with_a_full_queue(ground):
    change(ground)
    ground.line.fail(faults.hang_up, KEYS)
    ground.once()
    assert load_enrolment(ground.kiosk_dir).epoch == 2
    ground.save(PICTURE)
    ground.until_quiet()
    ground.check(FOUR)


def test_the_key_changes_between_two_pieces_of_a_picture(bare):
    bare.save_three(first=PICTURE * 30)
    taken = []

    def one_piece(handler, commit):
        taken.append(commit())
        faults.hang_up(handler, commit)

    bare.line.fail(one_piece, PIECE, times=FOREVER, after=1)  # after the small picture
    bare.once()
    assert taken
    change(bare, times=2)
    bare.line.heal()
    bare.save()
    bare.until_quiet()
    bare.check(FOUR)


def test_the_answer_to_the_links_is_lost(ground):
    change(ground)
    ground.line.fail(faults.lose_answer, KEYS)
    ground.once()
    ground.save()
    ground.until_quiet()
    ground.check(FOUR)


def test_the_line_is_down_when_the_key_changes_again_and_again(ground):
    ground.line.fail(faults.hang_up, "/", times=FOREVER)
    change(ground, times=3)
    ground.once()
    ground.save()
    ground.line.heal()
    ground.until_quiet()
    assert load_enrolment(ground.kiosk_dir).epoch == 4
    ground.check(FOUR)


def test_a_centre_put_back_from_before_the_key_changed_is_told_again(ground, tmp_path):
    back_up(ground, tmp_path / "copy")
    change(ground)
    ground.until_quiet()
    put_back(ground, tmp_path / "copy", PICTURE)
    ground.check(FOUR)


def test_a_centre_that_forgot_the_kiosk_learns_both_its_keys(tmp_path):
    ground = Ground(tmp_path)
    try:
        ground.open()
        back_up(ground, tmp_path / "copy")
        ground.join().save_three()
        change(ground, times=2)
        ground.until_quiet()
        put_back(ground, tmp_path / "copy")
        ground.check(FOUR)
    finally:
        ground.close()


def test_a_key_can_be_changed_fifty_times_and_no_more(ground):
    change(ground, times=MOST + 1)
    ground.until_quiet()
    assert load_enrolment(ground.kiosk_dir).epoch == MOST + 1
    ground.check(End({1, 2, 3}))


def test_a_former_key_that_a_cut_left_behind_goes_when_the_agent_starts(ground):
    former = key_path(ground.kiosk_dir).read_bytes()
    change(ground)
    ground.once()
    key_path(ground.kiosk_dir).write_bytes(former)
    with ground.agent() as agent:
        agent.pass_once = agent._stop.set
        agent.run()
    assert not key_path(ground.kiosk_dir).exists()
    ground.until_quiet()
    ground.check(End({1, 2, 3}))


@pytest.fixture
def key(ground, monkeypatch):
    monkeypatch.setattr("kiosk.log.configure", lambda **_: None)

    def run(*arguments):
        environ = {"KIOSK_DATA_DIR": str(ground.kiosk_dir)}
        return CliRunner().invoke(app, ["key", *arguments], env=environ)

    return run


def test_the_technician_changes_it_and_the_queue_goes_on(ground, key):
    assert "Key 1" in key("show").stdout
    assert "key 2" in key("change").stdout
    shown = key("show").stdout
    assert "Key 2" in shown
    assert "after dossier 3" in shown
    ground.save()
    ground.until_quiet()
    ground.check(FOUR)
