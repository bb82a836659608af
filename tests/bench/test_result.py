import json

import pytest

from bench.result import Result, keeps, medians, middle_round, read_results, write_results

CONTRACT = ["name", "what", "ours", "peer", "peer_name", "ratio", "goal", "met", "rounds", "unit"]


def a_result(**changes):
    fields = {
        "name": "saves",
        "what": "durable saves",
        "ours": 300.0,
        "peer": 400.0,
        "peer_name": "raw sqlite3",
        "goal": ">=0.60",
        "rounds": 5,
        "unit": "saves/s",
        "load": 0.4,
        "samples": {"ours": [300.0], "peer": [400.0]},
    }
    return Result(**(fields | changes))


@pytest.mark.parametrize(
    ("goal", "ratio", "kept"),
    [
        ("<=0.5", 0.5, True),
        ("<=0.5", 0.51, False),
        (">=0.60", 0.6, True),
        (">=0.60", 0.59, False),
        ("<=1.0", 1.2, False),
    ],
)
def test_a_goal_says_which_side_is_good(goal, ratio, kept):
    assert keeps(goal, ratio) is kept


@pytest.mark.parametrize("goal", ["0.5", "<0.5", "<=", "<=0.5 ms"])
def test_a_goal_without_direction_or_number_is_refused(goal):
    with pytest.raises(ValueError, match="no goal"):
        keeps(goal, 0.1)


def test_the_keys_of_the_contract_come_first_and_in_order():
    assert list(a_result().to_json())[: len(CONTRACT)] == CONTRACT


def test_the_ratio_is_ours_by_peer():
    assert a_result().to_json()["ratio"] == 0.75


def test_a_missed_goal_is_written_as_missed(tmp_path):
    write_results([a_result(ours=100.0)], tmp_path)
    assert json.loads((tmp_path / "saves.json").read_text("utf-8"))["met"] is False


def test_what_is_written_is_read_back(tmp_path):
    written = [a_result(name="first"), a_result(name="second", floor=3.0, floor_name="window")]
    write_results(written, tmp_path)
    assert read_results(tmp_path) == [result.to_json() for result in written]


def test_the_median_round_of_each_side_counts():
    assert medians({"ours": [9.0, 1.0, 2.0], "peer": [4.0, 8.0]}) == {"ours": 2.0, "peer": 6.0}


def test_sides_are_compared_within_the_round_of_the_median_ratio():
    samples = {"ours": [1.0, 3.0, 8.0], "peer": [10.0, 10.0, 10.0], "floor": [7.0, 8.0, 9.0]}
    middle = middle_round(samples, "ours", "peer", "<=0.5")
    assert middle == {"ours": 3.0, "peer": 10.0, "floor": 8.0}


def test_medians_of_different_rounds_are_never_set_beside_each_other():
    samples = {"ours": [9.0, 10.0, 13.0, 17.0, 14.0], "peer": [22.0, 19.0, 25.0, 20.0, 16.0]}
    middle = middle_round(samples, "ours", "peer", ">=0.60")
    assert (middle["ours"], middle["peer"]) == (10.0, 19.0)


@pytest.mark.parametrize(("goal", "ours"), [("<=0.5", 3.0), (">=0.5", 2.0)])
def test_of_two_middle_rounds_the_one_further_from_the_goal_counts(goal, ours):
    samples = {"ours": [1.0, 2.0, 3.0, 4.0], "peer": [10.0] * 4}
    assert middle_round(samples, "ours", "peer", goal)["ours"] == ours


def test_a_report_beside_the_results_is_none(tmp_path):
    write_results([a_result()], tmp_path)
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    assert read_results(tmp_path) == [a_result().to_json()]
