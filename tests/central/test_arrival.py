import base64
import json
from collections.abc import Iterator
from dataclasses import asdict, replace

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey

from central.kiosks import revoke_kiosk
from central.tables import dossier, intake, quarantine
from sync.canonical import canonical, digest
from sync.envelope import HEADER_CONTEXT, b64, key_id, seal, sign_header
from tests.central.serving import Served, served
from tests.central.virtual_kiosk import Parcel, VirtualKiosk

CODES = {"bad_request", "bad_signature", "unknown_device", "wrong_centre", "unreadable", "fork"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, VirtualKiosk]]:
    with served(tmp_path_factory.mktemp("fuzz") / "central") as running:
        yield running, VirtualKiosk(running.add_kiosk()).enrol()


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    return answer.status_code, answer.json()["code"], answer.json()["detail"]


def with_payload(kiosk: VirtualKiosk, parcel: Parcel, payload: bytes) -> Parcel:
    """The same header around other sealed bytes, signed again by the same device."""
    header = replace(
        parcel.signed.header, payload_size=len(payload), payload_digest=digest(payload)
    )
    return Parcel(sign_header(header, kiosk.key), payload)


def test_a_header_signed_by_another_key_is_refused_before_anything_else(centre, kiosk):
    parcel = kiosk.make(centre_key_id="0" * 16)
    forged = replace(parcel, signed=sign_header(parcel.signed.header, SigningKey.generate()))

    assert refusal(kiosk.post(forged)) == (403, "bad_signature", "bad_signature")
    assert centre.rows(quarantine) == []


def test_one_flipped_bit_of_the_header_is_a_bad_signature(kiosk):
    parcel = kiosk.make()
    text = parcel.signed.raw.replace(b'"clock_certain":true', b'"clock_certain":false')

    assert refusal(kiosk.post(parcel, header=b64(text)))[1] == "bad_signature"


def test_an_unknown_device_is_refused(kiosk):
    kiosk.device = "00000000-0000-4000-8000-000000000000"

    assert refusal(kiosk.post(kiosk.make())) == (403, "unknown_device", "")


def test_a_revoked_device_is_refused_even_for_what_has_arrived(centre, kiosk):
    parcel = kiosk.send()
    centre.centre.writer.submit(
        lambda connection: revoke_kiosk(connection, kiosk.file.kiosk_number, centre.clock())
    ).result()

    assert refusal(kiosk.post(parcel)) == (403, "revoked_device", "")
    assert refusal(kiosk.post(kiosk.make())) == (403, "revoked_device", "")
    assert len(centre.rows(dossier)) == 1


def test_a_dossier_for_another_centre_is_refused_as_the_sites_fault(centre, kiosk):
    other = bytes(PrivateKey.generate().public_key)
    parcel = kiosk.make(centre_key_id=key_id(other))

    assert refusal(kiosk.post(parcel)) == (403, "wrong_centre", "centre_key_id")
    assert centre.rows(quarantine) == []


def test_bytes_sealed_to_another_key_under_our_key_id_are_set_aside(centre, kiosk):
    sealed = seal({"kind": "dossier"}, bytes(PrivateKey.generate().public_key))
    parcel = with_payload(kiosk, kiosk.make(), sealed)

    assert refusal(kiosk.post(parcel)) == (422, "unreadable", "unsealable")
    assert [row.detail for row in centre.rows(quarantine)] == ["unsealable"]


def test_a_key_id_that_is_not_the_devices_is_refused(kiosk):
    assert refusal(kiosk.post(kiosk.make(device_key_id="0" * 16)))[1] == "bad_signature"


def test_a_stolen_ciphertext_signed_again_by_another_device_is_refused(centre, kiosk):
    thief = VirtualKiosk(centre.add_kiosk("Máy khác")).enrol()
    stolen = kiosk.make()
    own = thief.make()
    header = replace(
        own.signed.header,
        id=stolen.id,
        payload_size=len(stolen.payload),
        payload_digest=digest(stolen.payload),
    )
    resigned = Parcel(sign_header(header, thief.key), stolen.payload)

    assert refusal(thief.post(resigned)) == (422, "unreadable", "device")
    assert centre.rows(intake) == []

    assert kiosk.post(stolen).status_code == 200
    assert refusal(thief.post(resigned)) == (409, "conflict", "header")
    assert [row.device for row in centre.rows(dossier)] == [kiosk.device]


@pytest.mark.parametrize(
    ("plain", "detail"),
    [
        ({"id": "01234567-0000-7000-8000-000000000000"}, "id"),
        ({"device": "01234567-0000-7000-8000-000000000000"}, "device"),
        ({"seq": 2}, "seq"),
        ({"seq": "1"}, "shape"),
        ({"reference": "00010000201"}, "reference"),
        ({"procedure": None}, "procedure"),
        ({"procedure": {"code": "1.001193"}}, "shape"),
        ({"procedure": "1.001193"}, "shape"),
        ({"kind": None}, "shape"),
    ],
)
def test_sealed_text_that_does_not_repeat_its_header_is_set_aside(centre, kiosk, plain, detail):
    assert refusal(kiosk.post(kiosk.make(plain))) == (422, "unreadable", detail)
    assert centre.rows(intake) == []
    assert len(centre.rows(quarantine)) == 1


def test_a_reference_with_another_kiosks_number_is_set_aside(kiosk):
    parcel = kiosk.make({"reference": "99990000133"}, reference="99990000133")

    assert refusal(kiosk.post(parcel)) == (422, "unreadable", "reference")


def test_sealed_bytes_other_than_those_signed_for_are_refused_and_not_kept(centre, kiosk):
    parcel = kiosk.make()
    other = bytes([parcel.payload[0] ^ 1]) + parcel.payload[1:]

    assert refusal(kiosk.post(parcel, payload=b64(other))) == (400, "bad_request", "bad_digest")
    assert refusal(kiosk.post(parcel, payload=""))[2] == "bad_digest"
    assert centre.rows(quarantine) == []


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"no json",
        b"[]",
        b'"text"',
        b'{"kind": NaN}',
        b'{"kind":"dossier","words":"\\ud800"}',
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b'{"kind":' + b"9" * 5000 + b"}",
        "Đặng".encode("utf-16"),
    ],
    ids=range(10),
)
def test_whatever_stands_inside_the_seal_is_answered_not_crashed_on(site, inside):
    _centre, kiosk = site
    sealed = SealedBox(PublicKey(kiosk.seal_key())).encrypt(inside)
    parcel = with_payload(kiosk, kiosk.make(seq=100), sealed)

    assert refusal(kiosk.post(parcel))[:2] == (422, "unreadable")


@pytest.mark.parametrize(
    "changes",
    [
        {"id": 5},
        {"id": "ABCDEF00-0000-7000-8000-000000000000"},
        {"id": "../../etc"},
        {"seq": 0},
        {"seq": -1},
        {"seq": 2**70},
        {"seq": True},
        {"seq": "1"},
        {"seq": 1.5},
        {"reference": "0001"},
        {"reference": "١٢٣٤٥٦٧٨٩٠١"},
        {"created_at": "yesterday"},
        {"created_at": None},
        {"clock_certain": "yes"},
        {"payload_size": "9"},
        {"payload_digest": "A" * 64},
        {"attachments": ({"digest": "x", "size": -1},)},
        {"previous": ""},
        {"epoch": 10**400},
        {"format": True},
    ],
    ids=str,
)
def test_a_well_signed_header_of_odd_shape_is_a_bad_request(site, changes):
    _centre, kiosk = site
    parcel = kiosk.make()
    raw = canonical({**asdict(parcel.signed.header), **changes})
    signature = kiosk.key.sign(HEADER_CONTEXT + raw).signature

    answer = kiosk.post(parcel, header=b64(raw), signature=b64(signature))

    assert refusal(answer)[:2] == (400, "bad_request")


@pytest.mark.parametrize("device", [None, 7, [], {}, "x" * 60_000, "a\x00b"], ids=range(6))
def test_an_odd_device_in_a_header_is_unknown(site, device):
    _centre, kiosk = site
    parcel = kiosk.make()
    raw = canonical({**asdict(parcel.signed.header), "device": device})

    assert refusal(kiosk.post(parcel, header=b64(raw))) == (403, "unknown_device", "")


def test_a_header_beyond_its_limit_is_not_even_parsed(kiosk):
    answer = kiosk.post(kiosk.make(), header=b64(b" " * (64 * 1024 + 1)))

    assert refusal(answer) == (400, "bad_request", "header_too_long")


fuzzed = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def is_answered(answer: httpx.Response) -> None:
    assert answer.status_code in {400, 403, 409, 422}, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] in CODES | {"conflict"}


@fuzzed
@given(body=st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_as_a_body_get_problem_details(site, body):
    _centre, kiosk = site
    with kiosk.http as http:
        is_answered(http.post("/v1/dossiers", content=body))


@fuzzed
@given(data=st.data())
def test_any_field_of_a_body_may_hold_anything(site, data):
    _centre, kiosk = site
    name = data.draw(st.sampled_from(["header", "signature", "payload", "queue_length"]))
    value = data.draw(
        JSON | st.binary(max_size=100).map(lambda raw: base64.b64encode(raw).decode())
    )
    body = {**kiosk.make(seq=1).body(), name: value}
    with kiosk.http as http:
        answer = http.post("/v1/dossiers", content=json.dumps(body))
    if not (name == "queue_length" and answer.status_code == 200):
        is_answered(answer)


@fuzzed
@given(data=st.data())
def test_any_field_of_a_signed_header_may_hold_anything(site, data):
    _centre, kiosk = site
    parcel = kiosk.make(seq=2)
    fields = asdict(parcel.signed.header)
    name = data.draw(st.sampled_from(sorted(fields)))
    fields[name] = data.draw(JSON)
    raw = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
        "utf-8", "replace"
    )
    signature = kiosk.key.sign(HEADER_CONTEXT + raw).signature

    answer = kiosk.post(parcel, header=b64(raw), signature=b64(signature))

    if not (name in {"epoch", "clock_certain", "attachments"} and answer.status_code == 200):
        is_answered(answer)
