"""The power is cut at any operation: what was shown is there, whole, once."""

from tests.cuts.checks import check_kiosk
from tests.cuts.cutting import cut
from tests.cuts.scene_saves import record_saves

CUTS = 300


def test_no_save_that_was_told_of_is_lost(tmp_path):
    tally = cut(record_saves(tmp_path, rounds=2), check_kiosk, seed=0, count=CUTS)

    assert tally.to_json() == {"cuts": CUTS, "lost": 0, "doubled": 0, "corrupt": 0}, tally.examples


def test_without_waiting_for_the_disk_saves_are_lost(tmp_path):
    careless = record_saves(tmp_path, rounds=2, arguments=("normal",))

    assert cut(careless, check_kiosk, seed=0, count=CUTS).broken["lost"] > 0
