import pytest
from sqlalchemy import insert

from central.kiosks import (
    NumbersExhausted,
    add_kiosk,
    list_kiosks,
    reinstate_kiosk,
    revoke_kiosk,
)
from central.reach import EVERYTHING
from central.tables import kiosk as kiosk_table
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def write(centre, work):
    return centre.centre.writer.submit(work).result()


def listed(centre):
    with centre.centre.database.reader.connect() as connection:
        return list_kiosks(connection, EVERYTHING)


def test_numbers_follow_one_another_and_are_not_given_again(centre):
    now = centre.clock()

    first = write(centre, lambda connection: add_kiosk(connection, "A", now))
    write(centre, lambda connection: revoke_kiosk(connection, first, now))
    second = write(centre, lambda connection: add_kiosk(connection, "A", now))

    assert (first, second) == ("0001", "0002")


def test_after_the_last_number_none_is_given(centre):
    row = {"number": "9999", "name": "cuối", "created_at": ""}
    write(centre, lambda connection: connection.execute(insert(kiosk_table).values(row)).rowcount)

    with pytest.raises(NumbersExhausted):
        write(centre, lambda connection: add_kiosk(connection, "A", centre.clock()))


def test_the_list_tells_what_each_holds_and_misses(centre, kiosk):
    centre.add_kiosk("Chưa kết nối")
    parcels = [kiosk.make() for _ in range(5)]
    for parcel in (parcels[1], parcels[4]):
        assert kiosk.post(parcel).status_code == 200

    enrolled, waiting = listed(centre)

    assert (enrolled.number, enrolled.state, enrolled.device) == ("0001", "enrolled", kiosk.device)
    assert [(part.first, part.last) for part in enrolled.missing] == [(1, 1), (3, 4)]
    assert enrolled.last_arrival is not None
    assert (waiting.state, waiting.device, waiting.held, waiting.missing) == (
        "waiting",
        None,
        [],
        [],
    )


def test_revoking_ends_devices_and_unused_codes(centre, kiosk):
    newcomer = VirtualKiosk(centre.add_kiosk("Mới"))
    now = centre.clock()

    assert write(centre, lambda c: revoke_kiosk(c, kiosk.file.kiosk_number, now)) == 1
    assert write(centre, lambda c: revoke_kiosk(c, newcomer.file.kiosk_number, now)) == 0
    assert write(centre, lambda c: revoke_kiosk(c, "4242", now)) is None

    with newcomer.http as http:
        answer = http.post("/v1/enrolments", json=newcomer.enrolment_body())
    assert (answer.status_code, answer.json()["code"]) == (403, "used_code")
    assert [found.state for found in listed(centre)] == ["revoked", "waiting"]


def test_the_last_revocation_is_taken_back_and_no_code_works_again(centre, kiosk):
    newcomer = VirtualKiosk(centre.add_kiosk("Mới"))
    number, now = kiosk.file.kiosk_number, centre.clock()
    assert write(centre, lambda c: reinstate_kiosk(c, number, now)) == 0
    for one in (number, newcomer.file.kiosk_number):
        write(centre, lambda c, one=one: revoke_kiosk(c, one, now))

    assert write(centre, lambda c: reinstate_kiosk(c, number, now)) == 1
    assert write(centre, lambda c: reinstate_kiosk(c, newcomer.file.kiosk_number, now)) == 0
    assert write(centre, lambda c: reinstate_kiosk(c, "4242", now)) is None

    with newcomer.http as http:
        answer = http.post("/v1/enrolments", json=newcomer.enrolment_body())
    assert (answer.status_code, answer.json()["code"]) == (403, "used_code")
    assert [found.state for found in listed(centre)] == ["enrolled", "waiting"]
