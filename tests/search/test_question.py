import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.search.question import readings

KNOWN = {"mat", "so", "muc", "do", "khai", "sinh", "tam", "tru", "the", "for"}


def read(query, short_forms=None):
    ways = readings(query, short_forms or {}, KNOWN.__contains__)
    return [["/".join(form.written for form in word.forms) for word in way] for way in ways]


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("giaays", "giấy"),
        ("tu73", "tử"),
        ("d9oi63", "đổi"),
        ("khoong", "không"),
        ("nguwowif", "người"),
        ("gôcs", "gốc"),
    ],
)
def test_keys_left_in_a_word_are_read_too(typed, word):
    assert read(typed) == [[f"{typed}/{word}"]]


def test_keys_are_read_word_by_word():
    assert read("vay vốn caanf") == [["vay", "vốn", "caanf/cần"]]


@pytest.mark.parametrize("word", ["khai", "for", "2", "ct07", "kt3"])
def test_whole_words_known_words_and_signs_stay(word):
    assert read(word) == [[word]]


def test_words_run_together_are_cut_where_both_are_known():
    assert read("mứcđộ") == [["mức", "độ"]]
    assert read("mứcđọt") == [["mứcđọt"]]


def test_short_forms_are_written_out_and_also_left():
    assert read("gks cũ", {"gks": "giấy khai sinh"}) == [
        ["giấy", "khai", "sinh", "cũ"],
        ["gks", "cũ"],
    ]


@pytest.mark.parametrize(
    ("query", "initials"), [("tcnds", "tcnds"), ("n-l-n", "nln"), ("khai", ""), ("abcdefgh", "")]
)
def test_what_is_no_syllable_may_stand_for_several_words(query, initials):
    word = readings(query, {}, KNOWN.__contains__)[0][0]
    assert word.initials == initials


@given(st.text(max_size=500))
def test_any_query_has_a_few_words(text):
    for way in readings(text, {"dk": "đăng ký"}, KNOWN.__contains__):
        assert len(way) <= 40
        assert all(word.typed.written and word.typed.folded for word in way)
