"""`central province`, beside a running centre."""

import json

from central.tables import audit
from tests.central.serving import command_json, run_command


def stuck(kiosk, officer, province, watch):
    """A declaration that was set aside."""
    province.misbehave(*["error_500"] * 8)
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=500)
    return parcel


def test_before_there_is_a_centre_the_list_is_empty(data_dir):
    assert command_json(data_dir, "province", "list") == []


def test_the_list_says_where_each_report_is_and_nothing_of_a_person(
    data_dir, kiosk, officer, province, watch
):
    parcel = stuck(kiosk, officer, province, watch)

    (row,) = command_json(data_dir, "province", "list", "--state", "aside")
    done = run_command(data_dir, "province", "list")

    assert (row["adapter"], row["id"], row["task"]) == ("exchange", parcel.id, "file")
    assert (row["state"], row["reason"], row["refusals"]) == ("aside", "http_error", 8)
    assert command_json(data_dir, "province", "list", "--state", "delivered") == []
    assert row["file_id"] in done.stdout
    assert "Nguyễn" not in done.stdout


def test_retry_by_the_number_of_the_slip_lets_it_go(
    data_dir, centre, kiosk, officer, province, watch
):
    parcel = stuck(kiosk, officer, province, watch)
    centre.clock.pass_s(60)

    answer = command_json(data_dir, "province", "retry", parcel.reference)
    watch.delivered(step_s=60)

    assert answer == {"ok": True, "changed": 1}
    assert centre.rows(audit)[-1].act == "province.retry"
    watch.until(lambda rows: rows[0].number, "number", step_s=60)
    shown = command_json(data_dir, "province", "show", parcel.id)
    assert (shown["number"], shown["status"]) == ("H15.50.05.13-261201-0001", "2")
    assert [entry["state"] for entry in shown["entries"]] == ["delivered"]


def test_all_may_be_let_go_at_once(data_dir, centre, kiosk, officer, province, watch):
    stuck(kiosk, officer, province, watch)

    assert command_json(data_dir, "province", "retry", "--all")["changed"] == 1
    assert command_json(data_dir, "province", "list", "--state", "aside") == []


def test_what_is_held_does_not_go_until_it_is_let(data_dir, kiosk, officer, province, watch):
    province.misbehave("not_serving", service="auth")
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows[0].reason == "not_serving", "tried")

    assert command_json(data_dir, "province", "hold", parcel.id)["changed"] == 1
    other = kiosk.send()
    officer.decide(other.id, "received")
    watch.until(lambda rows: rows[1].state == "delivered", "the other", step_s=20)

    assert [row.state for row in watch.rows()] == ["aside", "delivered"]
    assert watch.rows()[0].reason == "held"


def test_what_is_unknown_is_said(data_dir, centre):
    for command in ("show", "retry", "hold"):
        done = run_command(data_dir, "province", command, "00010000152", "--json")
        assert done.returncode == 1
        assert json.loads(done.stdout.splitlines()[-1])["error"] == "unknown_declaration"


def test_retry_wants_one_or_all(data_dir, centre):
    assert run_command(data_dir, "province", "retry").returncode == 2
