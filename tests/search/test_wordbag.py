import pytest

from kiosk.search.wordbag import WordBag

SAID = [
    (0, ["giay", "khai", "sinh"], 1.0),
    (1, ["giay", "khai", "tu"], 1.0),
    (2, ["tu", "giay", "khai"], 1.0),
    (3, ["tam", "tru"], 1.0),
]


@pytest.fixture
def bag():
    return WordBag(SAID)


def ask(bag, *words):
    return bag.scores([{word: 1.0} for word in words])


def test_rare_words_are_worth_more(bag):
    scores = ask(bag, "khai", "sinh")
    assert max(scores, key=scores.__getitem__) == 0
    assert bag.spread("khai") > bag.spread("sinh")


def test_words_side_by_side_are_worth_more(bag):
    scores = ask(bag, "khai", "tu")
    assert scores[1] > scores[2]


def test_a_word_between_two_costs_something(bag):
    near, apart = ask(bag, "khai", "tu"), ask(bag, "khai", "cho", "tu")
    assert near[1] > apart[1] > apart[2]


def test_a_likeness_counts_by_how_good_it_is(bag):
    assert bag.scores([{"sinh": 0.5}])[0] == pytest.approx(bag.scores([{"sinh": 1.0}])[0] / 2)


def test_what_nobody_says_is_worth_nothing(bag):
    assert ask(bag, "xyz") == {}
    assert WordBag([]).scores([{"khai": 1.0}]) == {}
