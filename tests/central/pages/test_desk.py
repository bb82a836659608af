import re

import pytest

from central.tables import audit, desk_status, payload
from tests.central.pages.officer import Officer
from tests.central.serving import served
from tests.central.test_intake import BlindRegister
from tests.central.virtual_kiosk import VirtualKiosk

ON_BOTH_ENGINES = True


def test_the_list_shows_reference_person_procedure_kiosk_and_state(centre, kiosk, officer):
    parcel = kiosk.send()

    page = officer.page("/declarations")

    grouped = " ".join(re.findall("...?", parcel.reference))
    assert grouped in page
    assert "Nguyễn Thị Hường Ữ" in page
    assert "Giấy khai sinh cho bé" in page
    assert "0001" in page
    assert "Đã đến bộ phận một cửa" in page
    assert "1 điều hỏi ở quầy" in page


def test_an_empty_list_says_so(officer):
    assert "Chưa có tờ khai nào" in officer.page("/declarations")


def test_the_list_is_filtered_by_state_and_turned_by_pages(kiosk, officer):
    parcels = [kiosk.send(answers={"child_name": f"BÉ {number}"}) for number in range(51)]
    officer.decide(parcels[0].id, "received", file_number="H1")

    first, second = officer.page("/declarations"), officer.page("/declarations?page=2")
    received = officer.page("/declarations?state=received")

    assert "BÉ 50" in first
    assert "BÉ 0<" not in first
    assert "Trang 1 trên 2" in first
    assert "BÉ 0<" in second
    assert received.count("<tr data-id") == 1


@pytest.mark.parametrize("query", ["?page=-5", "?page=999999999999", "?state=odd"])
def test_an_odd_page_or_state_is_harmless(officer, query):
    assert officer.get(f"/declarations{query}").status_code == 200


def test_a_page_that_is_no_number_is_not_there(officer):
    assert officer.get("/declarations?page=x").status_code == 404


def test_gaps_are_said_by_kiosk(kiosk, officer):
    parcels = [kiosk.make() for _ in range(6)]
    for number in (1, 3, 6):
        kiosk.post(parcels[number - 1])

    page = re.sub(r"\s+", " ", officer.page("/declarations"))

    assert "Máy 0001" in page
    assert "chưa đến tờ khai thứ 2, 4–5." in page


def test_units_and_old_names_of_an_address_are_read_on_screen_and_paper(kiosk, officer):
    units = {"province": "01", "commune": None, "proposed": "00004", "old": "quận Ba Đình"}
    answers = {"requester_address": "Số 4, phường Trúc Bạch, quận Ba Đình, Hà Nội"}
    parcel = kiosk.send(answers=answers, addresses={"requester_address": units})

    for page in (f"/declarations/{parcel.id}", f"/declarations/{parcel.id}/print"):
        read = officer.page(page)
        assert "Số 4, phường Trúc Bạch, quận Ba Đình, Hà Nội" in read
        assert "Máy nhận ra: Thành phố Hà Nội; mã 01" in read
        assert "Có thể nay là: phường Ba Đình, thành phố Hà Nội" in read
        assert "Người dân chưa xác nhận." in read


def test_a_slip_number_finds_its_declaration_without_standing_in_an_address(kiosk, officer):
    parcel = kiosk.send()

    typed = f" {parcel.reference[:3]} {parcel.reference[3:6]}-{parcel.reference[6:]} "
    found = officer.send("/declarations/find", reference=typed)

    assert (found.status_code, found.headers["location"]) == (303, f"/declarations/{parcel.id}")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("123", "11 chữ số"), ("<b>", "11 chữ số"), ("00010000102", "Chưa thấy số phiếu này")],
)
def test_a_number_that_leads_nowhere_gets_a_sentence(officer, typed, sentence):
    answer = officer.send("/declarations/find", reference=typed)

    assert answer.status_code == 404
    assert sentence in answer.text


def test_one_declaration_is_shown_in_full_with_everything_marked(kiosk, officer):
    parcel = kiosk.send()

    page = officer.page(f"/declarations/{parcel.id}")

    assert 'data-name="child_name" data-value="TRẦN NGỌC ANH THƯ"' in page
    assert 'data-name="requester_number" data-value="003190000123"' in page
    for words in (
        "Hỏi ở quầy",
        "Chưa đối chiếu",
        "Đã quá 60 ngày",
        "đọc từ thẻ",
        "Người giúp",
        "Đồng ý: Lập và chuyển tờ khai đến quầy",
        "0912345678",
        "02/11/2026",
        "08:05 ngày 24/11/2026",
        "Tờ khai chuẩn bị sẵn",
    ):
        assert words in page, words


def test_who_opened_a_declaration_is_written_down(centre, kiosk, officer):
    parcel = kiosk.send()
    officer.page(f"/declarations/{parcel.id}")
    officer.page(f"/declarations/{parcel.id}/print")

    opened = [row for row in centre.rows(audit) if row.act == "declaration.open"]
    assert [(row.actor, row.subject) for row in opened] == [("lan", parcel.id)] * 2


def test_the_printed_view_holds_the_same_answers_and_no_forms(kiosk, officer):
    parcel = kiosk.send()

    page = officer.page(f"/declarations/{parcel.id}/print")

    assert "TRẦN NGỌC ANH THƯ" in page
    assert "Thủ tục đăng ký khai sinh" in page
    assert "<form" not in page


@pytest.mark.parametrize("path", ["/declarations/x", "/declarations/x/print", "/declarations/%00"])
def test_a_declaration_that_is_not_there_is_not_found(officer, path):
    assert officer.get(path).status_code == 404


@pytest.mark.parametrize(
    ("state", "fields", "shown"),
    [
        (
            "received",
            {"file_number": "H61.01-261124-0007", "appointment": "15 giờ ngày 27/11/2026"},
            ["Đã tiếp nhận", "H61.01-261124-0007", "15 giờ ngày 27/11/2026"],
        ),
        (
            "supplement",
            {"reason": "Thiếu giấy chứng sinh"},
            ["Cần bổ sung", "Thiếu giấy chứng sinh"],
        ),
        ("refused", {"reason": "Không đúng nơi"}, ["Không tiếp nhận", "Không đúng nơi"]),
        ("result", {}, ["Có kết quả"]),
    ],
)
def test_a_decision_is_shown_and_reaches_the_kiosk(kiosk, officer, state, fields, shown):
    parcel = kiosk.send()

    answer = officer.decide(parcel.id, state, **fields)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/declarations/{parcel.id}")
    page = officer.page(f"/declarations/{parcel.id}")
    assert all(words in page for words in shown)
    assert [row["state"] for row in kiosk.status(parcel.reference)["rows"]] == [state]


@pytest.mark.parametrize(
    ("state", "fields", "sentence"),
    [
        ("received", {"file_number": " "}, "Xin ghi: Mã hồ sơ"),
        ("supplement", {}, "Xin ghi: Cần bổ sung gì"),
        ("refused", {"reason": "x" * 1001}, "dài quá"),
        ("arrived", {}, "Xin chọn lại"),
        ("nonsense", {}, "Xin chọn lại"),
        ("result", {"revision": "²"}, "Xin chọn lại"),
        ("result", {"revision": "9" * 30}, "Xin chọn lại"),
    ],
)
def test_an_incomplete_decision_is_not_written(centre, kiosk, officer, state, fields, sentence):
    parcel = kiosk.send()

    answer = officer.decide(parcel.id, state, **fields)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert centre.rows(desk_status) == []


def test_a_decision_on_nothing_is_not_found(officer):
    fields = {"state": "result", "revision": "0"}

    answer = officer.send("/declarations/x/state", **fields)

    assert answer.status_code == 404


def test_what_was_typed_stays_when_something_is_missing(kiosk, officer):
    parcel = kiosk.send()

    page = officer.decide(parcel.id, "received", appointment="thứ Sáu").text

    assert 'value="thứ Sáu"' in page
    assert "<details open>" in page


def test_a_decision_over_a_colleagues_is_refused(centre, kiosk, officer):
    parcel = kiosk.send()
    officer.decide(parcel.id, "received", file_number="H1")

    answer = officer.decide(parcel.id, "refused", revision="0", reason="x")

    assert answer.status_code == 409
    assert "Đồng nghiệp vừa đổi" in answer.text
    assert [row.state for row in centre.rows(desk_status)] == ["received"]


def test_erased_content_leaves_the_line_and_says_so(centre, kiosk, officer):
    parcel = kiosk.send()
    centre.centre.writer.submit(
        lambda connection: connection.execute(payload.delete()).rowcount
    ).result()

    assert "Nội dung không còn mở được" in officer.page("/declarations")
    assert "Nội dung không còn mở được" in officer.page(f"/declarations/{parcel.id}")


def test_a_procedure_unknown_here_is_shown_by_field_names(kiosk, officer):
    parcel = kiosk.send(
        procedure={"code": "9.999999", "version": "1"}, answers={"strange_name": "Lê Thị Ẩm"}
    )

    page = officer.page(f"/declarations/{parcel.id}")

    assert "Chưa có nội dung của thủ tục 9.999999" in page
    assert "strange_name" in page
    assert "Lê Thị Ẩm" in page


@pytest.mark.parametrize(
    "plain",
    [
        {"answers": None, "origins": 5, "unverified": "x", "warnings": {"a": 1}},
        {"answers": [1], "actors": "x", "consents": [1, {"purpose": []}], "result": []},
        {"clock": None, "on_behalf": 3, "attachments": {}, "replaces": ["x"], "language": 5},
        {"on_behalf": {"relation": {}}, "consents": [{}], "actors": [{}], "result": {"how": 1}},
        {"kind": "feedback", "procedure": None, "reference": None},
    ],
    ids=range(5),
)
def test_a_sealed_text_of_odd_shape_can_still_be_opened(kiosk, officer, plain):
    parcel = kiosk.send(**plain)

    assert officer.page("/declarations")
    assert officer.page(f"/declarations/{parcel.id}")
    assert officer.page(f"/declarations/{parcel.id}/print")


def test_what_a_person_typed_cannot_become_markup(kiosk, officer):
    parcel = kiosk.send(answers={"requester_name": "<img src=x onerror=alert(1)>"})

    for path in ("/declarations", f"/declarations/{parcel.id}", f"/declarations/{parcel.id}/print"):
        assert "<img src=x" not in officer.get(path).text


def test_two_declarations_with_one_slip_number_are_said(data_dir, library):
    with served(data_dir, procedures=library, register=BlindRegister()) as centre:
        centre.add_staff("lan")
        kiosk = VirtualKiosk(centre.add_kiosk()).enrol()
        first = kiosk.send()
        reference = {"reference": first.reference}
        twin = kiosk.make(reference, seq=7, **reference)
        assert kiosk.post(twin).status_code == 200
        with Officer(centre.url) as officer:
            officer.log_in()
            page = officer.page(f"/declarations/{first.id}")

    assert "Có tờ khai khác mang cùng số phiếu" in page
    assert twin.id in page
