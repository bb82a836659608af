import pytest

from kiosk.search.ranking import Ranking

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
    scores = ranking.scores(query)
    return max(scores, key=lambda target: scores[target].total) if scores else None


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("khai sinh", 0),
        ("khai sihn", 0),
        ("khai xinh", 0),
        ("KHAI TU", 1),
        ("tam tru", 2),
        ("tam chu", 2),
        ("độc thâ", 3),
        ("khai sinhh", 0),
        ("ddoocj thaan", 3),
        ("tam5 tru1", 2),
        ("xyz", None),
        ("", None),
        ("...", None),
    ],
)
def test_the_nearest_phrase_wins(ranking, query, target):
    assert best(ranking, query) == target


def test_exact_marks_come_before_other_marks():
    ranking = Ranking([(0, "tư", 1.0), (1, "tử", 1.0), (2, "tu", 1.0)])
    scores = ranking.scores("tử")
    assert scores[1].total > scores[2].total > scores[0].total


def test_a_whole_phrase_is_worth_everything(ranking):
    assert ranking.scores("giấy khai sinh")[0] == pytest.approx((1.0, 1.0, 1.0))


def test_words_in_order_are_worth_more(ranking):
    straight = ranking.scores("đăng ký tạm trú")[2]
    turned = ranking.scores("trú tạm ký đăng")[2]
    assert straight.total > turned.total


def test_filler_alone_decides_only_when_there_is_nothing_else(ranking):
    assert set(ranking.scores("giấy")) == {0, 1, 3}
    assert set(ranking.scores("giấy sinh")) == {0}


def test_filler_without_marks_is_filler_in_a_question_without_marks(ranking):
    assert set(ranking.scores("giay sinh")) == {0}


def test_rare_words_weigh_more(ranking):
    scores = ranking.scores("khai thân")
    assert scores[3].total > scores[0].total


def test_what_is_not_answered_shows_in_what_is_covered(ranking):
    assert ranking.scores("khai sinh")[0].covered == pytest.approx(1.0)
    assert ranking.scores("khai sinh ngoài hành tinh")[0].covered < 0.7


def test_an_empty_index_answers():
    assert Ranking([]).scores("khai sinh") == {}
