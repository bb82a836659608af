import json

import pytest

import bench.search_quality as command
from bench.asked import Answer, Asked, judge, read_half

SECRET = "câu không ai được thấy"


@pytest.fixture
def run(monkeypatch, tmp_path):
    wrong = judge(Asked(SECRET, ("a",), "plain", "resident"), Answer(("b",), "", confident=False))
    verdicts = {"ours": [wrong], "peer": [wrong]}
    monkeypatch.setattr(command, "results_of", lambda half: verdicts)
    return lambda *arguments: command.main([*arguments, "--results", str(tmp_path)])


def test_of_the_untouched_half_only_totals_are_told(run, tmp_path, capsys):
    assert run("untouched") == 0
    written = [path.read_text("utf-8") for path in tmp_path.iterdir()]
    assert len(written) == 2
    assert not [text for text in [*written, capsys.readouterr().out] if SECRET in text]


def test_failures_of_the_tuning_half_are_listed(run, tmp_path, capsys):
    run("tuning")
    assert SECRET in capsys.readouterr().out
    report = json.loads((tmp_path / "search_quality.json").read_text("utf-8"))
    assert report["tuning"]["failures"][0]["q"] == SECRET


def test_measuring_one_half_keeps_the_other(run, tmp_path):
    run("untouched")
    run("tuning")
    report = json.loads((tmp_path / "search_quality.json").read_text("utf-8"))
    assert set(report) == {"untouched", "tuning"}


def test_goals_are_judged_one_by_one_and_the_peer_stands_beside():
    right = judge(Asked("a", ("a",), "plain", "resident"), Answer(("a",), "", confident=True))
    wrong = judge(Asked("b", ("a",), "plain", "resident"), Answer((), "", confident=False))
    found = command.judged({"ours": [right], "peer": [right, wrong]}, 0.0)
    met = {result.name: result.met for result in found}
    assert met["search_recall_at_3"]
    assert not met["search_elsewhere"]
    assert met["search_false_confidence"]
    assert found[-1].ratio == 2.0


def test_both_sides_answer_every_query_of_the_tuning_half():
    verdicts = command.results_of("tuning")
    assert {side: len(found) for side, found in verdicts.items()} == dict.fromkeys(
        ("ours", "peer"), len(read_half("tuning"))
    )
