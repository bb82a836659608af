"""A copy of the centre's whole folder, made and put back."""

import shutil

from tests.central.serving import command_json


def restore(ground, copy, *, told=True):
    """Put the centre's folder back from a copy, as its administrator does."""
    ground.stop_centre()
    shutil.rmtree(ground.centre_dir)
    shutil.copytree(copy, ground.centre_dir)
    if told:
        command_json(ground.centre_dir, "restored")
    ground.start_centre()


def back_up(ground, copy):
    ground.stop_centre()
    shutil.copytree(ground.centre_dir, copy)
    ground.start_centre()


def put_back(ground, copy, *pictures):
    """Restore, save one more, and let the kiosk come to rest with what the copy lacks."""
    restore(ground, copy)
    ground.save(*pictures)
    for _ in range(2):
        ground.clock.pass_time(700)
        ground.until_quiet()
