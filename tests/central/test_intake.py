from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import select

from central.arrival import Arrival
from central.devices import Device
from central.intake import decide, find_fork
from central.register import Entry, Register
from central.tables import dossier, intake, payload, quarantine
from sync.envelope import GENESIS, sign_header
from tests.central.serving import served
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def problem(answer: httpx.Response) -> tuple[int, str, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == answer.status_code
    return answer.status_code, body["code"], body["detail"]


def test_a_dossier_is_taken_in_with_a_receipt_for_exactly_its_header(centre, kiosk):
    parcel = kiosk.make()

    answer = kiosk.post(parcel)

    receipt = kiosk.receipt(answer)
    assert receipt["id"] == parcel.id
    assert receipt["device"] == kiosk.device
    assert receipt["seq"] == 1
    assert receipt["head"] == parcel.signed.head
    assert receipt["digest"] == parcel.signed.header.payload_digest
    assert receipt["epoch"] == 1
    assert receipt["receipt_key_id"] == kiosk.file.keys.receipt_key_id
    assert answer.json()["already_there"] is False
    assert answer.json()["held"] == [{"first": 1, "last": 1}]
    assert [row.sealed for row in centre.rows(payload)] == [parcel.payload]


def test_the_same_dossier_again_gets_the_same_receipt_and_is_not_counted_twice(centre, kiosk):
    parcel = kiosk.make()
    first = kiosk.post(parcel)

    centre.clock.pass_s(3600)
    again = kiosk.post(parcel)

    assert again.status_code == 200
    assert again.json()["already_there"] is True
    assert again.json()["receipt"] == first.json()["receipt"]
    assert len(centre.rows(intake)) == len(centre.rows(payload)) == len(centre.rows(dossier)) == 1


def test_one_dossier_sent_many_times_at_once_is_one_row_with_one_receipt(centre, kiosk):
    parcel = kiosk.make()

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: kiosk.post(parcel), range(48)))

    receipts = [kiosk.receipt(answer) for answer in answers]
    assert all(receipt == receipts[0] for receipt in receipts)
    assert sum(not answer.json()["already_there"] for answer in answers) == 1
    assert len(centre.rows(intake)) == len(centre.rows(payload)) == len(centre.rows(dossier)) == 1


class BlindRegister(Register):
    """The id check switched off: nothing was ever here before."""

    def around(self, connection, headers):
        return []

    def enter(self, connection, fresh):
        known = set(connection.execute(select(intake.c.id)).scalars())
        super().enter(connection, [one for one in fresh if one.header.id not in known])


def test_without_the_id_check_a_double_is_counted(data_dir):
    with served(data_dir, register=BlindRegister()) as centre:
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        parcel = kiosk.make()

        kiosk.post(parcel)
        kiosk.post(parcel)

        assert len(centre.rows(dossier)) == 2


def test_the_same_id_with_other_content_is_a_conflict_and_set_aside(centre, kiosk):
    first = kiosk.send()
    other = kiosk.make({"answers": {"child_name": "NGUYỄN VĂN KHÁC"}}, id=first.id)

    assert problem(kiosk.post(other)) == (409, "conflict", "id")
    assert problem(kiosk.post(other)) == (409, "conflict", "id")

    assert len(centre.rows(dossier)) == 1
    (row,) = centre.rows(quarantine)
    assert (row.reason, row.id, row.payload) == ("conflict", first.id, other.payload)


def test_the_same_id_and_content_under_another_header_is_a_conflict(centre, kiosk):
    first = kiosk.send()
    header = replace(first.signed.header, seq=2, previous=first.signed.head)
    moved = replace(first, signed=sign_header(header, kiosk.key))

    assert problem(kiosk.post(moved)) == (409, "conflict", "header")


def test_two_headers_with_one_sequence_number_are_a_fork_and_set_aside(centre, kiosk):
    kiosk.send()
    kiosk.previous = GENESIS
    twin = kiosk.make({"answers": {"child_name": "LÊ THỊ KHÁC"}}, seq=1)

    assert problem(kiosk.post(twin)) == (409, "fork", "seq")
    assert [row.reason for row in centre.rows(quarantine)] == ["fork"]
    assert len(centre.rows(intake)) == 1


@pytest.mark.parametrize(("order", "detail"), [((1, 2), "previous"), ((2, 1), "next")])
def test_a_header_that_does_not_fit_its_held_neighbour_is_a_fork(centre, kiosk, order, detail):
    parcels = {1: kiosk.make()}
    kiosk.previous = "ab" * 32
    parcels[2] = kiosk.make()

    assert kiosk.post(parcels[order[0]]).status_code == 200
    assert problem(kiosk.post(parcels[order[1]])) == (409, "fork", detail)


def test_gaps_are_taken_in_shown_and_closed_in_any_order(kiosk):
    parcels = [kiosk.make() for _ in range(6)]

    held = [kiosk.post(parcels[number - 1]).json()["held"] for number in (2, 5, 6, 1, 4, 3)]

    assert [[(part["first"], part["last"]) for part in ranges] for ranges in held] == [
        [(2, 2)],
        [(2, 2), (5, 5)],
        [(2, 2), (5, 6)],
        [(1, 2), (5, 6)],
        [(1, 2), (4, 6)],
        [(1, 6)],
    ]


def test_a_refused_dossier_leaves_its_number_free_for_the_right_one(kiosk, centre):
    wrong = kiosk.make({"seq": 7})
    assert problem(kiosk.post(wrong)) == (422, "unreadable", "seq")

    kiosk.seq, kiosk.previous = 0, GENESIS
    kiosk.send()

    assert len(centre.rows(intake)) == 1


def test_a_quarantine_does_not_grow_when_the_kiosk_tries_again(kiosk, centre):
    wrong = kiosk.make({"seq": 7})

    for _ in range(3):
        assert problem(kiosk.post(wrong)) == (422, "unreadable", "seq")

    assert len(centre.rows(quarantine)) == 1


def entry(**changes) -> Entry:
    known = {
        "id": "x",
        "digest": "d",
        "head": "h",
        "previous": GENESIS,
        "device": "dev",
        "seq": 1,
        "receipt": b"",
        "receipt_signature": b"",
    }
    return Entry(**{**known, **changes})


def test_another_device_at_the_same_number_is_no_fork(kiosk):
    signed = kiosk.make().signed

    assert find_fork(signed, [entry(device="another", seq=1)]) is None
    assert find_fork(signed, [entry(device=kiosk.device, seq=1)]) == "seq"


def test_a_flaw_is_told_only_of_a_dossier_that_is_new(kiosk, centre):
    parcel = kiosk.send()
    device = Device(kiosk.device, "0001", b"", "", revoked=False)
    arrival = Arrival(parcel.signed, device, b"", flaw="unsealable")
    known = entry(
        id=parcel.id,
        head=parcel.signed.head,
        digest=parcel.signed.header.payload_digest,
        device=kiosk.device,
    )

    assert decide(arrival, [known]) is known
    assert decide(arrival, []).code == "unreadable"
