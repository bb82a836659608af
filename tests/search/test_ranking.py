import pytest

from kiosk.search.ranking import Ranking
from kiosk.search.tokens import tokens_of

PHRASES = [
    (0, "giấy khai sinh", 1.0),
    (1, "giấy khai tử", 1.0),
    (2, "đăng ký tạm trú", 1.0),
    (3, "giấy độc thân", 1.0),
]


@pytest.fixture
def ranking():
    return Ranking(PHRASES, ["giấy"])


def best(ranking, query):
    scores = ranking.scores(tokens_of(query))
    return max(scores, key=scores.__getitem__) if scores else None


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("khai sinh", 0),
        ("khai sihn", 0),
        ("khai xinh", 0),
        ("KHAI TU", 1),
        ("tam tru", 2),
        ("tam chu", 2),
        ("độc th", 3),
        ("xyz", None),
        ("", None),
        ("...", None),
    ],
)
def test_the_nearest_phrase_wins(ranking, query, target):
    assert best(ranking, query) == target


def test_exact_marks_come_before_other_marks():
    ranking = Ranking([(0, "tư", 1.0), (1, "tử", 1.0), (2, "tu", 1.0)], [])
    scores = ranking.scores(tokens_of("tử"))
    assert scores[1] > scores[2] > scores[0]


def test_a_whole_phrase_is_worth_everything(ranking):
    assert ranking.scores(tokens_of("giấy khai sinh"))[0] == pytest.approx(1.0)


def test_words_in_order_are_worth_more(ranking):
    straight = ranking.scores(tokens_of("đăng ký tạm trú"))[2]
    turned = ranking.scores(tokens_of("trú tạm ký đăng"))[2]
    assert straight > turned


def test_filler_alone_decides_only_when_there_is_nothing_else(ranking):
    assert set(ranking.scores(tokens_of("giấy"))) == {0, 1, 3}
    assert set(ranking.scores(tokens_of("giấy sinh"))) == {0}


def test_rare_words_weigh_more(ranking):
    scores = ranking.scores(tokens_of("khai thân"))
    assert scores[3] > scores[0]


def test_an_empty_index_answers():
    assert Ranking([], []).scores(tokens_of("khai sinh")) == {}
