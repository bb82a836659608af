import json

import pytest

from central.tables import staff
from tests.central.serving import command_json, open_for, run_command

BA_DINH = {"code": "00004", "name": "Phường Ba Đình, Thành phố Hà Nội"}


@pytest.fixture
def ready_dir(data_dir):
    command_json(data_dir, "init")
    return data_dir


def error(done) -> str:
    assert done.returncode == 1, done.stdout
    return json.loads(done.stdout.splitlines()[-1])["error"]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], {"all_wards": False, "wards": []}),
        (["--all-wards"], {"all_wards": True, "wards": []}),
        (["--ward", "00004", "--ward", "00004"], {"all_wards": False, "wards": [BA_DINH]}),
    ],
)
def test_an_officer_is_added_with_what_she_sees_and_without_it_sees_nothing(
    ready_dir, options, shown
):
    answer = command_json(ready_dir, "staff", "add", "lan", *options)

    assert {key: answer[key] for key in shown} == shown
    again = command_json(ready_dir, "staff", "wards", "lan")
    assert {key: again[key] for key in shown} == shown


def test_wards_are_given_in_the_place_of_those_before(ready_dir):
    command_json(ready_dir, "staff", "add", "lan", "--all-wards")

    given = command_json(ready_dir, "staff", "wards", "lan", "--ward", "00008", "--ward", "00004")
    assert given["all_wards"] is False
    assert [one["code"] for one in given["wards"]] == ["00004", "00008"]
    assert command_json(ready_dir, "staff", "wards", "lan", "--none")["wards"] == []
    assert command_json(ready_dir, "staff", "wards", "lan", "--all-wards")["all_wards"] is True


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["add", "lan", "--ward", "99999"], "unknown_ward"),
        (["add", "lan", "--ward", "00004", "--all-wards"], "bad_wards"),
        (["wards", "lan", "--none", "--all-wards"], "bad_wards"),
        (["wards", "lan", "--none", "--ward", "00004"], "bad_wards"),
        (["wards", "nobody"], "unknown_officer"),
        (["wards", "nobody", "--all-wards"], "unknown_officer"),
        (["wards", "nobody", "--none"], "unknown_officer"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(ready_dir, arguments, code):
    assert error(run_command(ready_dir, "staff", *arguments, "--json")) == code
    database = open_for(ready_dir)
    with database.reader.connect() as connection:
        assert connection.execute(staff.select()).all() == []
    database.close()


def test_a_person_reads_what_she_sees(ready_dir):
    added = run_command(ready_dir, "staff", "add", "lan")
    assert "sees no declaration yet" in added.stdout
    told = run_command(ready_dir, "staff", "wards", "lan", "--ward", "00004")
    assert "00004 Phường Ba Đình" in told.stdout
