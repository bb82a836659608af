from pathlib import Path

import pytest

from deploy.address_lists import IN_FORCE, OUT, current_list, valid_from, write


def test_the_lists_are_what_the_packages_give_today(tmp_path: Path):
    write(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in OUT.glob("*.tsv")}
    assert set(written) == {"units.tsv", "former.tsv"}


def test_a_resolution_whose_day_nobody_wrote_down_stops_the_work():
    with pytest.raises(SystemExit, match="999/2027/QH16"):
        valid_from([{"note": "999/2027/QH16 - 01/01/2027"}])


def test_every_day_written_down_is_of_a_resolution_in_the_list():
    provinces, communes = current_list()
    notes = " ".join(row["note"] for row in (*provinces.values(), *communes.values()))
    assert {number for number in IN_FORCE if number in notes} == set(IN_FORCE)
