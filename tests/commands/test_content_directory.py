import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.directory.store import load_directory, path_of
from tests.directory.examples import BEES, ROWS, SCHOOL, as_csv, row
from tests.library import in_use

KEYS = ["ok", "entries", "new", "gone", "changed", "guided_missing"]


@pytest.fixture
def data_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def take_in(tmp_path, data_dir):
    """Import rows; the exit code and the whole answer."""

    def run(rows=ROWS, *options, text=None):
        file = tmp_path / "list.csv"
        file.write_text(as_csv(tuple(rows)) if text is None else text, "utf-8")
        done = CliRunner().invoke(
            app, ["content", "import-directory", str(file), "--json", *options]
        )
        return done.exit_code, json.loads(done.stdout.splitlines()[-1])

    return run


def text_of(tmp_path, rows, *options):
    file = tmp_path / "list.csv"
    file.write_text(as_csv(tuple(rows)), "utf-8")
    return CliRunner().invoke(app, ["content", "import-directory", str(file), *options])


def test_the_first_list_is_all_new(take_in, data_dir):
    status, answer = take_in()
    assert (status, list(answer), answer["ok"], answer["entries"]) == (0, KEYS, True, 4)
    assert answer["new"] == [one["code"] for one in ROWS]
    assert (answer["gone"], answer["changed"]) == ([], [])
    stored = load_directory(data_dir)
    assert (len(stored.entries), stored.version, len(stored.digest)) == (4, 1, 64)


def test_the_same_list_again_says_that_nothing_changed(take_in, data_dir, tmp_path):
    take_in()
    _, answer = take_in()
    assert (answer["new"], answer["gone"], answer["changed"]) == ([], [], [])
    assert load_directory(data_dir).version == 1
    assert "4 procedures. Nothing changed." in text_of(tmp_path, ROWS).stdout


def test_what_came_went_and_changed_is_told(take_in, data_dir, tmp_path):
    take_in()
    bees = ROWS[0] | {"in_person_time": "5 working_day"}
    rows = (bees, row("9.100009", "Ví dụ mới"), *ROWS[2:])
    text = text_of(tmp_path, rows, "--dry-run").stdout
    _, answer = take_in(rows)
    assert (answer["new"], answer["gone"]) == (["9.100009"], [SCHOOL])
    assert answer["changed"] == [
        {
            "code": BEES,
            "field": "in_person_time",
            "before": "3 working_day",
            "after": "5 working_day",
        }
    ]
    assert load_directory(data_dir).version == 2
    assert "4 procedures: 1 new, 1 gone, 1 changed." in text
    assert "+ 9.100009  Ví dụ mới" in text
    assert f"- {SCHOOL}  Hỗ trợ ví dụ" in text
    assert f"~ {BEES}  in_person_time: 3 working_day -> 5 working_day" in text


def test_a_dry_run_keeps_nothing(take_in, data_dir):
    _, answer = take_in(ROWS, "--dry-run")
    assert len(answer["new"]) == 4
    assert not data_dir.exists()


def test_guided_codes_the_list_lacks_are_told_and_stay_guided(take_in, tmp_path):
    guided = {procedure.code for procedure in in_use().procedures}
    codes = sorted(code for code in guided if not code.startswith("local."))
    _, answer = take_in((*ROWS, row(codes[0], "Ví dụ")))
    assert sorted(answer["guided_missing"]) == codes[1:]
    listed = CliRunner().invoke(app, ["procedures", "list", "--json", "--on", "2026-11-24"])
    found = json.loads(listed.stdout.splitlines()[-1])
    assert {one["code"] for one in found if one["guided"]} >= set(codes)
    assert "and still guided: " in text_of(tmp_path, ROWS).stdout


def test_a_json_list_is_taken_in_too(take_in, data_dir):
    assert take_in(text=json.dumps(ROWS))[0] == 0
    assert take_in(ROWS)[1]["changed"] == []


def test_a_list_with_faults_is_refused_whole_and_the_old_one_stays(take_in, data_dir, tmp_path):
    take_in()
    before = path_of(data_dir).read_bytes()
    wrong = (*ROWS[:1], row("x", "Ví dụ", page="ftp://example.vn/"))
    status, answer = take_in(wrong)
    assert (status, answer["ok"], answer["error"]) == (1, False, "directory_faulty")
    assert [(one["line"], one["column"]) for one in answer["problems"]] == [
        (3, "code"),
        (3, "page"),
    ]
    assert path_of(data_dir).read_bytes() == before
    told = text_of(tmp_path, wrong).stderr
    assert "list.csv: line 3, column page: 'ftp://example.vn/' is no address" in told
    assert "stays" in told


def test_a_damaged_directory_is_told_and_replaced(take_in, data_dir, tmp_path):
    take_in()
    path_of(data_dir).write_text("x", "utf-8")
    done = text_of(tmp_path, ROWS)
    assert "is of no use" in done.stderr
    assert "4 new" in done.stdout
    assert len(load_directory(data_dir).entries) == 4


def test_a_list_that_is_too_long_or_not_there_is_refused(take_in, data_dir, tmp_path):
    status, answer = take_in(text=" " * 8_000_001)
    assert (status, answer["error"]) == (1, "too_long")
    (tmp_path / "list.csv").unlink()
    (tmp_path / "list.csv").mkdir()
    done = CliRunner().invoke(
        app, ["content", "import-directory", str(tmp_path / "list.csv"), "--json"]
    )
    assert json.loads(done.stdout.splitlines()[-1])["error"] == "unreadable_file"
    assert not data_dir.exists()


def test_a_place_that_cannot_be_written_is_told(take_in, data_dir):
    path_of(data_dir).mkdir(parents=True)
    status, answer = take_in()
    assert (status, answer["error"]) == (1, "cannot_write")
    assert str(data_dir) in answer["message"]


def test_wrong_settings_are_told(take_in, monkeypatch):
    monkeypatch.setenv("KIOSK_CENTRE_PORT", "x")
    assert take_in()[1]["error"] == "bad_settings"


def test_wrong_use_exits_2(data_dir):
    assert CliRunner().invoke(app, ["content", "import-directory"]).exit_code == 2
