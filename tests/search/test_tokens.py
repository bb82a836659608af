import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.search.tokens import sound_of, spelled_out, tokens_of, tokens_of_each, words_of


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


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà giải", "hòa giải"),
        ("xoá", "xóa"),
        ("uỷ quyền", "ủy quyền"),
        ("quý", "quý"),
        ("khoẻ", "khỏe"),
    ],
)
def test_both_ways_to_place_a_tone_are_one_word(new, old):
    assert words_of(new) == words_of(old)


def test_a_tone_after_qu_stays_where_it_is():
    assert words_of("quý") == ["quý"]


def test_many_texts_are_cut_as_one_by_one():
    texts = ["Giấy khai sinh", "", "cccd\nhết hạn", "bà 76 tuổi"]
    assert tokens_of_each(texts) == [tokens_of(text) for text in texts]
    short = tokens_of_each(["gks cũ"], {"gks": "giấy khai sinh"})[0]
    assert [token.written for token in short] == ["giấy", "khai", "sinh", "cũ"]


def test_words_without_short_forms_stay_as_they_are():
    words = ["khai", "sinh"]
    assert spelled_out(words, {"gks": "giấy khai sinh"}) is words


@given(st.text(max_size=200))
def test_any_text_is_cut(text):
    assert all(token.written and token.folded for token in tokens_of(text))


@given(st.lists(st.text(max_size=40), max_size=6))
def test_each_text_stays_apart(texts):
    assert len(tokens_of_each(texts)) == len(texts)
