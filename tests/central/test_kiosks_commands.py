import json

import pytest

from tests.central.serving import command_json, run_command


@pytest.fixture
def ready_dir(data_dir):
    command_json(data_dir, "init")
    return data_dir


def error(done) -> str:
    assert done.returncode == 1, done.stdout
    return json.loads(done.stdout.splitlines()[-1])["error"]


def test_a_kiosk_is_added_in_its_ward_and_may_move(ready_dir, tmp_path):
    file = str(tmp_path / "a.json")
    added = command_json(ready_dir, "kiosks", "add", "Sảnh", "-o", file, "--ward", "00004")
    assert (added["kiosk_number"], added["ward"]) == ("0001", "00004")

    moved = command_json(ready_dir, "kiosks", "ward", "0001", "00008")

    assert (moved["ward"], moved["declarations"]) == ("00008", 0)
    (listed,) = command_json(ready_dir, "kiosks", "list")
    assert listed["ward"] == {"code": "00008", "name": "Phường Ngọc Hà, Thành phố Hà Nội"}
    assert "(Phường Ngọc Hà, Thành phố Hà Nội)" in run_command(ready_dir, "kiosks", "list").stdout


def test_without_a_ward_it_has_none(ready_dir, tmp_path):
    added = command_json(ready_dir, "kiosks", "add", "Sảnh", "-o", str(tmp_path / "a.json"))

    assert added["ward"] is None
    assert command_json(ready_dir, "kiosks", "list")[0]["ward"] is None


def test_an_unknown_ward_or_kiosk_is_refused_and_uses_up_nothing(ready_dir, tmp_path):
    file = tmp_path / "a.json"
    add = ["kiosks", "add", "Sảnh", "-o", str(file), "--ward", "99999", "--json"]

    assert error(run_command(ready_dir, *add)) == "unknown_ward"
    assert not file.exists()
    assert command_json(ready_dir, "kiosks", "list") == []
    assert error(run_command(ready_dir, "kiosks", "ward", "0001", "x", "--json")) == "unknown_ward"
    moved = run_command(ready_dir, "kiosks", "ward", "0001", "00004", "--json")
    assert error(moved) == "unknown_kiosk"


def test_who_was_never_revoked_is_not_reinstated(ready_dir, tmp_path):
    command_json(ready_dir, "kiosks", "add", "Sảnh", "-o", str(tmp_path / "a.json"))

    known = run_command(ready_dir, "kiosks", "reinstate", "0001", "--json")
    unknown = run_command(ready_dir, "kiosks", "reinstate", "0009", "--json")

    assert (error(known), error(unknown)) == ("not_revoked", "unknown_kiosk")
