"""Faults of the centre and what is done to it, while a kiosk has things to send."""

import errno
import os
import shutil
from contextlib import closing
from datetime import timedelta

import pytest

from central.clock import now_utc
from central.keys import rotate_keys
from central.kiosks import reinstate_kiosk, revoke_kiosk
from sync.enrolment import load_enrolment
from tests.faults.copies import back_up, restore
from tests.faults.ground import ALL, PICTURE, End
from tests.faults.line import FOREVER
from tests.sync import faults

NOTHING = End(set(), waits={1, 2, 3})
PIECE = "/v1/dossiers/"
DAY_S = 86_400


def test_a_centre_whose_disk_is_full_takes_nothing_and_says_so(bare):
    for _ in range(3):
        bare.save(padding=20_000)
    with closing(bare.centre.centre.database.writer.raw_connection()) as connection:
        cursor = connection.cursor()
        [(pages,)] = cursor.execute("PRAGMA page_count").fetchall()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(3):
        bare.clock.pass_time(700)
        assert bare.once().reason == "busy"
    bare.check(NOTHING)
    with closing(bare.centre.centre.database.writer.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA max_page_count = 1000000")
    bare.until_quiet()
    bare.check(ALL)


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(errno.ENOSPC, id="full"),
        pytest.param(errno.EIO, id="failing"),
    ],
)
def test_a_disk_of_the_centre_that_takes_no_pictures(ground, monkeypatch, number):
    """Declarations go on; the picture is waited for."""

    def fail(*_arguments):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr("central.folder_objects.os.pwrite", fail)
        for _ in range(4):
            ground.clock.pass_time(700)
            ground.once()
        ground.check(End({1, 2, 3}, waits={2}, half={2}))
    ground.until_quiet()
    ground.check(ALL)


def test_a_piece_that_changes_on_the_disk_of_the_centre_is_asked_for_again(bare):
    bare.save_three(first=PICTURE * 30)
    spoiled = []

    def spoil(handler, commit):
        handler.answer(200, commit(), "application/json")
        [part] = bare.centre_dir.joinpath("attachments").rglob("*.part")
        with part.open("r+b") as file:
            file.write(b"\xff\x00\xff")
        spoiled.append(part)

    bare.line.fail(spoil, PIECE, after=1)  # the small picture goes first
    bare.until_quiet()
    assert spoiled
    bare.check(ALL)


def test_the_centre_is_stopped_between_two_pieces(bare):
    bare.save_three(first=PICTURE * 30)
    taken = []

    def stop_after(handler, commit):
        taken.append(commit())
        faults.hang_up(handler, commit)

    bare.line.fail(stop_after, PIECE, times=FOREVER, after=1)  # after the small picture
    bare.once()
    assert taken
    bare.line.heal()
    bare.stop_centre()
    assert bare.once().reason is not None
    bare.start_centre()
    bare.until_quiet()
    bare.check(ALL)


def test_a_revoked_kiosk_keeps_what_it_has(ground):
    number = load_enrolment(ground.kiosk_dir).kiosk_number
    ground.centre.centre.writer.submit(
        lambda connection: revoke_kiosk(connection, number, now_utc())
    ).result()
    for _ in range(3):
        ground.clock.pass_time(700)
        assert ground.once().reason == "revoked_device"
    assert ground.reason() == "revoked_device"
    ground.check(NOTHING)


def test_a_kiosk_that_was_revoked_by_mistake_goes_on_once_that_is_taken_back(ground):
    """Somebody gave another kiosk's number; what it saved meanwhile is there once, too."""
    number = load_enrolment(ground.kiosk_dir).kiosk_number
    writer = ground.centre.centre.writer
    ground.line.fail(faults.hang_up, PIECE, times=FOREVER)
    ground.once()  # the texts are there, the picture is not
    ground.line.heal()
    writer.submit(lambda connection: revoke_kiosk(connection, number, now_utc())).result()
    ground.save()
    ground.clock.pass_time(700)
    assert ground.once().reason == "revoked_device"
    writer.submit(lambda connection: reinstate_kiosk(connection, number, now_utc())).result()
    ground.clock.pass_time(700)
    ground.until_quiet()
    ground.check(End({1, 2, 3, 4}))


def test_the_keys_of_the_centre_change_in_the_middle(ground):
    ground.line.fail(faults.hang_up, PIECE, times=FOREVER)
    ground.once()  # the texts are there, the picture is not
    ground.line.heal()
    ground.stop_centre()
    rotate_keys(ground.centre_dir, load_enrolment(ground.kiosk_dir).centre, now_utc())
    ground.start_centre()
    ground.save()
    ground.until_quiet()
    ground.check(End({1, 2, 3, 4}))


def test_the_keys_change_twice_after_an_answer_was_lost(ground):
    ground.line.fail(faults.lose_answer, seq=1)
    ground.once()
    ground.stop_centre()
    for _ in range(2):
        rotate_keys(ground.centre_dir, load_enrolment(ground.kiosk_dir).centre, now_utc())
    ground.start_centre()
    ground.until_quiet()
    ground.check(ALL)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(True, id="and_told"),
        pytest.param(False, id="and_not_told"),
    ],
)
def test_a_centre_put_back_from_a_copy_gets_what_it_lost(ground, tmp_path, told):
    ground.save()
    back_up(ground, tmp_path / "copy")
    ground.until_quiet()
    restore(ground, tmp_path / "copy", told=told)
    ground.save()
    ground.until_quiet()
    ground.clock.pass_time(700)
    ground.until_quiet()
    ground.check(End({1, 2, 3, 4, 5}))


def test_after_a_restore_nothing_is_purged_before_a_new_grace(ground, tmp_path):
    ground.until_quiet()
    back_up(ground, tmp_path / "copy")
    restore(ground, tmp_path / "copy")
    ground.centre.clock.pass_s(31 * DAY_S)
    ground.once()
    assert {state for state, _ in ground.states().values()} == {"delivered"}
    ground.centre.clock.pass_s(31 * DAY_S)
    ground.once()
    assert {state for state, _ in ground.states().values()} == {"purged"}
    ground.check(ALL)


def test_the_same_copy_put_back_twice_is_two_restores(ground, tmp_path, monkeypatch):
    later = now_utc() + timedelta(hours=1)
    back_up(ground, tmp_path / "copy")
    ground.until_quiet()
    restore(ground, tmp_path / "copy")
    first = ground.centre.centre.identity.epoch
    ground.until_quiet()
    ground.check(ALL)
    monkeypatch.setattr("central.restored_commands.now_utc", lambda: later)
    restore(ground, tmp_path / "copy")
    assert ground.centre.centre.identity.epoch > first
    ground.until_quiet()
    ground.clock.pass_time(700)
    ground.until_quiet()
    ground.check(ALL)


def test_a_copy_put_back_and_not_told_after_one_that_was(ground, tmp_path):
    """Its epoch is older than what the kiosk knows: that purges nothing, and sends again."""
    back_up(ground, tmp_path / "copy")
    restore(ground, tmp_path / "copy")
    ground.until_quiet()
    restore(ground, tmp_path / "copy", told=False)
    for _ in range(3):
        ground.clock.pass_time(700)
        ground.until_quiet()
    ground.check(ALL)


def test_pictures_that_the_copy_lacks_are_asked_for_again(ground, tmp_path):
    """The folder of pictures is from before, the database from after."""
    ground.until_quiet()
    back_up(ground, tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy" / "attachments")
    restore(ground, tmp_path / "copy")
    for _ in range(2):
        ground.clock.pass_time(700)
        ground.until_quiet()
    ground.check(ALL)


def test_a_copy_of_before_the_keys_changed_is_told_by_the_kiosk(ground, tmp_path):
    """The new keys are gone: nothing is sent to whoever has the old ones, nothing is lost."""
    back_up(ground, tmp_path / "copy")
    ground.stop_centre()
    rotate_keys(ground.centre_dir, load_enrolment(ground.kiosk_dir).centre, now_utc())
    new_keys = tmp_path / "keys"
    shutil.copytree(ground.centre_dir / "keys", new_keys)
    ground.start_centre()
    ground.until_quiet()
    ground.save()
    restore(ground, tmp_path / "copy")
    for _ in range(3):
        ground.clock.pass_time(700)
        ground.once()
    assert ground.reason() in {"wrong_centre", "wrong_signature"}
    assert ground.states()[4][0] == "queued"
    ground.stop_centre()  # the keys were kept elsewhere, as the guide says
    shutil.rmtree(ground.centre_dir / "keys")
    shutil.copytree(new_keys, ground.centre_dir / "keys")
    ground.start_centre()
    for _ in range(2):
        ground.clock.pass_time(700)
        ground.until_quiet()
    ground.check(End({1, 2, 3, 4}))
