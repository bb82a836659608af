import json

from typer.testing import CliRunner

from kiosk.cli import app

KEYS = ["name", "type", "required", "options", "condition", "limits", "label"]


def fields(code="1.001193"):
    arguments = ["fields", code, "--json", "--on", "2026-11-24T09:00"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0
    return json.loads(done.stdout.splitlines()[-1])


def test_every_question_that_takes_an_answer_is_a_field():
    found = fields()
    assert all(list(item) == KEYS for item in found)
    names = {item["name"]: item for item in found}
    assert names["child_dob"]["type"] == "date"
    assert names["child_dob"]["limits"] == {"not_after": "today"}
    assert names["child_name"]["label"] == "Họ tên"
    assert "notice" not in {item["type"] for item in found}


def test_choices_name_their_options():
    names = {item["name"]: item for item in fields()}
    assert {"value": "mother", "label": "Mẹ của bé"} in names["relation"]["options"]
    assert [option["value"] for option in names["requester_card"]["options"]] == [
        *("scanned", "typed"),
    ]
    assert len(names["child_ethnicity"]["options"]) == 55
    assert names["child_name"]["options"] == []


def test_conditions_are_told():
    names = {item["name"]: item for item in fields()}
    assert names["grandparent_kind"]["condition"] == "relation == 'grandparent'"
    assert names["relation"]["condition"] is None


def test_an_unknown_procedure_says_so():
    done = CliRunner().invoke(app, ["fields", "9.999999", "--json"])
    assert done.exit_code == 1
    assert json.loads(done.stdout.splitlines()[-1])["error"] == "unknown_procedure"


def test_people_get_a_line_a_field():
    done = CliRunner().invoke(app, ["fields", "1.001193", "--on", "2026-11-24"])
    assert "child_dob  date  Ngày sinh của bé" in done.stdout
