import pytest

from kiosk.journey.saying import say_answer, say_day, say_number


@pytest.mark.parametrize(
    ("name", "value", "vietnamese", "english"),
    [
        ("for_whom", "other", "Mượn hộ", "Someone else"),
        ("for_whom", "gone", "gone", "gone"),
        ("dob", "1950", "năm 1950", "1950"),
        ("until", "2026-12-01", "ngày 1 tháng 12 năm 2026", "1 December 2026"),
        ("number", "003050012345", "•••••••••345", "•••••••••345"),
        ("result_phone", "0912345678", "0912 345 678", "0912 345 678"),
        ("deposit", 500000, "500.000 đồng", "500,000 dong"),
        ("books", 1200, "1.200", "1,200"),
        ("ethnicity", "Kinh", "Kinh", "Kinh"),
        ("email", "", "Để trống", "Left empty"),
        ("number", "ask_staff", "Để trống, hỏi ở quầy", "Left blank, ask at the counter"),
    ],
)
def test_an_answer_is_said_in_both_languages(loan, name, value, vietnamese, english):
    questions = {item.name: item for part in loan.parts for item in part.questions}
    assert say_answer(questions[name], value, "vi") == vietnamese
    assert say_answer(questions[name], value, "en") == english


def test_an_id_number_is_never_written_whole(loan):
    number = next(q for part in loan.parts for q in part.questions if q.type == "pid")
    assert "00305001" not in say_answer(number, "003050012345", "vi")


def test_text_that_is_no_date_stays():
    assert say_day("hôm nay", "vi") == "hôm nay"


def test_thousands_are_grouped():
    assert (say_number(1234567, "vi"), say_number(1234567, "en")) == ("1.234.567", "1,234,567")
