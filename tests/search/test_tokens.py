import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.search.tokens import readings, sound_of, tokens_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lam", "nam"),
        ("sinh", "xinh"),
        ("tru", "chu"),
        ("ky", "ki"),
        ("gia", "da"),
        ("ra", "da"),
        ("nghia", "ngia"),
        ("quy", "cui"),
    ],
)
def test_words_that_northern_people_mix_up_sound_alike(one, other):
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("khai", "chai"), ("tu", "tru"), ("hon", "con"), ("bao", "sao")]
)
def test_other_words_do_not(one, other):
    assert sound_of(one) != sound_of(other)


def test_words_are_cut_in_all_their_forms():
    token = tokens_of("  Đăng-ký ")[1]
    assert (token.written, token.folded, token.sound) == ("ký", "ky", "ci")
    assert not token.is_plain


def test_keys_left_in_a_query_are_read_too():
    said = [" ".join(t.written for t in way) for way in readings("giaays khai sinh", {})]
    assert said == ["giaays khai sinh", "giấy khai sinh"]


def test_short_forms_are_written_out():
    assert [t.written for t in readings("gks", {"gks": "giấy khai sinh"})[0]] == [
        "giấy",
        "khai",
        "sinh",
    ]


@given(st.text(max_size=500))
def test_any_query_has_a_few_words(text):
    for way in readings(text, {"dk": "đăng ký"}):
        assert len(way) <= 24
        assert all(token.written and token.folded for token in way)
