"""A quarantine is ended once, by an officer: taken in like any other, or closed for ever."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from central.quarantined import find_aside, list_aside
from central.reach import EVERYTHING, Reach
from central.tables import attachment, dossier, held_range, intake, payload, quarantine
from central.wards import read_ward
from sync.canonical import digest
from tests.central.aside import close, ends, look, row_of, take, torn, trail
from tests.central.attached import attached
from tests.central.serving import command_json
from tests.central.test_intake import problem
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def test_what_is_taken_in_is_there_like_any_other_and_its_kiosk_gets_the_receipt(centre, kiosk):
    parcel = torn(kiosk)
    row = row_of(centre, parcel)

    assert take(centre, row)() == "ended"

    [entry] = [one for one in centre.rows(intake) if one.id == parcel.id]
    assert (entry.head, entry.header) == (parcel.signed.head, parcel.signed.raw)
    assert parcel.payload in [one.sealed for one in centre.rows(payload)]
    [line] = [one for one in centre.rows(dossier) if one.id == parcel.id]
    assert (line.reference, line.state, line.seq) == (parcel.reference, "arrived", 2)
    assert [(one.first, one.last) for one in centre.rows(held_range)] == [(1, 2)]
    again = kiosk.post(parcel)
    assert kiosk.receipt(again)["head"] == parcel.signed.head
    assert again.json()["already_there"] is True
    assert ends(centre) == [("taken_in", "lan")]
    assert ("lan", "quarantine.taken_in", f"{row} {parcel.id}") in trail(centre)
    assert kiosk.status(parcel.reference)["rows"][0]["state"] == "arrived"


def test_the_next_of_its_chain_is_taken_in_without_a_person(centre, kiosk):
    parcel = torn(kiosk)
    take(centre, row_of(centre, parcel))()

    kiosk.send()

    assert [(one.first, one.last) for one in centre.rows(held_range)] == [(1, 3)]


def test_one_with_pictures_waits_for_them_like_any_other(centre, kiosk):
    kiosk.send()
    kiosk.previous = "ab" * 32
    one = attached(kiosk)
    assert problem(one.post())[:2] == (409, "fork")

    assert take(centre, row_of(centre, one.parcel))() == "ended"

    assert [(part.id, part.offset) for part in centre.rows(attachment)] == [(one.parcel.id, 0)]
    one.waiting()
    one.send_all()
    assert one.receipt()["id"] == one.parcel.id


def test_two_officers_and_the_kiosk_at_once_make_one_row(centre, kiosk):
    parcel = torn(kiosk)
    row = row_of(centre, parcel)
    pressed = [take(centre, row, name) for name in ("lan", "mai") * 4]
    posted = [partial(kiosk.post, parcel)] * 8

    with ThreadPoolExecutor(16) as pool:
        done = [pool.submit(work) for pair in zip(pressed, posted, strict=True) for work in pair]
        answers = [one.result() for one in done]

    said = answers[0::2]
    assert sorted(said) == ["ended"] + ["passed"] * 7
    assert {one.status_code for one in answers[1::2]} <= {200, 409}
    for table in (intake, payload, dossier):
        assert [one.id for one in centre.rows(table)].count(parcel.id) == 1
    assert len(centre.rows(quarantine)) == 1
    assert kiosk.receipt(kiosk.post(parcel))["id"] == parcel.id


def test_taken_or_closed_at_once_it_ends_one_way(centre, kiosk):
    parcel = torn(kiosk)
    row = row_of(centre, parcel)
    pressed = [take(centre, row), close(centre, row, "file_anew", "mai")] * 4

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda work: work(), pressed))

    assert sorted(said) == ["ended"] + ["passed"] * 7
    [(how, _who)] = ends(centre)
    is_there = parcel.id in [one.id for one in centre.rows(intake)]
    assert is_there is (how == "taken_in")
    assert kiosk.post(parcel).status_code == (200 if is_there else 409)


def test_another_that_came_under_its_number_meanwhile_keeps_it(centre, kiosk):
    parcel = torn(kiosk)
    pressed = take(centre, row_of(centre, parcel))
    kiosk.previous = next(one.head for one in centre.rows(intake))
    right = kiosk.make(seq=2)
    assert kiosk.post(right).status_code == 200

    assert pressed() == "occupied"

    assert ends(centre) == [(None, None)]
    assert [one.id for one in centre.rows(intake)][1:] == [right.id]
    _one, standing = look(centre, row_of(centre, parcel))
    assert (standing.hindrance, standing.instead.id) == ("seq", right.id)


def test_a_number_that_is_taken_and_an_id_that_is_taken_cannot_be_taken_in(centre, kiosk):
    first = kiosk.send()
    kiosk.previous = "ab" * 32
    fork = kiosk.make({"answers": {"child_name": "LÊ THỊ KHÁC"}}, seq=1)
    conflict = kiosk.make({"answers": {"child_name": "NGUYỄN VĂN KHÁC"}}, id=first.id)
    assert problem(kiosk.post(fork)) == (409, "fork", "seq")
    assert problem(kiosk.post(conflict)) == (409, "conflict", "id")

    found = [look(centre, row_of(centre, one)) for one in (fork, conflict)]

    assert [(s.arrival, s.hindrance, s.instead.id) for _one, s in found] == [
        (None, "seq", first.id),
        (None, "id", first.id),
    ]
    names = [one.filed.plain["answers"]["child_name"] for one, _standing in found]
    assert names == ["LÊ THỊ KHÁC", "NGUYỄN VĂN KHÁC"]


def test_a_doubtful_slip_number_can_be_taken_in_another_text_cannot(centre, kiosk):
    doubled = kiosk.make({"reference": "00010009999"})
    assert problem(kiosk.post(doubled)) == (422, "unreadable", "reference")
    other = kiosk.make({"reference": "00010009999", "attachments": [{"digest": "00"}]})
    assert problem(kiosk.post(other)) == (422, "unreadable", "reference")

    assert look(centre, row_of(centre, other))[1].hindrance == "flawed"
    assert take(centre, row_of(centre, doubled))() == "ended"
    assert kiosk.receipt(kiosk.post(doubled))["id"] == doubled.id


def test_a_revoked_kiosk_has_nothing_taken_in(centre, kiosk, data_dir):
    parcel = torn(kiosk)
    command_json(data_dir, "kiosks", "revoke", "0001")

    one, standing = look(centre, row_of(centre, parcel))

    assert (standing.arrival, standing.hindrance) == (None, "revoked")
    assert one.filed.plain["answers"]["child_name"] == "TRẦN NGỌC ANH THƯ"


@pytest.mark.parametrize(
    ("how", "code"),
    [("other_there", "settled"), ("file_anew", "file_anew"), ("unreadable", "file_anew")],
)
def test_a_closed_one_stays_closed_and_its_kiosk_is_told_how(centre, kiosk, how, code):
    parcel = torn(kiosk)
    row = row_of(centre, parcel)

    assert close(centre, row, how)() == "ended"

    assert take(centre, row, "mai")() == "passed"
    assert [problem(kiosk.post(parcel))[:2] for _ in range(2)] == [(409, code)] * 2
    assert [one.payload for one in centre.rows(quarantine)] == [parcel.payload]
    assert ends(centre) == [(how, "lan")]
    assert parcel.id not in [one.id for one in centre.rows(intake)]
    assert ("lan", f"quarantine.{how}", f"{row} {parcel.id}") in trail(centre)


def test_what_another_device_sealed_is_opened_only_for_who_sees_every_ward(centre):
    here, elsewhere = read_ward("00004"), read_ward("00008")
    thief, victim = (
        VirtualKiosk(centre.add_kiosk(name, ward)).enrol()
        for name, ward in (("Gần", here), ("Xa", elsewhere))
    )
    stolen = thief.make({"device": victim.device})
    assert problem(thief.post(stolen)) == (422, "unreadable", "device")
    row = row_of(centre, stolen)

    hers, standing = look(centre, row, Reach(wards=(here,)))

    assert (hers.filed.plain, hers.closed, standing.hindrance) == (None, "foreign", "flawed")
    assert look(centre, row)[0].filed.plain["device"] == victim.device
    with centre.centre.database.reader.connect() as connection:
        away = find_aside(connection, centre.centre.keys, Reach(wards=(elsewhere,)), row)
    assert away is None


def test_a_seal_that_does_not_open_is_said_to_be_closed(centre, kiosk):
    other = VirtualKiosk(kiosk.file, kiosk.key, kiosk.device)
    garbled = b"\x00" * 200
    parcel = other.make(payload_digest=digest(garbled), payload_size=len(garbled))
    spoiled = type(parcel)(parcel.signed, garbled)
    assert problem(kiosk.post(spoiled)) == (422, "unreadable", "unsealable")

    one, standing = look(centre, row_of(centre, spoiled))

    assert (one.filed.plain, one.closed, standing.hindrance) == (None, "unsealable", "flawed")


def test_every_one_can_be_reached_the_open_ones_first(centre, kiosk):
    parcels = [kiosk.make({"seq": 99}) for _ in range(60)]
    for parcel in parcels:
        kiosk.post(parcel)
    last = row_of(centre, parcels[-1])
    close(centre, last, "unreadable")()

    with centre.centre.database.reader.connect() as connection:
        pages = [list_aside(connection, EVERYTHING, number) for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [50, 10, 0]
    listed = [one.row for page in pages for one in page]
    assert sorted(listed) == sorted(row.row for row in centre.rows(quarantine))
    assert listed[-1] == last
    assert listed[:-1] == sorted(listed[:-1], reverse=True)
