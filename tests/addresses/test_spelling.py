import pytest

from kiosk.addresses.spelling import exact_key, folded_key, tokens_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà Bình", "Hòa Bình"), ("Giao Thuỷ", "giao thủy"), ("B’Lao", "B'lao"), ("P. 05", "p 5")],
)
def test_ways_of_writing_the_same_name_are_alike(one: str, other: str):
    assert exact_key(one) == exact_key(other)


def test_marks_part_names_only_where_they_are_asked_for():
    assert exact_key("Ba Tơ") != exact_key("Ba Tô")
    assert folded_key("Ba Tơ") == folded_key("Ba Tô") == ("ba", "to")
    assert exact_key("thá") != exact_key("thạ")


def test_words_know_where_they_stand_and_whether_a_part_begins():
    tokens = tokens_of("Q1, P.Hải An - HN")
    assert [token.folded for token in tokens] == ["q", "1", "p", "hai", "an", "hn"]
    assert [token.begins for token in tokens] == [True, False, True, False, False, True]
    assert [(token.start, token.end) for token in tokens][:3] == [(0, 1), (1, 2), (4, 5)]


def test_signs_alone_are_no_words():
    assert tokens_of(" ,.;-_ ") == ()
