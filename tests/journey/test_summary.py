from kiosk.journey.answers import ASK_STAFF
from kiosk.journey.summary import summarise


def lines(procedure, answers, today, language="vi", **more):
    return {
        line.name or line.label: line
        for section in summarise(procedure, answers, today, language, **more)
        for line in section.lines
    }


def test_each_part_is_a_section_in_its_order(loan, whole, today):
    sections = summarise(loan, whole, today, "vi")
    assert [(section.id, section.title) for section in sections] == [
        ("who", "Ai mượn"),
        ("person", "Người mượn"),
        ("books", "Sách"),
        ("contact", "Liên lạc"),
        ("derived", "Từ những gì đã khai"),
    ]


def test_answers_are_written_as_people_say_them(loan, whole, today):
    found = lines(loan, whole, today)
    said = {name: line.value for name, line in found.items()}
    assert said["for_whom"] == "Cho mình"
    assert said["dob"] == "ngày 5 tháng 3 năm 1950"
    assert said["number"] == "•••••••••345"
    assert said["result_phone"] == "0912 345 678"
    assert said["books"] == "2"
    assert found["books"].label == "Số cuốn"


def test_answers_are_written_in_english_too(loan, whole, today):
    said = {name: line.value for name, line in lines(loan, whole, today, "en").items()}
    assert said["for_whom"] == "Myself"
    assert said["dob"] == "5 March 1950"
    assert said["Under 16"] == "No"
    assert said["To pay (đồng)"] == "4,000"


def test_what_was_left_open_is_said(loan, whole, today):
    answers = {**whole, "number": ASK_STAFF, "email": ""}
    found = lines(loan, answers, today)
    assert found["number"].value == "Để trống, hỏi ở quầy"
    assert found["number"].ask_staff
    assert found["email"].value == "Để trống"
    assert found["ethnicity"].value == "Chưa trả lời"


def test_a_card_line_is_not_shown_but_what_it_gave_is(loan, whole, today):
    found = lines(loan, {**whole, "card": "scanned"}, today, origins={"name": "card"})
    assert "card" not in found
    assert found["name"].value == "Nguyễn Văn Mẫu"
    assert found["name"].origin == "card"


def test_orphan_answers_are_not_shown(loan, whole, today):
    assert "deposit" not in lines(loan, {**whole, "deposit": 50000}, today)


def test_money_and_years_have_their_words(loan, whole, today):
    answers = {**whole, "kind": "rare", "deposit": 500000, "dob": "1950"}
    found = lines(loan, answers, today)
    assert found["deposit"].value == "500.000 đồng"
    assert found["dob"].value == "năm 1950"


def test_sensitive_answers_are_marked(loan, whole, today):
    found = lines(loan, whole, today)
    assert (found["number"].sensitive, found["name"].sensitive) == (True, False)
    assert (found["number"].personal, found["name"].personal) == (False, True)
