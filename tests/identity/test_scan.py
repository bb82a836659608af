import json
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.handoff.envelope import LIFETIME, seal
from kiosk.handoff.frame import frame_texts
from kiosk.identity.scan import Classified, Reason, classify, slip_reference
from kiosk.identity.sentences import identity_sentence
from tests.handoff.drafts import NOW, a_draft, a_long_draft

TODAY = date(2026, 11, 24)
CARD = "003165054321||TRẦN THỊ THỬ|17111965|Nữ|Thôn Ví Dụ, Xã Mẫu|11082021"
ENROLMENT = {
    "format": 1,
    "url": "https://centre.invalid",
    "kiosk_number": "0017",
    "code": "abc",
    "keys": {"centre": "c"},
    "ca_pem": None,
}


def with_check_digits(nine):
    """ISO 7064 MOD 97-10: kiosk number 4, counter 5, two digits that make it 1 mod 97."""
    return f"{nine}{98 - int(nine) * 100 % 97:02d}"


def scanned(text, *, enrolled=True):
    data = text if isinstance(text, bytes) else text.encode()
    return classify(data, TODAY, enrolled=enrolled)


def test_the_check_digits_are_mod_97_10():
    reference = with_check_digits("001700012")
    assert len(reference) == 11
    assert int(reference) % 97 == 1
    assert slip_reference(reference) == reference


@pytest.mark.parametrize("number", ["000100001", "999999999", "001700012", "000000001"])
def test_slips_are_known_with_and_without_their_mark(number):
    reference = with_check_digits(number)
    for text in (
        reference,
        f"PHIEU:{reference}",
        f"phieu: {reference}\r\n",
        " ".join([reference[:3], reference[3:]]),
    ):
        assert scanned(text) == Classified("slip", True, "good")


@given(st.integers(0, 999_999_999), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_no_slip(number, place, step):
    reference = with_check_digits(f"{number:09d}")
    wrong = reference[:place] + str((int(reference[place]) + step) % 10) + reference[place + 1 :]
    assert slip_reference(wrong) is None


@given(st.integers(0, 999_999_999), st.integers(0, 9))
def test_two_swapped_digits_are_no_slip(number, place):
    reference = with_check_digits(f"{number:09d}")
    swapped = reference[:place] + reference[place + 1] + reference[place] + reference[place + 2 :]
    assert slip_reference(swapped) is None or swapped == reference


def test_a_slip_with_a_wrong_number_is_said_to_be_one():
    assert scanned("PHIEU:00170001232") == Classified("slip", False, "bad_check_digits")
    assert scanned("PHIEU:").kind == "slip"
    assert scanned("00170001232") == Classified("unknown", False, "not_recognised")


def test_cards_are_known_and_read():
    assert scanned(CARD) == Classified("card", True, "good")
    assert scanned(CARD.replace("17111965", "31021965")) == Classified(
        "card", False, "bad_birth_date"
    )
    assert scanned("003165054321||TRẦN") == Classified("card", False, "too_few_fields")


def test_an_enrolment_counts_once():
    text = json.dumps(ENROLMENT)
    assert scanned(text, enrolled=False) == Classified("enrolment", True, "good")
    assert scanned(text, enrolled=True) == Classified("enrolment", False, "already_enrolled")
    assert scanned(json.dumps(ENROLMENT, indent=2), enrolled=False).ok


@pytest.mark.parametrize(
    "change",
    [
        {"url": "file:///etc/passwd"},
        {"url": 5},
        {"kiosk_number": "17"},
        {"kiosk_number": 17},
        {"code": ""},
        {"keys": "x"},
        {"format": 2},
        {"url": "http://far.invalid"},
    ],
)
def test_a_broken_enrolment_is_refused(change):
    text = json.dumps({**ENROLMENT, **change})
    assert scanned(text, enrolled=False) == Classified("enrolment", False, "bad_enrolment")


def test_a_badge_has_no_use_yet_and_is_left_alone():
    assert scanned("NHANVIEN:7") == Classified("badge", False, "not_available")


def carried(draft, **changes):
    return frame_texts(seal(replace(draft, **changes), None, lambda size: b"k" * size))


def test_a_declaration_that_was_taken_along_is_known_with_and_without_its_link():
    (text,) = carried(a_draft())
    for shown in (text, text.lower(), f"https://centre.invalid/mang-ve#{text}\r\n"):
        assert scanned(shown) == Classified("handoff", True, "good")


def test_one_of_several_codes_is_a_part():
    for text in carried(a_long_draft()):
        assert scanned(text) == Classified("handoff", True, "handoff_part")


def test_what_cannot_be_taken_up_says_why():
    (text,) = carried(a_draft())
    wrong = text[:-1] + ("0" if text[-1] != "0" else "1")
    assert scanned(wrong) == Classified("handoff", False, "handoff_damaged")
    assert scanned("CHUYEN:abc") == Classified("handoff", False, "handoff_damaged")
    (late,) = carried(a_draft(), made_at=NOW - LIFETIME * 2, expires_at=NOW - LIFETIME)
    assert scanned(late) == Classified("handoff", False, "handoff_expired")
    (years,) = carried(a_draft(), expires_at=NOW + timedelta(days=400))
    assert scanned(years) == Classified("handoff", False, "handoff_bad_content")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\x00", "empty"),
        (b"x" * 70_000, "too_long"),
        (b"\xff\xfe\xfd", "bad_encoding"),
        (b"ab\x00cd", "strange_characters"),
        (b"one\ntwo", "several_codes"),
        (b"https://vidu.vn/x", "link"),
        (b"javascript:alert(1)", "link"),
        (b"file:///etc/passwd", "link"),
        (b"WIFI:T:WPA;S:x;;", "link"),
        (b"www.vidu.vn", "link"),
        (b"mailto:a@b.vn", "link"),
        (b"hello", "not_recognised"),
        (b"$(reboot)", "not_recognised"),
        (b"'; DROP TABLE x", "not_recognised"),
        (b"003050012345", "not_recognised"),
        (b"{}", "not_recognised"),
        (b"{" * 60_000, "not_recognised"),
        (b'{"a":' + b"[" * 60_000, "not_recognised"),
        (b'{"url":1e999999}', "not_recognised"),
        (b"{" + b"1" * 5000 + b"}", "not_recognised"),
        (b"00020101021138", "not_recognised"),
        (b"IDVNM0501234567003050012345<<8", "not_recognised"),
    ],
)
def test_everything_else_is_unknown_and_never_acted_on(data, reason):
    assert scanned(data, enrolled=False) == Classified("unknown", False, reason)


@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=60).map(lambda t: t.encode("utf-8", "surrogatepass")),
    )
)
def test_any_bytes_are_classified_and_unknown_is_never_ok(data):
    found = classify(data, TODAY, enrolled=False)
    assert not (found.kind == "unknown" and found.ok)
    assert found.ok == (found.reason == "good")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*ENROLMENT, "x"]), inner, max_size=6)
        ),
        max_leaves=12,
    )
)
def test_any_json_is_classified(value):
    assert scanned(json.dumps(value), enrolled=False).kind in {"unknown", "enrolment", "slip"}


def test_every_reason_has_two_sentences():
    for reason in get_args(Reason):
        assert identity_sentence(reason, "vi") != identity_sentence(reason, "en")
