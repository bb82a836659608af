"""What officers see of the way to the province, and what they can do about it."""

import re

from sqlalchemy import delete

from central.tables import audit, payload


def test_the_number_is_not_asked_for_and_shown_once_it_has_come(kiosk, officer, province, watch):
    province.book.numbers_later = True
    parcel = kiosk.send()
    path = f"/declarations/{parcel.id}"
    assert 'name="file_number" value="" maxlength="50" autocomplete="off" aria' in officer.page(
        path
    )
    officer.decide(parcel.id, "received", appointment="15 giờ ngày 27/11/2026")
    watch.until(lambda rows: rows[0].status, "status")
    assert "Tỉnh chưa cho mã hồ sơ." in officer.page(path)

    province.book.numbers_later = False
    watch.until(lambda rows: rows[0].number, "number", step_s=60)
    assert officer.log_in().status_code == 303

    page = officer.page(path)
    assert "Mã hồ sơ: <b>H15.50.05.13-261201-0001</b>" in page
    assert "Ở tỉnh: Được tiếp nhận" in page
    assert "Tỉnh đã nhận" in page
    assert next(iter(province.book.files.values())).item["NgayHenTra"] == "20261127150000"


def test_what_waits_and_what_is_set_aside_is_listed_with_its_reason(
    kiosk, officer, province, watch
):
    province.misbehave("error_500", "error_500")
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows[0].reason, "reason")

    page = re.sub(r"\s+", " ", officer.page("/province"))

    assert f'href="/declarations/{parcel.id}"' in page
    assert "Đang chờ gửi" in page
    assert "hệ thống của tỉnh báo lỗi" in page
    assert "Nguyễn" not in page
    assert "Gửi lại ngay" in officer.page(f"/declarations/{parcel.id}")


def test_an_officer_sends_again_what_was_set_aside(centre, kiosk, officer, province, watch):
    province.misbehave(*["error_500"] * 8)
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=500)
    officer.log_in()
    assert "Để riêng, cần xem" in officer.page("/province")

    path = f"/declarations/{parcel.id}"
    assert officer.send(f"{path}/province", path).status_code == 303

    watch.delivered()
    assert [row.act for row in centre.rows(audit)].count("province.retry") == 1
    assert "Không còn gì phải gửi." in officer.page("/province")


def test_later_decisions_go_as_progress_in_their_order(kiosk, officer, province, watch):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    officer.decide(parcel.id, "supplement", reason="Giấy chứng sinh; bản đã nộp mờ số")
    officer.decide(parcel.id, "received")
    officer.decide(parcel.id, "result", note="nhận tại quầy 3")

    watch.delivered(step_s=5)

    (kept,) = province.book.files.values()
    assert [(step["TrangThai"], step["NoiDungXuLy"]) for step in kept.steps] == [
        ("5", "Giấy chứng sinh; bản đã nộp mờ số"),
        ("9", "nhận tại quầy 3"),
    ]
    assert (kept.entered, kept.updated) == (1, 1)
    assert kept.steps[0]["NguoiXuLy"] == "lan"


def test_a_step_whose_answer_was_lost_is_not_told_twice(kiosk, officer, province, watch):
    province.misbehave("lost", service="CapNhatTienDoHoSoMC")
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    officer.decide(parcel.id, "supplement", reason="Giấy chứng sinh")

    watch.delivered(step_s=20)

    (kept,) = province.book.files.values()
    assert [step["TrangThai"] for step in kept.steps] == ["5"]


def test_a_number_the_officer_has_written_is_the_name_of_the_file(kiosk, officer, province, watch):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received", file_number="h15.50.05.13-261201-0975")
    other = kiosk.send()
    officer.decide(other.id, "received", file_number="hồ sơ của bà Hường")

    rows = watch.delivered()

    assert rows[0].file_id == "H15.50.05.13-261201-0975"
    assert rows[1].file_id.startswith(f"K-{other.reference}-")
    assert "HƯỜNG" not in str(rows).upper()


def test_opinions_of_residents_are_no_files(kiosk, officer, watch, province):
    parcel = kiosk.send(kind="feedback")
    officer.decide(parcel.id, "received")

    assert watch.rows() == []


def test_what_can_no_longer_be_opened_is_set_aside(centre, kiosk, officer, province, watch):
    province.misbehave("not_serving", service="auth")
    parcel = kiosk.send()
    officer.decide(parcel.id, "received")
    watch.until(lambda rows: rows[0].reason == "not_serving", "tried")
    centre.centre.writer.submit(lambda connection: connection.execute(delete(payload))).result()

    (row,) = watch.until(lambda rows: rows[0].state == "aside", "aside", step_s=20)

    assert row.reason == "closed"
    assert province.book.files == {}


def test_a_decision_on_one_part_is_told_with_its_name_and_the_state_of_the_whole(
    kiosk, officer, province, watch
):
    parcel = kiosk.send(
        procedure={"code": "3.000722", "version": "2026.11.22"},
        parts=[{"id": "birth"}, {"id": "residence"}, {"id": "insurance"}],
    )
    officer.decide(parcel.id, "received")
    officer.decide(parcel.id, "result", part="birth", note="nhận tại quầy 3")

    watch.delivered(step_s=5)

    (kept,) = province.book.files.values()
    (step,) = kept.steps
    assert step["TrangThai"] == "2"
    part, _mark, note = step["NoiDungXuLy"].partition("; ")
    assert "khai sinh" in part.lower()
    assert note == "nhận tại quầy 3"
