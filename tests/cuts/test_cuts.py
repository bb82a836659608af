"""The power is cut at any operation: what was shown is there, whole, once."""

import pytest

from tests.cuts.checks import check_centre, check_kiosk
from tests.cuts.cutting import cut
from tests.cuts.scene_first import record_centre, record_kiosk
from tests.cuts.scene_saves import record_saves

SOUND = {"lost": 0, "doubled": 0, "corrupt": 0}


def test_no_save_that_was_told_of_is_lost(tmp_path):
    tally = cut(record_saves(tmp_path, rounds=2), check_kiosk, seed=0, count=250)

    assert tally.to_json() == {"cuts": 250, **SOUND}, tally.examples


def test_without_waiting_for_the_disk_saves_are_lost(tmp_path):
    careless = record_saves(tmp_path, rounds=2, arguments=("normal",))

    assert cut(careless, check_kiosk, seed=0, count=100).broken["lost"] > 0


@pytest.mark.parametrize("opened_first", [True, False])
def test_a_kiosk_that_was_told_to_have_joined_has_joined(tmp_path, opened_first):
    tally = cut(record_kiosk(tmp_path, opened_first=opened_first), check_kiosk, seed=0, count=100)

    assert tally.to_json() == {"cuts": 100, **SOUND}, tally.examples


def test_a_centre_keeps_its_keys_or_makes_them(tmp_path):
    tally = cut(record_centre(tmp_path), check_centre, seed=0, count=100)

    assert tally.to_json() == {"cuts": 100, **SOUND}, tally.examples
