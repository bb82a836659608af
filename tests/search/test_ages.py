import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.search.ages import group_of, with_ages


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("bà tôi 76 tuổi", "bà tôi 76 tuổi tuoi75"),
        ("bảy sáu tuổi", "76 tuổi tuoi75"),
        ("bảy mươi ba tuổi", "73 tuổi tuoi70"),
        ("tám mươi tuổi", "80 tuổi tuoi75"),
        ("mười bốn tuổi", "14 tuổi tuoi14"),
        ("mười tuổi", "10 tuổi tuoi6"),
        ("ba tuổi", "3 tuổi tuoi0"),
        ("bay muoi lam tuoi", "75 tuổi tuoi75"),
        ("cccd cho bé 9t", "cccd cho bé 9 tuổi tuoi6"),
        ("75 years old", "75 tuổi tuoi75 old"),
        ("dưới 14 tuổi", "dưới 14 tuổi tuoi6"),
        ("under 6 years", "under 6 tuổi tuoi0"),
    ],
)
def test_ages_are_written_in_digits_with_their_group(said, written):
    assert " ".join(with_ages(said.split())) == written


@pytest.mark.parametrize("said", ["2 bản", "năm 1975", "ba con", "tuổi", "tám", "mười", "999 tuổi"])
def test_other_numbers_stay(said):
    assert with_ages(said.split()) == said.split()


@given(st.lists(st.sampled_from(["bảy", "mươi", "mười", "lăm", "3", "75", "tuổi", "t", "9t", "a"])))
def test_any_words_are_read(words):
    assert with_ages(words).count("a") == words.count("a")


@given(st.integers(0, 125))
def test_every_age_has_one_group(age):
    assert int(group_of(age).removeprefix("tuoi")) <= age
