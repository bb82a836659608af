import unicodedata
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.identity.card import Card, CardCode, CardProblem, CardWarning, parse_card
from kiosk.identity.sentences import identity_sentence

TODAY = date(2026, 11, 24)
ADDRESS = "Số 5 ngõ 10 Phố Ví Dụ, Phường Mẫu, Quận Mẫu, Hà Nội"
MAN = f"003050012345|012345678|NGUYỄN VĂN MẪU|05031950|Nam|{ADDRESS}|20042021"
WOMAN = "003165054321||TRẦN THỊ THỬ|17111965|Nữ|Thôn Ví Dụ, Xã Mẫu, Huyện Mẫu, Nghệ An|11082021"


def parse(text):
    return parse_card(text if isinstance(text, bytes) else text.encode(), TODAY)


def read(text):
    card = parse(text)
    assert isinstance(card, Card), card
    return card


def test_a_card_gives_its_seven_fields():
    assert read(MAN).values() == {
        "number": "003050012345",
        "old_number": "012345678",
        "name": "NGUYỄN VĂN MẪU",
        "dob": "1950-03-05",
        "sex": "Nam",
        "address": ADDRESS,
        "issued": "2021-04-20",
    }


def test_an_empty_old_number_is_none():
    card = read(WOMAN)
    assert card.old_number is None
    assert (card.sex, card.dob, card.issued) == ("Nữ", date(1965, 11, 17), date(2021, 8, 11))
    assert card.warnings == ("pid_prefix_unknown",)


@pytest.mark.parametrize(
    "data",
    [
        ("\ufeff" + MAN).encode(),
        MAN.encode("utf-16"),
        MAN.encode() + b"\r\n",
        b"\x00" + MAN.encode() + b"\x00\x00",
        b"\x02" + MAN.encode() + b"\x03\r",
        f"]Q1{MAN}".encode(),
        f"{MAN}\r{MAN}\r".encode(),
        unicodedata.normalize("NFD", MAN).encode(),
        MAN.replace("|", " | ").encode(),
        f"{MAN}||||".encode(),
        f"{MAN}|CHA|MẸ|VỢ|X".encode(),
    ],
)
def test_a_card_is_read_whatever_the_reader_added(data):
    assert read(data) == read(MAN)


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        ("NGUYỄN VĂN MẪU", "NGUYEN VAN MAU", "marks_lost"),
        ("NGUYỄN VĂN MẪU", "NGUYEENX VAWN MAAUX", "marks_lost"),
        ("012345678", "12x", "old_number_unreadable"),
        ("05031950", "1950", "birth_year_only"),
        ("05031950", "00001950", "birth_year_only"),
        ("Nam", "", "sex_unreadable"),
        ("Nam", "?", "sex_unreadable"),
        ("|20042021", "", "issued_missing"),
        ("20042021", "", "issued_missing"),
        ("20042021", "2004", "issued_unreadable"),
        ("20042021", "31022021", "issued_unreadable"),
        ("20042021", "20042030", "issued_in_future"),
        ("20042021", "20041949", "issued_before_birth"),
        ("05031950", "05031951", "pid_year_differs"),
        ("Nam", "Nữ", "pid_sex_differs"),
        ("Nam", "Nu", "marks_lost"),
    ],
)
def test_what_is_odd_on_a_card_warns_and_the_rest_is_read(old, new, warning):
    card = read(MAN.replace(old, new, 1))
    assert warning in card.warnings
    assert card.number == "003050012345"


def test_a_birth_year_alone_is_kept():
    card = read(MAN.replace("05031950", "1950"))
    assert card.dob is None
    assert card.values()["dob"] == "1950"


def test_a_missing_address_warns():
    parts = MAN.split("|")
    parts[5] = ""
    assert "address_missing" in read("|".join(parts)).warnings


def test_five_fields_are_enough():
    card = read("|".join(MAN.split("|")[:5]))
    assert (card.address, card.issued) == (None, None)


def test_a_left_out_second_field_is_put_back():
    parts = MAN.split("|")
    assert read("|".join([parts[0], *parts[2:]])).values() == {
        **read(MAN).values(),
        "old_number": None,
    }


@pytest.mark.parametrize("separator", ["¦", "｜", "\t", "~"])
def test_a_separator_changed_by_a_keyboard_is_understood(separator):
    card = read(MAN.replace("|", separator))
    assert "separator_changed" in card.warnings
    assert card.name == "NGUYỄN VĂN MẪU"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x00\x00\r\n", "empty"),
        (b" \t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"a" * (64 * 1024 + 1), "too_long"),
        (b"\xff\xfe\xfd", "bad_encoding"),
        (b"\xc3\x28|", "bad_encoding"),
        (MAN.encode()[:40], "bad_encoding"),
        (MAN.encode("latin-1", "replace")[:30] + b"\xe9", "bad_encoding"),
        (MAN.replace("VĂN", "VĂ\x00N").encode(), "strange_characters"),
        (MAN.replace("VĂN", "VĂ\u202eN").encode(), "strange_characters"),
        (MAN.replace("Phố", "Ph\u200bố").encode(), "strange_characters"),
        (f"{MAN}\n{WOMAN}".encode(), "several_codes"),
        (b"https://vidu.vn", "not_a_card"),
        (b"hello", "not_a_card"),
        (b"|||||||", "not_a_card"),
        (b"a|b|c|d|e|f|g", "not_a_card"),
        (b"003050012345", "number_only"),
        (b"003 050 012 345", "number_only"),
        (b"003050012345|012345678|NGUY", "too_few_fields"),
        (MAN.replace("003050012345", "00305001234").encode(), "bad_number"),
        (MAN.replace("003050012345", "00305001234X").encode(), "bad_number"),
        (MAN.replace("NGUYỄN VĂN MẪU", "").encode(), "bad_name"),
        (MAN.replace("NGUYỄN VĂN MẪU", "NGUY?N V?N M?U").encode(), "bad_name"),
        (MAN.replace("05031950", "31021950").encode(), "bad_birth_date"),
        (MAN.replace("05031950", "").encode(), "bad_birth_date"),
        (MAN.replace("05031950", "25112026").encode(), "bad_birth_date"),
        (MAN.replace("05031950", "05031850").encode(), "bad_birth_date"),
        (MAN.replace("Số 5", "x" * 400).encode(), "bad_address"),
    ],
)
def test_what_is_no_card_says_why(data, code):
    assert parse(data) == CardProblem(code)


def test_exactly_64_kb_are_still_read():
    assert read(MAN.encode() + b"|" * (64 * 1024 - len(MAN.encode()))).number == "003050012345"


@given(st.binary(max_size=300))
def test_any_bytes_give_an_answer(data):
    assert isinstance(parse_card(data, TODAY), Card | CardProblem)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=12), st.sampled_from(["|", "¦", "\t"]))
def test_any_fields_give_an_answer(fields, separator):
    text = separator.join(["003050012345", *fields])
    assert isinstance(parse(text.encode("utf-8", "surrogatepass")), Card | CardProblem)


@given(st.integers(0, len(MAN)), st.integers(0, 255), st.booleans())
def test_one_wrong_byte_gives_an_answer(place, byte, insert):
    data = MAN.encode()
    broken = data[:place] + bytes([byte]) + data[place + (not insert) :]
    found = parse_card(broken, TODAY)
    assert isinstance(found, Card | CardProblem)


def test_every_code_and_warning_has_two_sentences():
    codes = {*get_args(CardCode), *get_args(CardWarning)}
    assert len(codes) > 20
    for code in codes:
        assert identity_sentence(code, "vi") != identity_sentence(code, "en")
