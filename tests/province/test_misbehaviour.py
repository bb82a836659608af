"""Whatever the province does, each declaration is there exactly once or visibly set aside."""

from datetime import timedelta

import pytest

from central.adapters import exchange
from central.adapters.outbox import next_moment
from central.adapters.reasons import WORDS, say_reason
from central.clock import stamp
from tests.central.pages.officer import Officer
from tests.central.serving import served, settings_for
from tests.central.virtual_kiosk import VirtualKiosk
from tests.province.conftest import Watch, exchange_settings
from tests.province.simulator import FAULTS

ONCE = [fault for fault in FAULTS if not fault.startswith("hang")]
REASONS = {
    "error_500": "http_error",
    "not_serving": "not_serving",
    "login_page": "login_page",
    "redirect": "login_page",
    "garbage": "garbled",
    "array": "garbled",
    "endless": "endless_answer",
    "refuse": "refused_99",
}


def receive(kiosk, officer) -> str:
    parcel = kiosk.send()
    assert officer.decide(parcel.id, "received").status_code == 303
    return parcel.id


@pytest.mark.parametrize("service", ["auth", "TraCuuHoSo", "LayThuTuc", "DongBoHoSoMC"])
@pytest.mark.parametrize("fault", ONCE)
def test_one_fault_ends_in_one_file(kiosk, officer, province, watch, fault, service):
    province.misbehave(fault, fault, service=service)
    receive(kiosk, officer)

    (row,) = watch.delivered(step_s=20)

    (kept,) = province.book.files.values()
    assert kept.entered == 1
    assert row.reason is None


@pytest.mark.parametrize(("fault", "reason"), REASONS.items())
def test_what_never_gets_better_is_said_and_after_a_while_set_aside(
    kiosk, officer, province, watch, fault, reason
):
    province.always = fault
    receive(kiosk, officer)
    nobody_there = fault in ("not_serving", "login_page", "redirect")
    reason = {"refuse": "no_session"}.get(fault, reason)

    if nobody_there or fault == "refuse":
        (row,) = watch.until(lambda rows: rows[0].attempts > 10, "many attempts", step_s=500)
        assert (row.state, row.refusals) == ("waiting", 0)
    else:
        (row,) = watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=500)
        assert row.next_at is None
    watch.until(lambda rows: rows[0].reason == reason, reason)
    assert say_reason(reason) != reason
    assert province.book.files == {}


def test_a_refusal_is_kept_with_the_code_of_the_province(kiosk, officer, province, watch):
    province.misbehave(*["refuse"] * 20)
    receive(kiosk, officer)

    (row,) = watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=500)

    assert (row.reason, row.refusals) == ("refused_99", 8)
    assert say_reason(row.reason) == "tỉnh không nhận, mã lỗi 99"


def test_an_answer_that_was_lost_is_followed_by_an_update(kiosk, officer, province, watch):
    province.book.lax = True
    province.misbehave("lost")
    receive(kiosk, officer)

    watch.delivered(step_s=20)

    sent = [body["isUpdating"] for name, body in province.calls if name == "DongBoHoSoMC"]
    (kept,) = province.book.files.values()
    assert sent == ["False", "True"]
    assert (kept.entered, kept.updated) == (1, 1)


def test_a_refusal_of_what_was_kept_after_all_is_followed_by_an_update(
    kiosk, officer, province, watch
):
    province.misbehave("refuse_kept")
    receive(kiosk, officer)

    (row,) = watch.delivered()

    assert row.refusals == 0
    assert [kept.entered for kept in province.book.files.values()] == [1]


def test_a_centre_that_forgot_enters_nothing_twice(kiosk, officer, province, watch, centre):
    province.book.lax = True
    receive(kiosk, officer)
    watch.delivered()
    table = watch.table
    centre.centre.writer.submit(
        lambda connection: connection.execute(
            table.update().values(state="waiting", next_at=table.c.entered_at)
        )
    ).result()

    watch.delivered(step_s=20)

    assert [(k.entered, k.updated) for k in province.book.files.values()] == [(1, 1)]


def test_one_that_is_set_aside_stops_no_other(kiosk, officer, province, watch):
    province.misbehave(*["error_500"] * 8)
    first = receive(kiosk, officer)
    watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=500)
    assert officer.log_in().status_code == 303
    second = receive(kiosk, officer)

    rows = watch.until(lambda rows: rows[1].state == "delivered", "the other")

    assert {row.id: row.state for row in rows} == {first: "aside", second: "delivered"}


def test_a_number_that_comes_later_is_asked_for(kiosk, officer, province, watch):
    province.book.numbers_later = True
    receive(kiosk, officer)
    (row,) = watch.until(lambda rows: rows[0].status == "2", "status")
    assert row.number is None

    province.book.numbers_later = False
    (row,) = watch.until(lambda rows: rows[0].number, "number", step_s=60)

    assert row.number == "H15.50.05.13-261201-0001"


def test_a_province_that_hangs_is_left_at_the_deadline(data_dir, library, province):
    tables = exchange_settings(province, wait_s=0.2, total_s=0.4)
    settings = settings_for(data_dir, province=tables)
    with served(data_dir, settings=settings, procedures=library) as centre:
        centre.add_staff("lan")
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        with Officer(centre.url) as officer:
            officer.log_in()
            province.misbehave("hang_after")
            receive(kiosk, officer)
        watch = Watch(centre)
        watch.until(lambda rows: rows[0].reason == "no_answer", "given up")
        province.release.set()
        watch.delivered(step_s=20)

    assert [(k.entered, k.updated) for k in province.book.files.values()] == [(1, 1)]


def test_every_reason_has_words():
    assert set(REASONS.values()) - {"refused_99"} <= set(WORDS)


def test_no_step_overtakes_a_file_that_is_set_aside(centre, kiosk, officer, province, watch):
    province.misbehave(*["error_500"] * 8)
    dossier_id = receive(kiosk, officer)
    watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=500)
    officer.log_in()
    officer.decide(dossier_id, "supplement", reason="Giấy chứng sinh")
    other = receive(kiosk, officer)

    rows = watch.until(lambda rows: rows[2].state == "delivered", "the other", step_s=20)

    assert [(row.state, row.attempts > 0) for row in rows[:2]] == [
        ("aside", True),
        ("waiting", False),
    ]
    assert rows[2].id == other
    watch.until(lambda rows: rows[2].number, "number", step_s=60)
    with centre.centre.database.reader.connect() as connection:
        assert (
            next_moment(connection, watch.table) == watch.rows()[2].next_at
        )  # no turning on the spot
    assert "CapNhatTienDoHoSoMC" not in province.services()

    path = f"/declarations/{dossier_id}"
    officer.send(f"{path}/province", path)
    watch.delivered(step_s=5)
    assert [len(kept.steps) for kept in province.book.files.values()] == [0, 1]


def test_a_file_the_province_has_lost_is_in_the_end_asked_about_seldom(
    kiosk, officer, province, watch
):
    receive(kiosk, officer)
    watch.delivered()
    province.book.files.clear()

    (row,) = watch.until(lambda rows: rows[0].reason == "unknown_there", "unknown", step_s=60)
    assert row.state == "delivered"
    watch.until(
        lambda rows: rows[0].next_at > stamp(watch.centre.clock() + timedelta(days=80)),
        "left alone",
        step_s=86_400,
    )


def test_an_odd_declaration_is_set_aside_and_stops_no_other(
    centre, kiosk, officer, province, watch, monkeypatch
):
    plain = exchange.file_item

    def odd(report):
        if report.filed.id == bad:
            raise ValueError("Nguyễn Thị Hường")
        return plain(report)

    monkeypatch.setattr(exchange, "file_item", odd)
    bad = ""
    parcel = kiosk.send()
    bad = parcel.id
    officer.decide(bad, "received")
    receive(kiosk, officer)

    rows = watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=500)

    assert (rows[0].state, rows[0].reason) == ("aside", "defect")
    assert rows[1].state == "delivered"
