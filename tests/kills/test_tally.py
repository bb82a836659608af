import pytest

from tests.kills.rounds import Kill, Played
from tests.kills.tally import Tally, result_of

KILLS = [Kill("agent", 1, "before"), Kill("centre", 2, "after"), Kill("ui", 3, "after")]


def test_rounds_of_several_orders_are_counted_by_victim(tmp_path):
    paths = [tmp_path / "build" / name for name in ("one", "two")]
    for path in paths:
        for kill in KILLS:
            with Tally(path).noting(kill) as played:
                played.append(Played(9, killed=kill.victim != "ui"))

    result = result_of(paths)
    assert (result.ours, result.met) == (4, False)
    assert "(agent 2, centre 2, ui 0; 2 different places)" in result.what
    assert "broken rounds: 0" in result.what


def test_a_round_that_broke_a_promise_is_counted_and_still_fails(tmp_path):
    tally = Tally(tmp_path / "one")

    with pytest.raises(AssertionError, match="lost"), tally.noting(KILLS[0]):
        raise AssertionError("lost")

    result = result_of([tmp_path / "one"])
    assert result.ours == 0
    assert "broken rounds: 1" in result.what
