import json

import pytest

import bench.__main__ as command
from bench.result import Result
from bench.workbench import NotMeasured


def measured(bench):
    return [
        Result(
            name="thing", what="a thing", ours=float(bench.rounds), peer=2.0, peer_name="peer",
            goal="<=1.0", rounds=bench.rounds, unit="ms", load=0.0, samples={},
        )
    ]  # fmt: skip


def missing(bench):
    message = "there is no Xvfb"
    raise NotMeasured(message)


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.setattr(command, "BENCHES", {"thing": measured, "gone": missing})
    monkeypatch.setattr(command.signal, "signal", lambda *_: None)
    return lambda *arguments: command.main([*arguments, "--results", str(tmp_path)])


def test_a_named_bench_is_written_and_shown(run, tmp_path, capsys):
    assert run("thing", "--rounds", "1") == 0
    assert json.loads((tmp_path / "thing.json").read_text("utf-8"))["met"] is True
    assert (tmp_path / "bench.png").exists()
    assert capsys.readouterr().out.splitlines()[-1].startswith("thing")


def test_a_missed_goal_is_no_failure_of_the_measuring(run, tmp_path):
    assert run("thing", "--rounds", "9") == 0
    assert json.loads((tmp_path / "thing.json").read_text("utf-8"))["met"] is False


def test_what_cannot_be_measured_is_said_and_the_rest_goes_on(run, tmp_path, capsys):
    assert run() == 1
    assert "gone: not measured: there is no Xvfb" in capsys.readouterr().out
    assert [path.name for path in tmp_path.glob("*.json")] == ["thing.json"]


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["--rounds", "0"], ["--changes", "3"], ["--changes", "0"]]
)
def test_wrong_use_exits_2(run, arguments, capsys):
    with pytest.raises(SystemExit) as left:
        run(*arguments)
    assert left.value.code == 2
    assert capsys.readouterr().err
