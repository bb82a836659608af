from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.assistant.assistant import Assistant
from kiosk.search.entries import Result
from kiosk.search.index import NOTHING, Found
from tests.assistant.conftest import NOW
from tests.assistant.questions import OF_WARD, PROCEDURES, UNKNOWN


class Finder:
    """A search that always finds the same."""

    def __init__(self, *codes: str, confident: bool = True) -> None:
        results = [Result(code, f"Việc {code}", code, 0.9, guided=True) for code in codes]
        self._found = Found(tuple(results), confident=confident, elsewhere=None)

    def find(self, query: str) -> Found:
        del query
        return self._found


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("giấy an toàn thực phẩm đổi địa chỉ", "Giấy an toàn thực phẩm"),
        ("đổi địa chỉ trên căn cước", "Đổi thẻ căn cước"),
    ],
)
def test_an_address_that_is_part_of_a_matter_is_not_the_wards(of_ward, question, subject):
    answer = of_ward.ask(question, NOW)
    assert answer.subject == subject
    assert answer.sentences


@pytest.mark.parametrize(("question", "asked", "code", "section"), PROCEDURES)
def test_a_question_is_answered_from_its_section(assistant, question, asked, code, section):
    language = "en" if question.isascii() and " a " in f" {question} " else "vi"
    answer = assistant.ask(question, NOW, language)
    assert answer.kind == "told", answer.text
    assert answer.questions == ((asked,) if asked else ())
    first = answer.sentences[0].citations[0]
    assert (first.code, first.section) == (code, section)
    assert answer.begin in {code, ""}
    assert 1 <= len(answer.sentences) <= 4


@pytest.mark.parametrize(("question", "section"), OF_WARD)
def test_the_ward_answers_from_its_own_file(of_ward, question, section):
    answer = of_ward.ask(question, NOW)
    assert answer.kind == "told"
    assert {(one.code, one.section) for one in answer.citations} == {("ward", section)}
    assert answer.confident


@pytest.mark.parametrize(("question", "section"), OF_WARD)
def test_without_a_ward_file_staff_are_offered(assistant, question, section):
    answer = assistant.ask(question, NOW)
    assert (answer.kind, answer.confident, answer.citations) == ("no_ward", False, ())
    assert "cán bộ" in answer.text


@pytest.mark.parametrize("question", UNKNOWN)
def test_what_is_not_known_is_never_sure(of_ward, question):
    answer = of_ward.ask(question, NOW)
    assert not answer.confident
    assert answer.text
    assert answer.kind in {"unknown", "which", "elsewhere"}


def test_what_is_done_elsewhere_says_where_and_to_ask_again(assistant):
    answer = assistant.ask("hộ chiếu làm ở đâu", NOW)
    assert (answer.kind, answer.subject, answer.begin) == ("elsewhere", "Hộ chiếu", "")
    assert answer.citations[0].code == "elsewhere"
    assert "Công an tỉnh" in answer.text
    assert "hỏi lại cán bộ" in answer.text


def test_between_several_it_asks_which_and_then_answers(library):
    finder = Finder("1.001193", "1.004884", "2.000635", "1.000656", confident=False)
    assistant = Assistant(library, finder)
    answer = assistant.ask("khai sinh bao nhiêu tiền", NOW)
    assert (answer.kind, answer.confident, answer.sentences) == ("which", False, ())
    assert [choice.code for choice in answer.choices] == ["1.001193", "1.004884", "2.000635"]
    chosen = assistant.ask("khai sinh bao nhiêu tiền", NOW, about="1.004884")
    assert {one.code for one in chosen.citations} == {"1.004884"}
    assert chosen.questions == ("how_much",)


def test_one_that_may_be_meant_is_asked_about(library):
    assistant = Assistant(library, Finder("1.001193", confident=False))
    assert assistant.ask("giấy", NOW).text.startswith("Máy chưa chắc. Có phải quý vị hỏi")


def test_several_questions_at_once_each_get_their_first_sentence(assistant):
    answer = assistant.ask("đăng ký kết hôn cần gì, bao lâu, hết bao nhiêu", NOW)
    assert answer.questions == ("papers", "time", "fee")
    told = dict.fromkeys(one.section for one in answer.citations)
    assert list(told) == ["papers", "time_limit", "fee"]
    assert len(answer.sentences) <= 4


@pytest.mark.parametrize(
    "question",
    [
        "Đi nước ngoài có bị xóa hộ khẩu không",
        "xoá hộ khẩu có cần chủ hộ đồng ý ko?",
        "Do I have to remove my son from the residence record",
    ],
)
def test_yes_or_no_is_left_to_staff_and_leads_into_nothing(assistant, question):
    answer = assistant.ask(question, NOW)
    assert answer.opening
    assert answer.citations[0].section == "notices"
    assert answer.text.startswith(answer.opening)
    assert (answer.begin, answer.confident) == ("", False)


def test_so_it_is_once_one_has_said_which_is_meant(about):
    answer = about("1.003677").ask("đi nhật hai năm có phải khai tạm vắng không", NOW)
    assert answer.opening
    assert answer.begin == ""


def test_what_may_be_done_elsewhere_is_told_beside_what_may_be_meant_here(assistant):
    answer = assistant.ask("Extend my temporary residence card", NOW, "en")
    assert answer.kind == "which"
    assert "immigration office" in answer.opening


def test_what_is_done_elsewhere_is_not_doubted_for_a_faint_likeness(assistant):
    answer = assistant.ask("Có làm hộ chiếu ở đây không", NOW)
    assert (answer.kind, answer.subject, answer.choices) == ("elsewhere", "Hộ chiếu", ())


def test_what_a_section_says_is_answered_however_it_is_asked(assistant):
    answer = assistant.ask("đăng ký kết hôn có mất tiền không", NOW)
    assert (answer.questions, answer.opening) == (("fee",), "")


def test_no_question_gets_a_short_overview_and_an_offer_to_begin(assistant):
    answer = assistant.ask("giấy khai sinh", NOW)
    assert [one.citations[0].section for one in answer.sentences] == [
        "fee",
        "time_limit",
        "papers",
        "result",
    ]
    assert (answer.begin, answer.closing) == (
        "1.001193",
        ("Muốn làm việc này, xin bấm Bắt đầu.",),
    )


def test_a_weak_fact_is_told_with_care_and_is_not_sure(about):
    answer = about("1.001612").ask("mất bao nhiêu tiền", NOW)
    assert answer.sentences[0].weak
    assert answer.sentences[0].text.endswith("Điều này nên hỏi lại cán bộ.")
    assert not answer.confident


def test_a_fact_without_a_source_is_left_to_staff(about, library):
    answer = about("local.mung-tho").ask("bao nhiêu tiền", NOW)
    assert (answer.sentences, answer.confident) == ((), False)
    assert "Xin hỏi cán bộ." in answer.text
    fee = library.procedure("local.mung-tho").fee
    assert fee.note.vi not in answer.text


def test_papers_without_a_source_are_left_to_staff_and_the_others_told(about):
    answer = about("1.013978").ask("cần giấy tờ gì", NOW)
    assert answer.sentences
    assert "căn cước của người đi nộp" not in answer.text
    assert answer.closing == ("Còn điều máy chưa biết chắc. Xin hỏi cán bộ.",)
    assert not answer.confident


def test_what_the_content_does_not_say_is_not_made_up(about):
    answer = about("2.000815").ask("theo mẫu nào", NOW)
    assert (answer.kind, answer.sentences, answer.confident) == ("unknown", (), False)
    assert "Sao y giấy tờ" in answer.text


def test_the_version_in_force_on_the_day_answers(about):
    card = about("1.014063")
    before = card.ask("bao nhiêu tiền", datetime(2026, 12, 31, 9, tzinfo=NOW.tzinfo))
    after = card.ask("bao nhiêu tiền", datetime(2027, 1, 1, 9, tzinfo=NOW.tzinfo))
    assert "25.000 đồng" in before.text
    assert "50.000 đồng" in after.text


def test_a_new_law_is_always_told(about):
    birth = about("1.001193")
    after = birth.ask("bao nhiêu tiền", datetime(2027, 3, 2, 9, tzinfo=NOW.tzinfo))
    assert "Luật Hộ tịch mới đã có hiệu lực" in after.text
    assert "Sắp có Luật Hộ tịch mới" not in after.text
    assert not after.confident


def test_what_is_not_in_force_on_the_day_is_asked_at_the_counter(about):
    answer = about("1.001193").ask("bao nhiêu tiền", datetime(2000, 1, 1, tzinfo=NOW.tzinfo))
    assert (answer.kind, answer.confident, answer.begin) == ("unknown", False, "")


def test_fees_are_told_with_their_conditions_and_exemptions(about, library):
    answer = about("1.001193").ask("bao nhiêu tiền", NOW)
    fee = library.procedure("1.001193", NOW.date()).fee
    assert fee.note.vi in answer.text
    for who in fee.exempt:
        assert who.vi[1:] in answer.text


def test_english_answers_in_english(about):
    answer = about("1.001193").ask("how much does it cost", NOW, "en")
    assert answer.sentences[0].text.startswith("Cost: free within 60 days. Registering within")


def test_an_empty_search_says_so_and_offers_staff(library):
    finder = Finder()
    finder._found = NOTHING
    answer = Assistant(library, finder).ask("chuyện khác", NOW)
    assert (answer.kind, answer.text) == ("unknown", "Máy chưa biết điều này. Xin hỏi cán bộ.")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gets_an_answer(of_ward, text):
    answer = of_ward.ask(text, NOW)
    assert answer.text
    assert all(sentence.citations for sentence in answer.sentences)
    assert len(answer.sentences) <= 4


def test_who_is_not_among_the_contacts_is_not_taken_for_another(of_ward):
    every = of_ward.ask("cho xin các số điện thoại", NOW)
    assert len(every.sentences) > 1
    assert of_ward.ask("chủ tịch phường điện thoại số mấy", NOW).sentences == every.sentences
    (police,) = of_ward.ask("số điện thoại công an phường", NOW).sentences
    assert "Công an" in police.text
