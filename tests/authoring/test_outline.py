import json

from kiosk.authoring.outline import outline
from kiosk.procedures.model import Words
from tests.authoring.conftest import TODAY
from tests.library import in_use


def test_every_question_stands_there_with_all_an_officer_judges(loan):
    whole = outline(loan, [loan], TODAY)
    asked = [question for part in whole["parts"] for question in part["questions"]]
    assert [question["number"] for question in asked] == list(range(1, 18))
    kind = next(question for question in asked if question["name"] == "kind")
    assert kind["ask"]["vi"] == "Mượn sách gì?"
    assert [option["label"]["vi"] for option in kind["options"]] == [
        "Truyện",
        "Sách luật",
        "Sách hiếm",
    ]
    law = kind["options"][1]["when"]
    assert law == {
        "words": "tuổi tính từ “Ngày sinh” (câu 6) đến ngày nộp từ 16 trở lên",
        "cel": "age_on(dob, today) >= 16",
    }
    dob = next(question for question in asked if question["name"] == "dob")
    assert dob["limits"] == ["không trước 01/01/1900", "không sau ngày nộp"]
    assert dob["warnings"][0]["words"]["vi"] == "Xin xem lại năm sinh."
    email = next(question for question in asked if question["name"] == "email")
    assert email["marks"] == ["bắt buộc", "bỏ qua được"]
    stop = next(question for question in asked if question["name"] == "school_stop")
    assert stop["marks"] == ["dừng tại đây, gặp cán bộ"]
    card = next(question for question in asked if question["name"] == "card")
    assert card["limits"][0] == "thẻ điền số vào “Số căn cước” (câu 8)"


def test_facts_to_doubt_are_gathered_with_their_place(loan):
    whole = outline(loan, [loan], TODAY)
    assert whole["doubtful"] == [
        {"where": "giấy tờ: Giấy nhờ mượn hộ", "note": "Ask the reading room."}
    ]
    letter = whole["papers"][1]
    assert (letter["evidence"]["weak"], letter["evidence"]["strength"]) == (True, "NGUỒN CHƯA CHẮC")
    assert letter["handling"] == "Nộp cho cán bộ"


def test_places_with_one_note_stand_together(loan):
    letter = loan.papers[1]
    other = letter.model_copy(update={"id": "other", "name": Words(vi="Giấy khác", en="Other")})
    papers = [loan.papers[0], letter, other]
    whole = outline(loan.model_copy(update={"papers": papers}), [loan], TODAY)
    assert whole["doubtful"] == [
        {"where": "giấy tờ: Giấy nhờ mượn hộ · giấy tờ: Giấy khác", "note": "Ask the reading room."}
    ]


def test_money_time_form_and_the_rest_are_there(loan):
    whole = outline(loan, [loan], TODAY)
    assert whole["fee"]["amount"]["words"] == "“Số cuốn” (câu 11) × 2.000"
    assert whole["fee"]["exempt"] == ["Trẻ em"]
    assert whole["time"]["headline"] == "Trong ngày"
    assert whole["versions"] == [
        {"version": "2026.11.01", "from": "01/01/2026", "to": "31/12/2027"}
    ]
    assert whole["form"]["fields"][0] == [
        "name",
        {"words": "“Họ tên” (câu 5), viết hoa", "cel": "upper(name)"},
    ]
    assert [one["name"] for one in whole["derived"]] == ["minor", "to_pay"]
    assert whole["laws"] == ["Nội quy phòng đọc"]


def test_the_outline_of_every_procedure_is_plain_data():
    for procedure in in_use().procedures:
        assert json.dumps(outline(procedure, [procedure], TODAY), ensure_ascii=False)


def test_where_a_notice_leads_is_said(loan):
    first, *others = loan.parts
    stop = first.questions[2].model_copy(update={"leads_to": "9.000002"})
    part = first.model_copy(update={"questions": [*first.questions[:2], stop]})
    whole = outline(loan.model_copy(update={"parts": [part, *others]}), [loan], TODAY)
    assert whole["parts"][0]["questions"][2]["marks"] == ["dừng tại đây, dẫn sang thủ tục 9.000002"]
