import json

import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.procedures.loading import load_all

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
    assert {item["code"] for item in found} >= {item.code for item in load_all().procedures}
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
