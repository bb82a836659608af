"""The power is cut at any operation: what was shown is there, whole, once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.cuts.checks import check_centre, check_kiosk, check_site
from tests.cuts.cutting import Check, cut
from tests.cuts.recording import Recording
from tests.cuts.scene_again import record_again
from tests.cuts.scene_delivery import record_delivery
from tests.cuts.scene_first import record_centre, record_kiosk, record_second_try
from tests.cuts.scene_rekey import record_rekey
from tests.cuts.scene_saves import record_saves
from tests.cuts.scene_screen import record_screen
from tests.cuts.summary import note

SEED = 0
CONTROL_CUTS = 50
# A recording waits for processes to start; on a busy machine that takes its time.
pytestmark = pytest.mark.timeout(300)


def check_all(recording: Recording, check: Check, cuts: int) -> None:
    """Cut, keep the figures; no promise may be broken."""
    tally = cut(recording, check, SEED, cuts)
    note(recording.name, tally)
    sound = {"cuts": cuts, "lost": 0, "doubled": 0, "corrupt": 0}
    assert tally.to_json() == sound, "\n".join(tally.examples)


def test_no_save_that_was_told_of_is_lost(tmp_path):
    check_all(record_saves(tmp_path, rounds=2), check_kiosk, 140)


def test_without_waiting_for_the_disk_saves_are_lost(tmp_path):
    careless = record_saves(tmp_path, rounds=2, careless=True)

    tally = cut(careless, check_kiosk, SEED, CONTROL_CUTS)

    note(careless.name, tally, control=True)
    print(f"control: {tally.broken['lost']} of {tally.cuts} cuts lost a dossier")
    assert tally.broken["lost"] > CONTROL_CUTS / 10


def test_a_change_of_the_device_key_is_whole_or_not_at_all(tmp_path):
    check_all(record_rekey(tmp_path), check_kiosk, 60)


def test_no_slip_that_was_on_the_screen_is_lost(tmp_path):
    check_all(record_screen(tmp_path), check_kiosk, 70)


def test_delivering_loses_and_doubles_nothing_here_or_at_the_centre(tmp_path):
    check_all(record_delivery(tmp_path), check_site, 100)


def test_a_second_cut_while_the_first_is_recovered_from_loses_nothing(tmp_path):
    check_all(record_again(tmp_path), check_kiosk, 40)


FIRST: dict[str, tuple[Callable[[Path], Recording], Check]] = {
    "a kiosk joins, then opens": (record_kiosk, check_kiosk),
    "a kiosk opens, then joins": (partial(record_kiosk, opened_first=True), check_kiosk),
    **{
        f"a kiosk joins, stopped at {n} and tried again": (
            partial(record_second_try, stopped_at=n),
            check_kiosk,
        )
        for n in (1, 2, 4)
    },
    "a centre is made": (record_centre, check_centre),
}


@pytest.mark.parametrize("name", FIRST)
def test_a_first_start_is_whole_once_it_was_told_of(tmp_path, name):
    record, check = FIRST[name]

    check_all(record(tmp_path), check, 25)
