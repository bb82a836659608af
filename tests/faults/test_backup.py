"""The centre is lost and put back with `central restore`, while kiosks have delivered more."""

import json
import shutil

from tests.central.serving import command_json, run_command
from tests.faults.ground import PICTURE, End

ROUNDS = 2


def go_on(ground):
    for _ in range(ROUNDS):
        ground.clock.pass_time(700)
        ground.until_quiet()


def test_what_was_delivered_after_the_copy_comes_again_by_itself(ground, tmp_path):
    """Copied beside the running centre, twice; what the second lacks the kiosk sends again."""
    copy, keys = tmp_path / "copy", tmp_path / "keys"
    ground.until_quiet()
    command_json(ground.centre_dir, "backup", str(copy))
    ground.save(PICTURE + b"two")
    ground.until_quiet()
    copied = command_json(ground.centre_dir, "backup", str(copy))
    assert (copied["intake"], copied["pictures"], copied["left_out"]) == (4, 2, 0)
    ground.save(PICTURE + b"three")
    ground.save()
    ground.until_quiet()
    epoch = ground.centre.centre.identity.epoch
    shutil.copytree(ground.centre_dir / "keys", keys)
    ground.stop_centre()
    shutil.rmtree(ground.centre_dir)  # the centre is lost
    ground.save()

    shutil.copytree(keys, ground.centre_dir / "keys")
    put_back = command_json(ground.centre_dir, "restore", str(copy))
    assert put_back["epoch"] > epoch
    assert (put_back["intake"], put_back["pictures"], put_back["incomplete"]) == (4, 2, 0)
    assert put_back["broken_row"] is None
    assert not (ground.centre_dir / "restoring").exists()
    ground.start_centre()
    go_on(ground)

    ground.check(End({1, 2, 3, 4, 5, 6, 7}))
    assert command_json(ground.centre_dir, "audit", "verify")["ok"] is True


def test_a_picture_damaged_in_the_copy_is_asked_for_again(ground, tmp_path):
    copy = tmp_path / "copy"
    ground.until_quiet()
    command_json(ground.centre_dir, "backup", str(copy), "--with-keys")
    [picture] = [path for path in (copy / "attachments").rglob("*") if path.is_file()]
    picture.write_bytes(bytes(len(picture.read_bytes())))
    ground.stop_centre()
    shutil.rmtree(ground.centre_dir)

    refused = run_command(ground.centre_dir, "restore", str(copy), "--json")
    assert json.loads(refused.stdout)["error"] == "copy_damaged"
    assert not ground.centre_dir.exists()
    done = command_json(ground.centre_dir, "restore", str(copy), "--skip-damaged")
    assert (done["damaged"], done["incomplete"]) == (1, 1)
    ground.start_centre()
    go_on(ground)
    ground.check()
