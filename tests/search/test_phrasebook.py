import pytest

from kiosk.search.phrasebook import PLACES, read_phrases
from kiosk.search.ranking import Ranking


def test_wordings_are_cut_and_empty_ones_left_out():
    read = read_phrases([(0, "gks", 1.0), (1, "…", 1.0)], {"gks": "giấy khai sinh"})
    assert [(p.target, [t.folded for t in p.tokens]) for p in read] == [
        (0, ["giay", "khai", "sinh"])
    ]


def test_a_very_long_wording_is_looked_at_in_part():
    assert len(read_phrases([(0, "a " * 200, 1.0)], {})[0].tokens) == PLACES


@pytest.mark.parametrize("query", ["tcnds", "vb tcnds", "t-c-n-d-s"])
def test_first_letters_stand_for_the_words(query):
    ranking = Ranking([(0, "từ chối nhận di sản", 1.0), (1, "nhận di sản", 1.0)])
    scores = ranking.scores(query)
    assert max(scores, key=lambda target: scores[target].total) == 0


def test_a_long_sentence_is_answered_by_the_part_that_tells():
    ranking = Ranking(
        [(0, "giấy khai sinh", 1.0), (1, "đi làm xa", 1.0), (2, "tạm trú", 1.0)], ["cháu", "ạ"]
    )
    scores = ranking.scores("cháu ạ, chẳng hiểu thế nào mà hôm qua tôi nghe rằng tạm trú lâu lắm")
    assert max(scores, key=lambda target: scores[target].total) == 2


def test_of_equal_wordings_the_shorter_one_is_looked_at_first():
    many = [(n, f"khai sinh cho {n} người xa lạ", 1.0) for n in range(1, 200)]
    ranking = Ranking([(0, "khai sinh", 1.0), *many], ["cho"])
    scores = ranking.scores("khai sinhf")
    assert max(scores, key=lambda target: scores[target].total) == 0
