import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.directory.store import path_of
from tests.directory.examples import BEES, have_imported, row
from tests.library import in_use

KEYS = [
    *("code", "name", "plain_name", "field", "agency", "guided", "ends"),
    *("effective_from", "effective_to"),
]


def run(*arguments):
    return CliRunner().invoke(app, ["procedures", *arguments])


def test_the_list_names_the_guided_procedures():
    done = run("list", "--json", "--on", "2026-11-24T09:00")
    assert done.exit_code == 0
    found = json.loads(done.stdout.splitlines()[-1])
    assert {item["code"] for item in found} >= {item.code for item in in_use().procedures}
    assert all(list(item) == KEYS for item in found)
    birth = next(item for item in found if item["code"] == "1.001193")
    assert (birth["plain_name"], birth["ends"]) == ("Giấy khai sinh cho bé", "prepared")
    assert birth["guided"] is True


def test_the_list_is_for_people_too():
    assert "1.001193  Giấy khai sinh cho bé" in run("list").stdout


def test_a_procedure_is_shown_whole():
    done = run("show", "1.001193", "--json", "--on", "2026-11-24T09:00")
    shown = json.loads(done.stdout.splitlines()[-1])
    assert shown["code"] == "1.001193"
    assert shown["parts"][0]["questions"]
    assert shown["guided"] is True
    text = run("show", "1.001193", "--on", "2026-11-24T09:00").stdout
    assert "Thủ tục đăng ký khai sinh" in text


@pytest.mark.parametrize("arguments", [("9.999999",), ("1.001193", "--on", "1999-01-01T00:00")])
def test_an_unknown_procedure_says_so(arguments):
    done = run("show", *arguments, "--json")
    assert done.exit_code == 1
    answer = json.loads(done.stdout.splitlines()[-1])
    assert (answer["ok"], answer["error"]) == (False, "unknown_procedure")
    assert answer["message"]


def test_a_wrong_moment_is_wrong_use():
    assert run("list", "--on", "someday").exit_code == 2


@pytest.fixture
def imported(tmp_path, monkeypatch):
    have_imported(tmp_path)
    monkeypatch.setenv("KIOSK_DATA_DIR", str(tmp_path))
    return tmp_path


def test_what_only_the_directory_has_is_listed_after_what_is_guided(imported):
    found = json.loads(run("list", "--json", "--on", "2026-11-24").stdout.splitlines()[-1])
    assert all(list(item) == KEYS for item in found)
    assert [item["guided"] for item in found] == sorted((i["guided"] for i in found), reverse=True)
    bees = next(item for item in found if item["code"] == BEES)
    assert (bees["guided"], bees["ends"], bees["agency"]) == (False, None, "Cấp xã")
    assert f"{BEES}  Đăng ký ví dụ về nuôi ong lấy mật  (quầy)" in run("list").stdout


def test_what_the_directory_says_is_shown(imported):
    shown = json.loads(run("show", BEES, "--json").stdout.splitlines()[-1])
    assert list(shown)[: len(KEYS)] == KEYS
    assert shown["channels"] == [{"way": "in_person", "time": "3 working_day", "fee_dong": 0}]
    assert shown["imported_at"].startswith("2026-11-20T")
    text = run("show", BEES).stdout
    assert "3 ngày làm việc" in text
    assert "Mời quý vị ra quầy tiếp nhận." in text


def test_guidance_wins_over_the_directory(imported):
    have_imported(imported, (row("1.001193", "Ví dụ"), row(BEES, "Ví dụ khác")))
    found = json.loads(run("list", "--json", "--on", "2026-11-24").stdout.splitlines()[-1])
    assert [item["guided"] for item in found if item["code"] == "1.001193"] == [True]
    shown = json.loads(run("show", "1.001193", "--json").stdout.splitlines()[-1])
    assert shown["guided"] is True
    early = run("show", "1.001193", "--json", "--on", "1999-01-01")
    assert json.loads(early.stdout.splitlines()[-1])["name"] == "Ví dụ"


def test_a_damaged_directory_is_told_and_left_out(imported):
    path_of(imported).write_text("x", "utf-8")
    done = run("list", "--json")
    assert done.exit_code == 0
    assert all(item["guided"] for item in json.loads(done.stdout.splitlines()[-1]))
    assert "left out" in done.stderr
