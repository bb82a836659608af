import json

import pytest

from kiosk.session.visit import Visit
from kiosk.viewmodels.ask_view import once
from tests.viewmodels.booth import BIRTH, procedure_of, rows_of
from tests.ward.examples import example_ward

FEE = "lam giay khai sinh mat bao nhieu tien"


@pytest.fixture
def ask(booth):
    booth.views.visit.start()
    booth.views.ask.openAsk()
    return booth.views.ask


def test_a_question_is_typed_and_answered_on_the_next_page(booth, ask):
    assert (booth.state.page, ask.canAsk) == ("ask", False)
    booth.type(FEE)
    assert ask.canAsk
    ask.ask()
    assert (booth.state.page, ask.subject) == ("answer", procedure_of(BIRTH).plain_name.vi)
    rows = rows_of(ask.sentences)
    assert rows[0][0].startswith("Về tiền: không mất tiền nếu khai trong 60 ngày.")
    assert rows[-1][1].startswith("Nguồn: ")
    assert rows[-1][1].endswith("Kiểm tra ngày 22/11/2026.")


def test_sentences_in_a_row_from_one_source_name_it_once_below_the_last():
    assert once(["a", "a", "b", "a"]) == ["", "a", "b", "a"]
    assert once(["a"]) == ["a"]
    assert once([]) == []


def test_asking_nothing_says_what_is_still_to_be_done(booth, ask):
    ask.ask()
    assert booth.state.page == "ask"
    assert "Chưa có câu hỏi" in ask.hint
    booth.type("k")
    assert ask.hint == ""


def test_the_ward_is_an_example_only_where_it_has_said_something(booth):
    booth.world._ward_known = example_ward()
    booth.views.visit.start()
    booth.views.ask.openAsk()
    assert "Mấy giờ phường làm việc?" in {title for (title,) in rows_of(booth.views.ask.examples)}


def test_an_answer_can_be_begun(booth, ask):
    booth.type(FEE)
    ask.ask()
    assert ask.canBegin
    ask.begin()
    assert (booth.state.page, booth.state.code) == ("takes", BIRTH)
    booth.views.visit.back()
    assert (booth.state.page, ask.canBegin) == ("answer", True)


def test_an_example_is_asked_by_one_touch(booth, ask):
    assert len(rows_of(ask.examples)) == 2
    ask.askExample(0)
    assert booth.state.page == "answer"
    assert ask.question == rows_of(ask.examples)[0][0]
    assert rows_of(ask.sentences)[0][0].startswith("Nộp cho cán bộ: ")


def test_back_keeps_the_question_and_another_one_begins_empty(booth, ask):
    booth.type(FEE)
    ask.ask()
    booth.views.visit.back()
    assert (booth.state.page, booth.views.keyboard.text) == ("ask", FEE)
    ask.ask()
    ask.again()
    assert (booth.state.page, booth.views.keyboard.text, ask.canAsk) == ("ask", "", False)
    booth.views.visit.back()
    assert booth.state.page == "find"


def test_a_search_can_be_asked_as_it_stands(booth):
    booth.views.visit.start()
    booth.views.find.openSearch()
    booth.type("khai tu can giay to gi")
    booth.views.ask.ask()
    assert (booth.state.page, booth.views.ask.canBegin) == ("answer", True)
    booth.views.ask.again()
    assert (booth.state.page, booth.views.keyboard.text) == ("ask", "")
    booth.views.visit.back()
    booth.views.visit.back()
    assert booth.state.page == "search"


def test_what_may_be_meant_is_chosen(booth, ask):
    booth.type("xin giay")
    ask.ask()
    choices = rows_of(ask.choices)
    assert (len(choices), ask.canBegin, rows_of(ask.sentences)) == (3, False, [])
    assert "chưa chắc" in ask.closing
    ask.choose(0)
    assert ask.subject == choices[0][0]
    assert rows_of(ask.sentences)
    assert rows_of(ask.choices) == []
    ask.choose(0)
    assert ask.subject == choices[0][0]


def test_without_a_question_nothing_is_asked_or_begun(booth, ask):
    ask.ask()
    ask.begin()
    booth.type("   ")
    ask.ask()
    assert booth.state.page == "ask"


def test_an_answer_follows_the_language(booth, ask):
    booth.type(FEE)
    ask.ask()
    booth.english()
    assert ask.subject == procedure_of(BIRTH).plain_name.en
    rows = rows_of(ask.sentences)
    assert rows[0][0].startswith("Cost: free within 60 days.")
    assert rows[-1][1].startswith("Source: ")


def test_the_ward_answers_where_staff_have_put_it_in(booth, ask):
    booth.type("may gio mo cua")
    ask.ask()
    assert (rows_of(ask.sentences), ask.closing) == (
        [],
        "Máy chưa có thông tin của phường. Xin hỏi cán bộ.",
    )
    booth.world._ward_known = example_ward()
    del booth.world._assistant_made
    ask.ask()
    assert rows_of(ask.sentences)[0][0].startswith("Hôm nay, thứ ba")


def test_the_next_person_finds_nothing_of_it(booth, ask):
    booth.type(FEE)
    ask.ask()
    booth.views.visit.finish()
    assert (ask.question, ask.subject, ask.closing, ask.canBegin) == ("", "", "", False)
    assert (rows_of(ask.sentences), rows_of(ask.choices)) == ([], [])


def test_neither_journal_nor_disk_nor_log_holds_the_question(booth, ask, caplog, tmp_path):
    booth.type("giay khai sinh cho chau Tho")
    ask.ask()
    assert "Tho" not in json.dumps(booth.state.to_json())
    assert "Tho" not in caplog.text
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"chau Tho" not in path.read_bytes()


def test_a_visit_taken_up_on_the_answer_asks_again(booth, ask):
    booth.type(FEE)
    ask.ask()
    kept = booth.state.to_json()
    booth.views.visit.finish()
    booth.views.visit.take(Visit(page="recover"))
    booth.views.visit.restore(kept)
    assert (booth.state.page, ask.canAsk) == ("ask", False)
    assert booth.state.trail[-1] == "find"


def test_what_other_pages_type_is_no_question(booth, ask):
    booth.type(FEE)
    booth.views.visit.open("lookup")
    booth.type("004200")
    booth.views.visit.back()
    assert (booth.state.page, booth.views.keyboard.text) == ("ask", FEE)
