import base64

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.signing import SigningKey, VerifyKey

from central.tables import device, enrolment_code
from sync.canonical import canonical
from sync.envelope import ENROL_CONTEXT, b64, key_id
from tests.central.serving import client
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


@pytest.fixture
def newcomer(centre):
    return VirtualKiosk(centre.add_kiosk())


def ask(newcomer: VirtualKiosk, **changes):
    with newcomer.http as http:
        return http.post("/v1/enrolments", json=newcomer.enrolment_body(**changes))


def refusal(answer) -> tuple[int, str, str]:
    return answer.status_code, answer.json()["code"], answer.json()["detail"]


def test_a_device_gets_an_id_in_an_answer_the_pinned_key_signed(centre, newcomer):
    answer = ask(newcomer).json()

    fields = {name: answer[name] for name in ("device", "kiosk_number", "device_key_id")}
    receipt_key = VerifyKey(base64.b64decode(newcomer.file.keys.receipt_key))
    receipt_key.verify(ENROL_CONTEXT + canonical(fields), base64.b64decode(answer["signature"]))
    assert answer["kiosk_number"] == "0001"
    assert answer["device_key_id"] == key_id(bytes(newcomer.key.verify_key))
    (row,) = centre.rows(device)
    assert (row.id, row.public_key) == (answer["device"], bytes(newcomer.key.verify_key))


def test_the_same_key_may_ask_again_when_the_answer_was_lost(centre, newcomer):
    first, again = ask(newcomer), ask(newcomer)

    assert again.json() == first.json()
    assert len(centre.rows(device)) == 1


def test_a_code_works_for_one_key_only(centre, newcomer):
    ask(newcomer)
    newcomer.key = SigningKey.generate()

    assert refusal(ask(newcomer)) == (403, "used_code", "used")
    assert len(centre.rows(device)) == 1


def test_a_code_ends(centre, newcomer):
    centre.clock.pass_s(3600)

    assert refusal(ask(newcomer)) == (403, "used_code", "expired")


def test_a_code_of_another_kiosk_is_refused(centre, newcomer):
    other = VirtualKiosk(centre.add_kiosk("Máy khác"))
    newcomer.file = newcomer.file.model_copy(update={"code": other.file.code})

    assert refusal(ask(newcomer)) == (403, "used_code", "unknown")


def test_who_does_not_hold_the_key_is_refused_and_the_code_stays_good(newcomer):
    stranger = SigningKey.generate()

    wrong = ask(newcomer, device_key=b64(bytes(stranger.verify_key)))

    assert refusal(wrong) == (403, "bad_signature", "")
    assert ask(newcomer).status_code == 200


def test_the_code_itself_is_not_stored(centre, newcomer):
    stored = str([tuple(row) for row in centre.rows(enrolment_code)])

    assert newcomer.file.code not in stored


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.dictionaries(
        st.sampled_from(["kiosk_number", "code", "device_key", "signature"]),
        st.text(max_size=90) | st.integers() | st.none() | st.binary(max_size=64).map(b64),
        min_size=1,
    )
)
def test_whatever_is_asked_gets_an_answer(centre, changes):
    newcomer = VirtualKiosk(centre.add_kiosk())

    with client(centre.url) as http:
        answer = http.post("/v1/enrolments", json=newcomer.enrolment_body(**changes))

    assert answer.status_code in {400, 403}
