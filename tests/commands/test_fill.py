import json

import pysqlite3.dbapi2 as driver
import pytest
from typer.testing import CliRunner

from kiosk.cli import app
from kiosk.procedures.loading import PROCEDURES
from sync.envelope import unseal
from sync.outbox import Outbox

COPIES = {
    "place": "counter",
    "kind_1": "school",
    "pages_1": 5,
    "copies_1": 3,
    "more_1": "done",
    "requester_name": "Nguyễn Văn Mẫu",
}


def payloads(data_dir):
    with driver.connect(data_dir / "kiosk.db") as connection:
        rows = connection.execute("SELECT sealed FROM payload").fetchall()
    return [bytes(row[0]) for row in rows]


def test_good_answers_are_sealed_and_queued(fill, data_dir, centre_key):
    status, answer = fill(COPIES)
    assert (status, answer["ok"]) == (0, True)
    assert len(answer["reference"]) == 11
    [sealed] = payloads(data_dir)
    text = unseal(sealed, centre_key)
    assert (text["id"], text["reference"]) == (answer["id"], answer["reference"])
    assert text["procedure"]["code"] == "2.000815"
    assert text["channel"] == "command"
    assert {name: text["answers"][name] for name in COPIES} == COPIES
    assert text["answers"]["fee_total"] == 21_000
    assert text["ends"] == "slip"
    outbox = Outbox.open(data_dir)
    assert outbox.lookup(answer["reference"]) == "here"
    outbox.close()


def test_an_address_is_one_line_and_its_units_are_sealed_beside_it(fill, data_dir, centre_key):
    home = {
        **COPIES,
        "place": "home",
        "home_person": "Nguyễn Thị Mẫu",
        "home_reason": "cannot_move",
        "home_address": "Số 5, thôn Đông, P. Hải An, TP Hải Phòng",
        "result_phone": "0912345678",
    }
    status, answer = fill(home)
    assert (status, answer["ok"]) == (0, True)
    [sealed] = payloads(data_dir)
    text = unseal(sealed, centre_key)
    assert text["answers"]["home_address"] == home["home_address"]
    units = text["addresses"]["home_address"]
    assert (units["province"], units["commune"], units["old"]) == ("31", "11413", None)
    assert units["valid_from"] == "2026-09-20"


def test_a_dry_run_needs_no_enrolment_and_saves_nothing(fill, data_dir):
    status, answer = fill(COPIES, "--dry-run")
    assert status == 0
    assert answer == {"ok": True, "id": None, "reference": None, "warnings": answer["warnings"]}
    assert not (data_dir / "kiosk.db").exists()


def test_without_enrolment_nothing_is_saved(fill):
    status, answer = fill(COPIES)
    assert (status, answer["ok"], answer["error"]) == (1, False, "not_enrolled")


def test_every_fault_is_named_in_words(fill):
    bad = {**COPIES, "pages_1": 0, "kind_1": "ticket", "colour": "red"}
    status, answer = fill(bad, "--dry-run")
    assert (status, answer["ok"], answer["error"]) == (1, False, "invalid_answers")
    faults = {(error["field"], error["code"]) for error in answer["errors"]}
    assert faults == {
        ("pages_1", "number_too_small"),
        ("kind_1", "unknown_option"),
        ("colour", "unknown_field"),
    }
    assert all(error["message"] for error in answer["errors"])
    assert answer["warnings"] == []


def test_faults_are_told_in_english_on_request(fill):
    _, answer = fill({**COPIES, "pages_1": 0}, "--dry-run", "--language", "en")
    assert answer["errors"][0]["message"].startswith("This number is too small.")


def test_wrong_answers_are_not_queued(fill, data_dir, centre_key):
    assert fill({**COPIES, "pages_1": 0})[0] == 1
    assert payloads(data_dir) == []


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b'"a"', b"\xff\xfe{}", b"nul", b"[" * 100_000, b'{"a": NaN}', b"{}\x00"],
)
def test_a_file_that_is_no_answers_is_refused(fill, text):
    status, answer = fill(text, "--dry-run")
    assert status == 1
    assert answer["error"] in ("bad_answers", "invalid_answers")


@pytest.mark.parametrize(
    "value", [None, True, 1.5, [], {}, {"a": [1]}, "\ud800", "a\x00b", "x" * 100_000, 10**40]
)
def test_a_hostile_value_is_an_error_of_its_field(fill, value):
    status, answer = fill({**COPIES, "requester_name": value}, "--dry-run")
    assert status == 1
    assert [error["field"] for error in answer["errors"]] == ["requester_name"]


def test_a_file_that_is_not_there_is_said_so(data_dir):
    done = CliRunner().invoke(app, ["fill", "2.000815", "--answers", "no.json", "--json"])
    assert done.exit_code == 1
    assert json.loads(done.stdout.splitlines()[-1])["error"] == "unreadable_file"


def test_a_file_that_is_too_long_is_refused(fill):
    _, answer = fill(b'{"a": "' + b"x" * 1_000_001 + b'"}', "--dry-run")
    assert answer["error"] == "too_long"


def test_answers_come_from_standard_input_too(data_dir):
    arguments = ["fill", "2.000815", "--answers", "-", "--dry-run", "--json"]
    done = CliRunner().invoke(app, arguments, input=json.dumps(COPIES))
    assert json.loads(done.stdout.splitlines()[-1])["ok"] is True


def test_another_day_is_only_for_a_dry_run(fill):
    assert fill(COPIES, "--on", "2026-11-24T09:00")[0] == 2
    assert fill(COPIES, "--dry-run", "--on", "2026-11-24T09:00")[0] == 0


def test_an_unknown_procedure_says_so(fill):
    status, answer = fill(COPIES, "--dry-run", code="9.999999")
    assert (status, answer["error"]) == (1, "unknown_procedure")


def test_a_stopped_way_is_refused_with_what_to_do(fill):
    answers = {"relation": "mother", "child_dob": "2026-11-01", "parents_married": "father_present"}
    moment = ("--dry-run", "--on", "2026-11-24T09:00")
    status, answer = fill(answers, *moment, code="1.001193")
    assert status == 1
    [stop] = [error for error in answer["errors"] if error["code"] == "stops_here"]
    assert "nhận con" in stop["message"]


def test_the_answers_of_a_story_are_taken_too():
    story = PROCEDURES / "journeys" / "2.000815-three-at-home.yaml"
    arguments = ["fill", "2.000815", "--dry-run", "--json", "--answers"]
    done = CliRunner().invoke(app, [*arguments, str(story), "--on", "2026-11-24T09:00"])
    assert json.loads(done.stdout.splitlines()[-1])["ok"]


@pytest.mark.parametrize("text", ["answers: [", None])
def test_a_story_that_is_none_is_told(tmp_path, text):
    story = tmp_path / "story.yaml"
    if text is not None:
        story.write_text(text, "utf-8")
    arguments = ["fill", "2.000815", "--dry-run", "--json", "--answers", str(story)]
    done = CliRunner().invoke(app, arguments)
    answer = json.loads(done.stdout.splitlines()[-1])
    assert (done.exit_code, answer["error"]) == (1, "bad_answers")
    assert answer["message"].startswith("story.yaml:")
