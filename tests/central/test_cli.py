import json
import stat

import pytest

from sync.wire import EnrolmentFile
from tests.central.serving import command_json, run_command, run_process

ON_BOTH_ENGINES = True


@pytest.fixture
def ready_dir(data_dir):
    command_json(data_dir, "init")
    return data_dir


def failure(done) -> str:
    answer = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 1
    assert answer["ok"] is False
    assert answer["message"]
    return answer["error"]


def test_init_twice_keeps_the_first_centre(data_dir):
    first = command_json(data_dir, "init")
    again = command_json(data_dir, "init")

    assert (first["created"], again["created"]) == (True, False)
    assert first["centre"] == again["centre"]
    assert first["seal_key_id"] == again["seal_key_id"]
    assert stat.S_IMODE(data_dir.stat().st_mode) == 0o700


def test_the_keys_are_never_made_in_a_kiosks_folder(tmp_path):
    (tmp_path / "kiosk.db").touch()

    done = run_command(tmp_path / "inner" / "central", "init", "--json")

    assert failure(done) == "inside_kiosk"
    assert not (tmp_path / "inner").exists()


@pytest.mark.parametrize(
    "command",
    [
        ["run"],
        ["staff", "add", "lan"],
        ["kiosks", "add", "A", "-o", "x"],
        ["kiosks", "revoke", "0001"],
    ],
    ids=" ".join,
)
def test_before_init_commands_say_so(data_dir, command):
    assert failure(run_command(data_dir, *command, "--json")) == "not_initialised"
    assert not data_dir.exists()


def test_the_list_of_nothing_is_empty_and_makes_nothing(data_dir):
    assert command_json(data_dir, "kiosks", "list") == []
    assert not data_dir.exists()


def test_a_first_password_is_printed_once_and_stored_nowhere(ready_dir):
    answer = command_json(ready_dir, "staff", "add", "lan")

    files = [path.read_bytes() for path in ready_dir.rglob("*") if path.is_file()]
    assert not any(answer["password"].encode() in content for content in files)
    assert failure(run_command(ready_dir, "staff", "add", "lan", "--json")) == "name_taken"


def test_a_given_password_is_read_from_stdin_and_not_printed(ready_dir):
    done = run_command(
        ready_dir, "staff", "add", "lan", "--password-stdin", "--json", stdin="mot-mat-khau-dai\n"
    )

    assert "password" not in json.loads(done.stdout)
    assert "mot-mat-khau-dai" not in done.stdout


def test_a_short_password_is_refused(ready_dir):
    done = run_command(
        ready_dir, "staff", "add", "lan", "--password-stdin", "--json", stdin="ngan\n"
    )

    assert failure(done) == "bad_password"


def test_an_enrolment_file_is_private_and_names_the_centre(ready_dir, tmp_path):
    output = tmp_path / "kiosk.json"
    url = "https://centre.example"

    answer = command_json(
        ready_dir, "kiosks", "add", "Sảnh chính", "-o", str(output), CENTRAL_URL=url
    )

    file = EnrolmentFile.model_validate_json(output.read_bytes())
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert (file.url, file.kiosk_number) == (url, answer["kiosk_number"])
    assert file.keys.centre == command_json(ready_dir, "init")["centre"]
    assert file.code not in json.dumps(answer)


def test_a_file_that_is_there_is_kept_and_no_number_is_used_up(ready_dir, tmp_path):
    output = tmp_path / "kiosk.json"
    output.write_text("mine")

    refused = run_command(ready_dir, "kiosks", "add", "A", "-o", str(output), "--json")
    nowhere = run_command(ready_dir, "kiosks", "add", "A", "-o", "/nowhere/k.json", "--json")

    assert failure(refused) == "file_exists"
    assert failure(nowhere) == "cannot_write"
    assert output.read_text() == "mine"
    assert command_json(ready_dir, "kiosks", "list") == []


def test_kiosks_are_listed_and_revoked(ready_dir, tmp_path):
    command_json(ready_dir, "kiosks", "add", "Sảnh chính", "-o", str(tmp_path / "a"))
    command_json(ready_dir, "kiosks", "add", "Công an", "-o", str(tmp_path / "b"))

    listed = command_json(ready_dir, "kiosks", "list")
    assert [(row["number"], row["name"], row["state"]) for row in listed] == [
        ("0001", "Sảnh chính", "waiting"),
        ("0002", "Công an", "waiting"),
    ]
    assert command_json(ready_dir, "kiosks", "revoke", "0002")["ok"] is True
    unknown = run_command(ready_dir, "kiosks", "revoke", "0009", "--json")
    assert failure(unknown) == "unknown_kiosk"
    plain = run_command(ready_dir, "kiosks", "list")
    assert "0001" in plain.stdout
    assert "Công an" in plain.stdout


@pytest.mark.parametrize(
    "command",
    [
        ["init"],
        ["run"],
        ["staff", "add"],
        ["kiosks", "add"],
        ["kiosks", "list"],
        ["kiosks", "revoke"],
        ["kiosks", "ward"],
        ["staff", "wards"],
    ],
    ids=" ".join,
)
def test_every_command_helps_with_an_example(data_dir, command):
    done = run_command(data_dir, *command, "--help")

    assert done.returncode == 0
    assert f"Example: central {' '.join(command)}" in done.stdout


@pytest.mark.parametrize("command", [["kiosks", "add", "A"], ["nonsense"], ["run", "--port", "x"]])
def test_wrong_use_exits_two(data_dir, command):
    assert run_command(data_dir, *command).returncode == 2


def test_wrong_settings_are_told(data_dir, tmp_path):
    file = tmp_path / "central.toml"
    file.write_text("prt = 1")

    done = run_command(data_dir, "init", "--config", str(file), "--json")

    assert failure(done) == "bad_settings"


def test_keys_open_to_others_stop_the_centre(ready_dir):
    (ready_dir / "keys" / "seal.key").chmod(0o644)

    assert failure(run_command(ready_dir, "run", "--port", "0", "--json")) == "keys_unfit"


def test_as_a_process_it_answers_on_stdout_and_exits_by_the_answer(data_dir):
    good = run_process(data_dir, "kiosks", "list", "--json")
    bad = run_process(data_dir, "kiosks", "revoke", "0001")

    assert (good.returncode, good.stdout) == (0, "[]\n")
    assert (bad.returncode, bad.stdout) == (1, "")
    assert "central init" in bad.stderr
