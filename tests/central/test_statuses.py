import pytest

from central.statuses import Change, change_state
from central.tables import audit, desk_status
from tests.central.serving import client
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def decide(centre, dossier_id: str, state: str, revision: int, **note: str) -> bool:
    change = Change(dossier_id, state, note, revision)
    key = bytes(centre.centre.keys.seal.public_key)
    return centre.centre.writer.submit(
        lambda connection: change_state(connection, change, "lan", centre.clock(), key)
    ).result()


def test_the_kiosk_hears_the_state_of_what_it_sent(centre, kiosk):
    parcel = kiosk.send()
    assert [row["state"] for row in kiosk.status(parcel.reference)["rows"]] == ["arrived"]

    centre.clock.pass_s(60)
    assert decide(centre, parcel.id, "received", 0, file_number="H01")

    answer = kiosk.status(parcel.reference, "99990000133")
    (row,) = answer["rows"]
    assert (row["reference"], row["state"]) == (parcel.reference, "received")
    assert row["as_of"] == answer["now"]
    assert answer["held"] == [{"first": 1, "last": 1}]
    assert answer["epoch"] == 1


def test_another_kiosks_declarations_are_not_told(centre, kiosk):
    parcel = kiosk.send()
    other = VirtualKiosk(centre.add_kiosk("Máy khác")).enrol()

    assert other.status(parcel.reference)["rows"] == []


def test_of_two_officers_at_once_the_second_is_told(centre, kiosk):
    parcel = kiosk.send()

    assert decide(centre, parcel.id, "received", 0)
    assert not decide(centre, parcel.id, "refused", 0)
    assert decide(centre, parcel.id, "result", 1)

    assert [row.state for row in centre.rows(desk_status)] == ["received", "result"]


def test_what_an_officer_writes_is_stored_sealed_and_the_act_is_recorded(centre, kiosk):
    parcel = kiosk.send()
    decide(centre, parcel.id, "refused", 0, reason="Thiếu giấy của bà Hường")

    assert b"Thi\xe1\xba\xbfu" not in centre.rows(desk_status)[0].sealed
    last = centre.rows(audit)[-1]
    assert (last.actor, last.act, last.subject) == ("lan", "state.refused", parcel.id)


def ask(kiosk: VirtualKiosk, given: str = "", **changes):
    with kiosk.http as http:
        nonce = given or http.post("/v1/nonces").json()["nonce"]
        answer = http.post("/v1/status", json={**kiosk.status_body(nonce, []), **changes})
    return answer.status_code, answer.json().get("code")


def test_a_nonce_works_once(kiosk):
    with kiosk.http as http:
        nonce = http.post("/v1/nonces").json()["nonce"]

    assert ask(kiosk, nonce) == (200, None)
    assert ask(kiosk, nonce) == (403, "bad_nonce")


def test_an_old_nonce_is_refused(centre, kiosk):
    with client(centre.url) as http:
        nonce = http.post("/v1/nonces").json()["nonce"]
    centre.clock.pass_s(301)

    assert ask(kiosk, nonce) == (403, "bad_nonce")


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"signature": ""}, 403, "bad_signature"),
        ({"signature": "AAAA"}, 403, "bad_signature"),
        ({"signature": "A" * 86 + "=="}, 403, "bad_signature"),
        ({"device": "nobody"}, 403, "unknown_device"),
        ({"references": ["1"]}, 400, "bad_request"),
        ({"references": ["00010000101"] * 201}, 400, "bad_request"),
        ({"nonce": 7}, 400, "bad_request"),
    ],
)
def test_who_may_not_ask_is_told_why(kiosk, changes, status, code):
    assert ask(kiosk, **changes) == (status, code)


def test_a_stranger_cannot_use_up_a_nonce(centre, kiosk):
    with client(centre.url) as http:
        nonce = http.post("/v1/nonces").json()["nonce"]

    assert ask(kiosk, nonce, signature="") == (403, "bad_signature")
    assert ask(kiosk, nonce) == (200, None)
