"""Kiosks stand in wards, and what they send is of the ward they stood in when it came."""

import pytest

from central.reach import EVERYTHING, Reach
from central.tables import audit, dossier, kiosk, quarantine, staff_ward
from central.wards import UnknownWard, give_reach, place_kiosk, read_ward
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True

BA_DINH, NGOC_HA = read_ward("00004"), read_ward("00008")


def placed(centre, number, ward):
    return centre.centre.writer.submit(
        lambda connection: place_kiosk(connection, number, ward, centre.clock())
    ).result()


def wards_of(centre):
    return [row.ward for row in sorted(centre.rows(dossier), key=lambda row: row.seq)]


def subjects(centre, act):
    return [row.subject for row in centre.rows(audit) if row.act == act]


def test_a_ward_is_named_by_todays_list():
    assert BA_DINH.name == "Phường Ba Đình, Thành phố Hà Nội"
    assert BA_DINH.short == "Phường Ba Đình"
    for code in ("", "4", "00000", "Ba Đình", "00004 "):
        with pytest.raises(UnknownWard):
            read_ward(code)


def test_what_a_kiosk_sends_is_of_the_ward_it_stands_in(centre):
    sender = VirtualKiosk(centre.add_kiosk(place=BA_DINH)).enrol()
    sender.send()
    assert placed(centre, "0001", NGOC_HA) == 0
    sender.send()

    assert wards_of(centre) == ["00004", "00008"]
    assert subjects(centre, "kiosk.ward") == ["0001 00004", "0001 00008"]


def test_what_was_of_no_ward_goes_with_its_kiosk_and_nobody_elses_does(centre, kiosk):
    kiosk.send()
    other = VirtualKiosk(centre.add_kiosk("Máy khác")).enrol()
    other.send()

    assert placed(centre, "0001", BA_DINH) == 1

    assert {row.kiosk_number: row.ward for row in centre.rows(dossier)} == {
        "0001": "00004",
        "0002": None,
    }


def test_what_was_set_aside_is_of_its_ward_too(centre, kiosk):
    thief = VirtualKiosk(centre.add_kiosk("Máy khác", BA_DINH)).enrol()
    thief.post(thief.make({"device": kiosk.device}))
    early = VirtualKiosk(centre.add_kiosk("Máy sớm")).enrol()
    early.post(early.make({"device": kiosk.device}))

    assert [row.ward for row in centre.rows(quarantine)] == ["00004", None]
    placed(centre, "0003", NGOC_HA)
    assert {row.ward for row in centre.rows(quarantine)} == {"00004", "00008"}


def test_a_kiosk_that_is_not_there_is_placed_nowhere(centre):
    assert placed(centre, "0009", BA_DINH) is None
    assert centre.rows(kiosk) == []
    assert subjects(centre, "kiosk.ward") == []


def test_giving_wards_is_written_down_one_by_one(centre):
    centre.add_staff("lan", Reach(wards=(BA_DINH, NGOC_HA)))
    centre.add_staff("mai", EVERYTHING)
    centre.add_staff("hoa", Reach())

    assert sorted(tuple(row) for row in centre.rows(staff_ward)) == [
        ("lan", "00004"),
        ("lan", "00008"),
    ]
    assert subjects(centre, "staff.ward") == ["lan 00004", "lan 00008"]
    assert subjects(centre, "staff.wards.all") == ["mai"]
    assert subjects(centre, "staff.wards.none") == ["hoa"]


def test_nobody_is_given_nothing(centre):
    given = centre.centre.writer.submit(
        lambda connection: give_reach(connection, "nobody", EVERYTHING, centre.clock())
    ).result()

    assert given is False
    assert subjects(centre, "staff.wards.all") == []
