"""A copy of the centre is put back that is older than the kiosk's joining."""

import shutil

import pytest

from tests.central.serving import command_json
from tests.faults.copies import back_up, put_back
from tests.faults.ground import End, Ground


def test_a_kiosk_that_joined_after_the_copy_was_made_joins_again_by_itself(tmp_path):
    ground = Ground(tmp_path)
    try:
        ground.open()
        back_up(ground, tmp_path / "copy")
        ground.join().save_three()
        ground.until_quiet()
        put_back(ground, tmp_path / "copy")
        ground.check(End({1, 2, 3, 4}))
    finally:
        ground.close()


def keys_change(ground, _copy):
    ground.stop_centre()
    command_json(ground.centre_dir, "keys", "rotate")
    ground.start_centre()


def kiosk_joins(ground, _copy):
    ground.join().save_three()
    ground.until_quiet()


@pytest.mark.parametrize(
    "order",
    [
        pytest.param((back_up, kiosk_joins, keys_change), id="copied_before_both"),
        pytest.param((back_up, kiosk_joins, keys_change, keys_change), id="changed_twice"),
        pytest.param((back_up, keys_change, kiosk_joins, keys_change), id="joined_between"),
        pytest.param((keys_change, back_up, kiosk_joins), id="copied_after_the_change"),
        pytest.param((keys_change, back_up, kiosk_joins, keys_change), id="copied_between"),
    ],
)
def test_a_kiosk_that_the_copy_lacks_joins_again_whatever_key_it_joined_under(tmp_path, order):
    """The copy is older than the kiosk; the centre's keys were kept elsewhere and are the last."""
    ground, copy, keys = Ground(tmp_path), tmp_path / "copy", tmp_path / "keys"
    try:
        ground.open()
        for step in order:
            step(ground, copy)
        shutil.copytree(ground.centre_dir / "keys", keys)
        shutil.rmtree(copy / "keys")
        shutil.copytree(keys, copy / "keys")
        put_back(ground, copy)
        ground.check(End({1, 2, 3, 4}))
    finally:
        ground.close()
