import json
import stat
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from sync.enrolment import (
    Enrolment,
    NotAnEnrolment,
    enrolment_path,
    is_allowed_address,
    load_enrolment,
    read_enrolment_file,
    store_enrolment,
)
from sync.envelope import b64
from sync.errors import KeyDamaged
from sync.wire import EnrolmentFile

KNOWN = Enrolment(
    device="00000000-0000-7000-8000-000000000001",
    kiosk_number="0041",
    device_key_id="0" * 16,
    epoch=1,
    url="https://centre.example.vn",
    centre="centre-1",
    seal_key=b"s" * 32,
    seal_key_id="1" * 16,
    receipt_key=b"r" * 32,
    receipt_key_id="2" * 16,
    ca_pem=None,
)


def test_the_file_the_centre_wrote_is_read(centre):
    file = read_enrolment_file(centre.enrolment_file())
    assert isinstance(file, EnrolmentFile)
    assert (file.kiosk_number, file.url) == ("0041", centre.url)


@given(st.binary(max_size=300))
def test_any_bytes_are_an_answer_and_no_crash(raw):
    assert isinstance(read_enrolment_file(raw), NotAnEnrolment)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b" " * 70_000, "too_long"),
        (b"[" * 60_000, "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[]", "bad_fields"),
        (b"null", "bad_fields"),
        (b'{"format": 2}', "bad_fields"),
    ],
)
def test_what_is_no_file_says_why(raw, code):
    assert read_enrolment_file(raw) == NotAnEnrolment(code)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"url": "http://centre.example.vn"}, "bad_address"),
        ({"url": "file:///etc/passwd"}, "bad_address"),
        ({"kiosk_number": "41"}, "bad_fields"),
        ({"ca_pem": "no certificate"}, "bad_ca"),
    ],
)
def test_a_file_with_one_wrong_field_is_refused(centre, changes, code):
    assert read_enrolment_file(centre.enrolment_file(**changes)) == NotAnEnrolment(code)


@pytest.mark.parametrize("key", ["seal_key", "receipt_key"])
@pytest.mark.parametrize("value", ["", "AAAA", b64(b"x" * 32), b64(b"x" * 33)])
def test_a_key_that_is_not_the_named_one_is_refused(centre, key, value):
    file = json.loads(centre.enrolment_file())
    file["keys"][key] = value
    assert read_enrolment_file(json.dumps(file).encode()) == NotAnEnrolment("bad_keys")


@pytest.mark.parametrize(
    "url",
    [
        "https://centre.example.vn",
        "https://centre.example.vn:8443/hcc/",
        "https://10.0.0.7",
        "https://[2001:db8::1]:443",
        "http://127.0.0.1:8765",
        "http://[::1]:8765",
        "http://localhost:8765",
    ],
)
def test_https_anywhere_and_http_on_this_machine_are_allowed(url):
    assert is_allowed_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "centre.example.vn",
        "http://centre.example.vn",
        "http://127.0.0.1.example.vn",
        "http://localhost.example.vn",
        "http://127.0.0.1@evil.example",
        "https://user:word@centre.example.vn",
        "https://centre.example.vn/?next=evil",
        "https://centre.example.vn/#a",
        "https://centre .example.vn",
        "https://centre.example.vn:99999",
        "https://",
        "ftp://127.0.0.1",
        "https://ví-dụ.vn",
        "https://centre.example.vn/%2e%2e",
    ],
)
def test_any_other_address_is_not(url):
    assert not is_allowed_address(url)


def test_the_enrolment_is_kept_privately_and_read_back(data_dir):
    assert load_enrolment(data_dir) is None
    assert store_enrolment(data_dir, KNOWN)
    assert load_enrolment(data_dir) == KNOWN
    assert stat.S_IMODE(enrolment_path(data_dir).stat().st_mode) == 0o600


def test_a_second_enrolment_changes_nothing(data_dir):
    store_enrolment(data_dir, KNOWN)
    assert not store_enrolment(data_dir, replace(KNOWN, seal_key=bytes(PrivateKey.generate())))
    assert load_enrolment(data_dir) == KNOWN


@pytest.mark.parametrize("kept", [b"", b"[]", b"{}", b'{"keys": 1}', b"\xff"])
def test_a_damaged_enrolment_is_told(data_dir, kept):
    data_dir.mkdir()
    enrolment_path(data_dir).write_bytes(kept)
    with pytest.raises(KeyDamaged):
        load_enrolment(data_dir)
