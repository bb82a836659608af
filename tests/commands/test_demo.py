"""The command around the walks; the walks themselves are in tests/journeys."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kiosk.cli import app
from kiosk.commands import demo
from kiosk.commands.demo_variants import VARIANTS
from kiosk.demo import result as results
from kiosk.demo.remote import DemoError

Played = results.Result | DemoError


def played(*, ok: bool = True) -> results.Result:
    return results.Result(
        ok=ok,
        reference="00010000119",
        delivered=1,
        equal=ok,
        duplicates=0,
        purged=True,
        steps=["Bấm để bắt đầu"],
        pictures=[],
    )


@pytest.fixture
def run(monkeypatch) -> Callable[..., Result]:
    """Run the command; `plays` gives what comes of a variant's walk."""

    def run(*arguments: str, plays: Callable[[str], Played] = lambda name: played()) -> Result:
        names = {id(variant): name for name, variant in VARIANTS.items()}
        monkeypatch.setattr(demo, "play", lambda variant, pictures: plays(names[id(variant)]))
        return CliRunner().invoke(app, ["demo", *arguments])

    return run


def test_help_tells_of_every_variant():
    text = " ".join(
        CliRunner(env={"COLUMNS": "400"}).invoke(app, ["demo", "--help"]).stdout.split()
    )
    for name, variant in VARIANTS.items():
        assert f"{name}: {variant.shows}" in text
    assert "all: every one" in text


def test_another_word_is_no_variant(run):
    done = run("--variant", "death")
    assert done.exit_code == 2
    assert "unknown variant death" in done.stderr


def test_a_walk_answers_with_its_result(run):
    done = run("--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == vars(played())


@pytest.mark.parametrize("come", [played(ok=False), DemoError("no thing named 'Lưu'")])
def test_a_walk_that_is_not_well_says_why(run, come):
    done = run("--json", plays=lambda name: come)
    answer = json.loads(done.stdout)
    assert (done.exit_code, answer["ok"], answer["error"]) == (1, False, "demo_failed")
    assert answer["message"] == (come.sentence if isinstance(come, results.Result) else str(come))


def test_all_gives_a_line_a_variant(run):
    done = run("--variant", "all")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert [line.partition(":")[0] for line in lines] == [*VARIANTS]
    assert all(line.partition(": ")[2].startswith("ok, ") for line in lines)


def test_all_goes_on_after_one_that_stopped_and_is_not_well_then(run):
    done = run(
        "--variant",
        "all",
        "--json",
        plays=lambda name: DemoError("covered") if name == "birth" else played(),
    )
    answer = json.loads(done.stdout)
    assert (done.exit_code, answer["ok"], answer["error"]) == (1, False, "demo_failed")
    assert answer["message"] == "not well: birth"
    assert [*answer["variants"]] == [*VARIANTS]
    assert answer["variants"]["birth"]["message"] == "covered"
    assert len(done.stderr.splitlines()) == len(VARIANTS)


def test_all_keeps_each_ones_pictures_apart(monkeypatch, tmp_path: Path):
    folders = []
    monkeypatch.setattr(demo, "play", lambda variant, folder: folders.append(folder) or played())
    CliRunner().invoke(app, ["demo", "--variant", "all", "--pictures", str(tmp_path)])
    assert folders == [tmp_path / name for name in VARIANTS]
