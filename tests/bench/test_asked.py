import pytest

from bench.asked import Answer, Asked, judge, names, read_half


def asked(*want, place=""):
    return Asked("hỏi", want, "plain", "resident", place)


def answer(*codes, away="", confident=False):
    return Answer(codes, away, confident)


def test_the_best_place_of_any_wanted_code_counts():
    assert judge(asked("b", "c"), answer("a", "b", "c")).rank == 2
    assert judge(asked("z"), answer("a")).rank == 0


def test_the_first_three_answer():
    assert judge(asked("c"), answer("a", "b", "c")).is_right
    assert not judge(asked("d"), answer("a", "b", "c", "d")).is_right


def test_sure_and_wrong_is_false():
    assert judge(asked("b"), answer("a", "b", confident=True)).falsely_sure
    assert not judge(asked("a"), answer("a", "b", confident=True)).falsely_sure
    assert not judge(asked("b"), answer("a", "b")).falsely_sure


def test_nobody_is_sent_away_for_what_the_commune_does():
    perhaps = judge(asked("a"), answer("a", away="Thuế"))
    surely = judge(asked("a"), answer("a", away="Thuế", confident=True))
    assert (perhaps.sent_wrongly, perhaps.falsely_sure) == (True, False)
    assert (surely.sent_wrongly, surely.falsely_sure) == (True, True)


def test_the_right_office_has_to_be_named():
    wanted = asked("elsewhere", place="cơ quan thuế, chi cục thuế")
    assert judge(wanted, answer(away="Xin hỏi cơ quan Thuế.")).is_right
    assert not judge(wanted, answer(away="Xin hỏi ngân hàng.")).is_right
    assert judge(wanted, answer(away="Xin hỏi ngân hàng.")).sent_wrongly
    assert judge(wanted, answer(away="Xin hỏi ngân hàng.", confident=True)).falsely_sure
    assert not judge(wanted, answer(away="Cơ quan thuế", confident=True)).falsely_sure
    assert not judge(wanted, answer("a")).sent_wrongly


def test_where_nobody_can_know_being_sure_is_the_fault():
    assert judge(asked("unsure"), answer("a", "b")).is_right
    assert not judge(asked("unsure"), answer("a", confident=True)).is_right
    assert not judge(asked("unsure"), answer(away="Thuế", confident=True)).is_right
    assert judge(asked("unsure"), answer(away="Thuế")).is_right


@pytest.mark.parametrize(
    ("place", "named"),
    [("toà án", True), ("thuế, tòa án", True), ("tòa hành chính", False), ("", True)],
)
def test_a_place_is_named_by_its_words(place, named):
    assert names("Xin hỏi Tòa án nhân dân khu vực.", place) is named


def test_every_query_of_the_tuning_half_is_labelled():
    queries = read_half("tuning")
    assert len(queries) > 400
    assert all(query.q and query.want for query in queries)
    assert all(query.place for query in queries if query.scope == "elsewhere")
